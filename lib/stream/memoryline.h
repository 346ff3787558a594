/*
 * memoryline.h: a memory line as a struct: the memory that a function held at a
 * checkpoint.
 *
 *	{"type":"memory","run":"wk-1","point":"7","kind":"func",
 *	 "full_name":"x.py:7 f","held_bytes":524288,"held_blocks":1000}
 */
#ifndef STREAM_MEMORYLINE_H
#define STREAM_MEMORYLINE_H

#include "stream/reader.h"
#include "stream/writer.h"

/* Texts are views into the row, data NULL where missing; numbers are NAN. */
struct memory_line {
	struct str run, point, kind, full_name, module, name;
	double size, lineno;
	double bytes, blocks;
};

/* Decodes a row of the shape memory. A missing run, point, full_name or
 * held_bytes, a value of the wrong kind and a negative number are
 * STATUS_MALFORMED. */
enum status memory_line_read(
    const struct reader *in, const struct row *row, struct memory_line *memory);
/* Missing values are left out. */
void memory_line_write(struct writer *out, const struct memory_line *memory);

#endif
