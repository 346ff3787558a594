/*
 * axis.h: what n is in every run, which runs take part, and which of them are
 * one size.
 *
 *	runs of 7, 7 and 30 days with 1368, 1368 and 6048 iterations
 *	-> by iterations; two sizes, 1368 (twice) and 6048
 */
#ifndef SCALE_AXIS_H
#define SCALE_AXIS_H

#include "scale/fit.h"
#include "scale/store.h"

enum run_state {
	RUN_USED,
	RUN_FAILED,    /* ended with an error */
	RUN_TRUNCATED, /* cut short: no size until something is counted */
	RUN_OPEN,      /* pending or running, and yet it has functions */
	RUN_BROKEN,    /* its profile could not be read to the end */
	RUN_EMPTY,     /* nothing measured (yet) */
	RUN_NO_SIZE
};

struct sized_run {
	struct str id;
	const struct run_line *line; /* NULL: only func lines were seen */
	uint32_t stored;	     /* index into store->runs, or MAP_NONE */
	double size, iterations;     /* NAN where unknown */
	double n;		     /* NAN unless RUN_USED */
	enum run_state state;
};

struct axis {
	struct buf by; /* "size", "iterations", or a function's full name */
	struct sized_run *runs;
	size_t run_count;
	/* The runs that take part, n rising: indexes into runs, their sizes,
	 * and the size that each belongs to. */
	uint32_t *used;
	double *n;
	uint32_t *group;
	size_t used_count;
	size_t size_count; /* at most FIT_MAX_SIZES */
	/* By index into store->runs: place in `used`, or MAP_NONE. */
	uint32_t *place;
	bool joined;   /* near-equal sizes were joined into one */
	double last_n; /* of the largest size */
};

/* BY is "auto", "size", "iterations" or a glob that one function matches; it
 * is STATUS_USAGE (said) where none or several do. STORE is merged. */
enum status axis_choose(struct axis *axis, const char *by,
    const struct store *store, const struct run_table *table);
void axis_release(struct axis *axis);
/* The largest size of any run, pending ones included, as n; the ratio of n to
 * size of the largest measured run turns one into the other. NAN where there
 * is none. */
double axis_largest(const struct axis *axis);

/* One value a size from VALUES (by place; NAN is missing): over runs of
 * exactly one n the minimum if STEADY (noise only adds), else the median; over
 * near-equal n the geometric mean of both n and y, which is exact for a power
 * law. Values that are not positive are left out. */
void axis_reduce(const struct axis *axis, const double *values, bool steady,
    struct points *points);
/* True if all runs of one n agree in VALUES. */
bool axis_steady(const struct axis *axis, const double *values);
/* The fewest values that a size has, counting runs of exactly one n. */
size_t axis_repeats(const struct axis *axis);

#endif
