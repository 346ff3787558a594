/*
 * funcline.h: a func or edge line as a struct: what one function cost in one
 * run, or what its calls from one caller did.
 */
#ifndef STREAM_FUNCLINE_H
#define STREAM_FUNCLINE_H

#include "stream/reader.h"
#include "stream/writer.h"

struct func_line {
	/* Views into the line that was read (valid until the next one) or into
	 * what the writer of the line owns; data NULL where missing. */
	struct str run, point, kind, full_name, module, name;
	struct str caller; /* full_name of the caller: an edge; else NULL */
	/* NAN where missing; times in seconds. */
	double size, iterations, lineno;
	double ncall;	    /* all calls */
	double nactualcall; /* calls that are not recursive */
	double ttot;	    /* inclusive */
	double tsub;	    /* self */
	double own;	    /* self, and self of the C functions it calls */
	double wait;	    /* where it was measured; in none of the others */
};

/* Decodes a row whose shape is shape_func or shape_edge. run, full_name (and
 * an edge's caller) are needed; wrong kinds and negative numbers are
 * malformed and said. A sampled profile has no ncall. */
enum status func_line_read(
    const struct reader *in, const struct row *row, struct func_line *func);
/* Writes a func line, or an edge line where caller is set. */
void func_line_write(struct writer *out, const struct func_line *func);

#endif
