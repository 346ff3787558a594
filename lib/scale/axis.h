/*
 * axis.h: what n is. Over several runs: its value in each, which of them take
 * part, and which are one size. Within one run, between checkpoints, see
 * within.h, which makes an axis of its own; fits know no difference.
 *
 *	runs of 7, 7 and 30 days with 1368, 1368 and 6048 iterations
 *	-> by iterations; two sizes, 1368 (twice) and 6048
 */
#ifndef SCALE_AXIS_H
#define SCALE_AXIS_H

#include "law/noise.h"
#include "scale/driver.h"

enum run_state {
	RUN_USED,
	RUN_FAILED,    /* ended with an error, and not all with one status */
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
	struct driver driver; /* that was found, not named, else none */
	/* What is measured at, n rising: its n, and the size it belongs to. */
	double *n;
	uint32_t *group;
	size_t used_count;
	size_t size_count; /* at most FIT_MAX_SIZES */
	bool joined;	   /* near-equal sizes were joined into one */
	double last_n;	   /* the largest */
	double own_status; /* that all of the runs ended with; NAN: none */
	struct str within; /* id of the run this is within, NULL over runs */
	/* Over runs: all of them; by place, which one; and by index into
	 * store->runs its place, or MAP_NONE. */
	struct sized_run *runs;
	size_t run_count;
	uint32_t *used;
	uint32_t *place;
};

/* BY is "auto", "size", "iterations", a glob that one function matches, which
 * is STATUS_USAGE (said) where none or several do, or NULL: iterations where
 * every run has counted them, else the size, else as "auto". STORE is merged.
 * */
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
/* How far the value that axis_reduce makes of them is off, by the repeats. */
struct noise axis_noise(const struct axis *axis, const double *values);
/* True if all runs of one n agree in VALUES. */
bool axis_steady(const struct axis *axis, const double *values);
/* The fewest values that a size has, counting runs of exactly one n. */
size_t axis_repeats(const struct axis *axis);

#endif
