/*
 * lineline.h: a line line as a struct: how often a line of a function began in a
 * run.
 *
 *	{"type":"line","run":"dedupe-400","size":400,
 *	 "full_name":"dedupe.py:7 dedupe.<line>","module":"dedupe.py",
 *	 "lineno":7,"name":"dedupe.<line>","hits":400,
 *	 "caller":"dedupe.py:4 dedupe"}
 */
#ifndef STREAM_LINELINE_H
#define STREAM_LINELINE_H

#include "stream/funcline.h"
#include "stream/reader.h"
#include "stream/writer.h"

/* Texts are views into the row, data NULL where missing; numbers are NAN. */
struct line_line {
	struct str run, full_name, module, name;
	struct str caller; /* the function that has the line */
	double size, lineno;
	double hits;
};

/* Decodes a row of the shape line. A missing run, full_name, hits or caller, a
 * value of the wrong kind and a negative number are STATUS_MALFORMED. */
enum status line_line_read(
    const struct reader *in, const struct row *row, struct line_line *line);
/* Hits as the calls of an edge of kind line, from the function to its line. */
struct func_line line_line_edge(const struct line_line *line);
/* Missing values are left out. */
void line_line_write(struct writer *out, const struct line_line *line);

#endif
