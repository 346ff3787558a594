/*
 * point_facts.h: facts from the checkpoints (point lines) of a run: do
 * iterations get slower, does memory grow?
 */
#ifndef REPORT_POINT_FACTS_H
#define REPORT_POINT_FACTS_H

#include "stream/pointline.h"

/* The checkpoints of one run, in the order of their lines. Missing numbers are
 * NAN, as in struct point_line. */
struct run_points {
	struct str driver; /* the function whose calls were timed; empty if
			      none */
	struct run_point {
		double iterations, wall_s, rss, blocks;
		double median_s, p99_s, worst_s, timed;
	} * points;
	size_t count, cap;
};

struct point_facts; /* by run */

struct point_facts *point_facts_new(void);
void point_facts_free(struct point_facts *runs);
/* DRIVER must live as long as RUNS. */
void point_facts_add(struct point_facts *runs, const struct point_line *point,
    struct str driver);
/* The run with the most iterations, and its id in *RUN; NULL if none has
 * iterations. */
const struct run_points *point_facts_largest(
    const struct point_facts *runs, struct str *run);

enum pace {
	PACE_MEAN, /* wall time over iterations, between two checkpoints */
	PACE_MEDIAN,
	PACE_P99,
	PACE_WORST,
	PACES
};

/* Seconds of an iteration between checkpoints, *COUNT values, from the first
 * with iterations on; intervals with few iterations are left out. The caller
 * frees it. NULL and 0 if there are fewer than two. */
double *run_points_pace(
    const struct run_points *run, enum pace pace, size_t *count);
/* The last third over the first third of COUNT values. */
double pace_change(const double *values, size_t count);

/* Growth of memory that is not start-up: both halves of the run add to it. */
struct memory_growth {
	double per_iteration; /* bytes */
	double blocks;	      /* live blocks an iteration, or NAN */
	double from, to;      /* bytes */
	double from_iteration, to_iteration;
};
bool run_points_memory(
    const struct run_points *run, struct memory_growth *growth);

#endif
