/*
 * within.h: one run as a series of sizes: how far it had come at checkpoints,
 * and what every function cost between two of them.
 *
 *	iterations at checkpoints: 0 3 11 17 25 36 52 73 105 150 200 (the end)
 *	-> from n = 11 on: 17 25 36 52 73 105 150, seven intervals
 *
 * The start-up is before the first and the tear-down behind the last, so that
 * neither is taken for growth. An interval from a to b is a measurement at its
 * middle m: a cost that rises by dy is one of m dy / (b - a), whose exponent is
 * that of y = c + k n^p, whatever c is.
 */
#ifndef SCALE_WITHIN_H
#define SCALE_WITHIN_H

#include "scale/axis.h"

enum within_state {
	WITHIN_NONE,	/* no run has checkpoints */
	WITHIN_FEW,	/* too few, or n is too small */
	WITHIN_NO_AXIS, /* nothing in it can be n */
	WITHIN_FOUND
};

struct within {
	enum within_state state;
	struct axis axis;  /* n: the middles of the intervals */
	uint32_t run;	   /* into store->runs */
	size_t chosen;	   /* into the runs of the other axis */
	size_t others;	   /* runs whose checkpoints are not used */
	double *bounds;	   /* n at the ends of the intervals, one more */
	uint32_t *at;	   /* the checkpoints there, into store->points */
	double *n;	   /* by checkpoint; 0 where it is of another run */
	double n_end;	   /* n at the end of the run */
	double outside;	   /* part of the wall time, NAN where not known */
	uint32_t *slot;	   /* by checkpoint: the bound at which it is over */
	uint32_t end_slot; /* of the end of the run: one behind all bounds, or
			      the last */
};

/* Takes the largest run (iterations, else calls) that has enough checkpoints;
 * one that failed only where there is no other. BY as in axis_choose();
 * "size" is as NULL: iterations, else a driver that is found. RUNS is the axis
 * over runs. Release IN in any case. */
enum status within_choose(struct within *in, const char *by,
    const struct store *store, const struct axis *runs);
void within_release(struct within *in);

#endif
