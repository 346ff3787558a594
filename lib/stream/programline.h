/*
 * programline.h: a program line as a struct: which runs are of one program, where
 * there are several.
 *
 *	{"type":"program","program":"job.py macd","runs":["macd-1","macd-2"]}
 */
#ifndef STREAM_PROGRAMLINE_H
#define STREAM_PROGRAMLINE_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct program_line {
	struct str program;
	struct json *runs; /* array of their ids; the struct owns it */
};

/* Decodes a row of the shape program. STATUS_MALFORMED, with nothing to release,
 * for a value of the wrong kind and without a name or runs. */
enum status program_line_read(
    const struct reader *in, const struct row *row, struct program_line *line);
void program_line_release(struct program_line *line);
/* RUNS is the text of an array. */
void program_line_write(
    struct writer *out, struct str program, struct str runs);

#endif
