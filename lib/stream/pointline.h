/*
 * pointline.h: a point line as a struct: a checkpoint of a run.
 *
 *	{"type":"point","run":"wk-1","iterations":96,"point":"7","wall_s":2.5}
 */
#ifndef STREAM_POINTLINE_H
#define STREAM_POINTLINE_H

#include "law/vocabulary.h"
#include "stream/reader.h"
#include "stream/writer.h"

/* Texts are views into the row, data NULL where missing; numbers are NAN.
 * Units: seconds, bytes. */
struct point_line {
	struct str run, point, driver;
	double size, iterations;
	double metrics[METRICS]; /* NAN for those that point lines do not
				    have */
	double peak_rss, calls;
	double median_s, p99_s, worst_s, timed;
};

/* Decodes a row of the shape point. A missing run or point, a value of the
 * wrong kind and a negative number are STATUS_MALFORMED. */
enum status point_line_read(
    const struct reader *in, const struct row *row, struct point_line *point);
/* Missing values are left out. */
void point_line_write(struct writer *out, const struct point_line *point);

#endif
