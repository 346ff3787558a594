/*
 * pointline.h: point lines, decoded and written: the checkpoints of a run.
 *
 *	{"type":"point","run":"wk-1","iterations":96,"point":"7","wall_s":2.5}
 */
#ifndef STREAM_POINTLINE_H
#define STREAM_POINTLINE_H

#include "law/vocabulary.h"
#include "stream/reader.h"
#include "stream/writer.h"

/* Texts are views into the row: data NULL where missing. Numbers are NAN where
 * missing. Units: seconds, bytes. */
struct point_line {
	struct str run, point, driver;
	double size, iterations;
	double metrics[METRICS]; /* of those that point lines have */
	double peak_rss, calls;
	double median_s, p99_s, worst_s, timed;
};

/* Decodes a row of the shape point. `run` and `point` are needed; numbers must
 * not be negative. */
enum status point_line_read(
    const struct reader *in, const struct row *row, struct point_line *point);
/* What is missing is left out. */
void point_line_write(struct writer *out, const struct point_line *point);

#endif
