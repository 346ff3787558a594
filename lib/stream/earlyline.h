/*
 * earlyline.h: an early line as a struct: a function that was dear in a run that
 * was cut short, per call and per iteration, beside the largest whole run.
 *
 *	{"type":"early","run":"wk-4","full_name":"x.py:9 f","own_s":12,
 *	 "ncall":4000,"each_s":0.003,"whole":"wk-1","whole_each_s":0.001}
 */
#ifndef STREAM_EARLYLINE_H
#define STREAM_EARLYLINE_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct early_line {
	/* data NULL if missing. */
	struct str run, kind, whole, program;
	struct name name;
	/* NAN where missing. */
	double size, iterations;
	double own_s, share, ncall;
	double each_s, iteration_s; /* own cost of a call, of an iteration */
	double whole_each_s, whole_iteration_s;
};

/* Decodes a row of the shape early. STATUS_MALFORMED for a value of the wrong
 * kind, and without a run or a function. */
enum status early_line_read(
    const struct reader *in, const struct row *row, struct early_line *early);
void early_line_write(struct writer *out, const struct early_line *early);
/* Copies the texts into STRINGS, which then owns them. */
void early_line_keep(struct early_line *early, struct map *strings);

#endif
