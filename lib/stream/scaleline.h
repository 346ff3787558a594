/*
 * scaleline.h: a scale line as a struct: how one metric of a function, an edge
 * or the whole program grows.
 *
 *	{"type":"scale","by":"size","full_name":"x.py:9 get","metric":"ncall",
 *	 "points":[[100,100],[200,200]],"p":1,"verdict":"linear",...}
 */
#ifndef STREAM_SCALELINE_H
#define STREAM_SCALELINE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/inside.h"
#include "stream/origin.h"
#include "stream/reader.h"

struct scale_line {
	/* Views into the row; data NULL where missing. */
	struct name name;
	struct str by, kind, caller, since, law, within, program;
	enum metric metric;
	enum law_class class;
	enum verdict verdict;
	enum confidence confidence;
	enum origin origin; /* as in struct func_line */
	/* NAN where missing. */
	double n_min, n_max;
	double p, p_lo, p_hi, p_end, beyond;
	double since_n, until_n; /* the n at which the law begins and ends */
	double call_lineno;	 /* as in struct func_line */
	double share, target, at_target, at_lo, at_hi, holdout;
	double total; /* within a run: of all of it */
	struct inside inside;
	double last; /* the metric at the largest n; NAN in a CSV table */
	/* Set by scale_line_points(): n, y, n, y, ...; the caller frees it. */
	double *points;
	size_t point_count;
	size_t sizes; /* the same; a CSV table has only this number */
};

/* Decodes a row of the shape scale. A missing metric, or full_name of a
 * function, and a value of the wrong kind are STATUS_MALFORMED. */
enum status scale_line_read(
    const struct reader *in, const struct row *row, struct scale_line *line);
/* Decodes the points of ROW into *SPACE, an array for *CAP numbers that grows
 * as needed; LINE's `points` is that array. */
enum status scale_line_points(const struct reader *in, const struct row *row,
    struct scale_line *line, double **space, size_t *cap);
/* True for a count that follows one law exactly at all sizes. */
bool scale_line_is_exact(const struct scale_line *line);
/* Copies the texts into STRINGS, which then owns them. */
void scale_line_keep(struct scale_line *line, struct map *strings);

#endif
