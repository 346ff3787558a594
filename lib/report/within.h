/*
 * within.h: what happens within a run, from its checkpoints (point lines): do
 * iterations get slower, does memory grow?
 */
#ifndef REPORT_WITHIN_H
#define REPORT_WITHIN_H

#include "stream/pointline.h"

/* The checkpoints of one run, in the order of their lines. Numbers are NAN
 * where missing, as in struct point_line. */
struct within {
	struct str driver; /* whose calls were timed; empty: nobody's */
	struct within_point {
		double iterations, wall_s, rss, blocks;
		double median_s, p99_s, worst_s, timed;
	} * points;
	size_t count, cap;
};

struct within_runs; /* by run */

struct within_runs *within_new(void);
void within_free(struct within_runs *runs);
/* DRIVER must live as long as RUNS. */
void within_add(struct within_runs *runs, const struct point_line *point,
    struct str driver);
/* The run with the most iterations, *RUN its id; NULL if none counts any. */
const struct within *within_largest(
    const struct within_runs *runs, struct str *run);

enum pace {
	PACE_MEAN, /* wall time over iterations, between two checkpoints */
	PACE_MEDIAN,
	PACE_P99,
	PACE_WORST,
	PACES
};

/* Seconds of an iteration from checkpoint to checkpoint, *COUNT of them, from
 * the first with iterations on; intervals with few are left out. NULL and 0
 * where there are not two. The caller frees it. */
double *within_pace(const struct within *run, enum pace pace, size_t *count);
/* The last third over the first third of COUNT values. */
double within_change(const double *values, size_t count);

/* How memory grows, where it really does: both halves of the run add to it,
 * and it is no start-up. */
struct within_growth {
	double per_iteration; /* bytes */
	double blocks;	      /* live blocks an iteration, or NAN */
	double from, to;      /* bytes */
	double from_iteration, to_iteration;
};
bool within_memory(const struct within *run, struct within_growth *growth);

#endif
