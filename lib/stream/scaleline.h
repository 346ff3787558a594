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
#include "stream/reader.h"

struct scale_line {
	/* Views into the row; data NULL where missing. */
	struct name name;
	struct str by, kind, caller, since, law, within;
	enum metric metric;
	enum law_class class;
	enum verdict verdict;
	enum confidence confidence;
	/* NAN where missing. */
	double n_min, n_max;
	double p, p_lo, p_hi, p_end, beyond;
	double since_n, until_n; /* where the law begins and ends */
	double share, target, at_target, at_lo, at_hi, holdout;
	double last; /* the metric at the largest n; NAN in a table */
	/* After scale_line_points(): n, y, n, y, ...; the caller frees it. */
	double *points;
	size_t point_count;
	size_t sizes; /* the same number; known of a table, which has no more */
};

/* Decodes a row of the shape scale. metric is needed, and full_name but of the
 * whole program; wrong kinds are malformed and said. */
enum status scale_line_read(
    const struct reader *in, const struct row *row, struct scale_line *line);
/* Takes the points of that row apart; SPACE holds *CAP numbers and grows. */
enum status scale_line_points(const struct reader *in, const struct row *row,
    struct scale_line *line, double **space, size_t *cap);
/* Its texts live in STRINGS from now on. */
void scale_line_keep(struct scale_line *line, struct map *strings);

#endif
