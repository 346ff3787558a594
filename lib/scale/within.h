/*
 * within.h: one run as a series of sizes: n at its checkpoints, and the cost of
 * each function between them.
 *
 *	iterations at checkpoints: 0 3 11 17 25 36 52 73 105 150 200 (the end)
 *	-> from n = 11 on: 17 25 36 52 73 105 150, seven intervals
 *
 * The start-up is before the first interval and the tear-down after the last,
 * so that neither looks like growth. An interval from a to b is a measurement
 * at its middle m: a cost that rises by dy is the value m dy / (b - a), whose
 * exponent is that of y = c + k n^p, whatever c is.
 */
#ifndef SCALE_WITHIN_H
#define SCALE_WITHIN_H

#include "scale/axis.h"

enum within_state {
	WITHIN_NONE,	/* no run has checkpoints */
	WITHIN_FEW,	/* too few, or n is too small */
	WITHIN_NO_AXIS, /* nothing can be n */
	WITHIN_FOUND
};

struct within {
	enum within_state state;
	struct axis axis;  /* n: the middles of the intervals */
	uint32_t run;	   /* index in store->runs */
	size_t chosen;	   /* index in the runs of the axis over runs */
	size_t others;	   /* runs whose checkpoints are not used */
	double *bounds;	   /* n at the ends of the intervals: one more than
			      intervals */
	uint32_t *at;	   /* their checkpoints, indexes in store->points */
	double *n;	   /* by checkpoint; 0 for those of other runs */
	double n_end;	   /* n at the end of the run */
	double outside;	   /* part of the wall time outside of the intervals;
			      NAN if unknown */
	uint32_t *slot;	   /* by checkpoint: the first bound at or after it */
	uint32_t end_slot; /* the same for the end of the run: the number of
			      bounds, or the last one */
};

/* The largest run (by iterations, else calls) with checkpoints, as an index in
 * store->runs; a failed one only if there is no other. MAP_NONE if none has. */
uint32_t within_longest(const struct store *store, const struct axis *runs);
/* Chooses the largest run (by iterations, else calls) with enough checkpoints;
 * a failed one only if there is no other. BY as in axis_choose(), "size" like
 * NULL: iterations, else a driver. RUNS is the axis over runs. IN must be
 * released in any case. */
enum status within_choose(struct within *in, const char *by,
    const struct store *store, const struct axis *runs);
void within_release(struct within *in);

#endif
