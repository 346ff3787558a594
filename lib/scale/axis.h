/*
 * axis.h: the axis n of laws over several runs: its value in each run, which
 * runs take part, and which are of one size. within.h makes such an axis from
 * the checkpoints of one run; the rest of the stage treats both alike.
 *
 *	runs of 7, 7 and 30 days with 1368, 1368 and 6048 iterations
 *	-> by iterations; two sizes, 1368 (twice) and 6048
 */
#ifndef SCALE_AXIS_H
#define SCALE_AXIS_H

#include "law/noise.h"
#include "scale/driver.h"
#include "scale/programs.h"

enum run_state {
	RUN_USED,
	RUN_FAILED,    /* ended with an error, unless all runs did with one
			  status */
	RUN_TRUNCATED, /* stopped early: its size is known only if it is
			  counted */
	RUN_OPEN,      /* pending or running, although it has functions */
	RUN_BROKEN,    /* its profile could not be read to the end */
	RUN_EMPTY,     /* nothing was measured (yet) */
	RUN_NO_SIZE
};

struct sized_run {
	struct str id;
	const struct run_line *line; /* NULL if only func lines came */
	uint32_t stored;	     /* index in store->runs, or MAP_NONE */
	double size, iterations;     /* NAN if unknown */
	double n;		     /* NAN unless RUN_USED */
	enum run_state state;
};

struct axis {
	struct buf by; /* "size", "iterations", or a function's full name */
	struct driver driver; /* if it was found, not named; else none */
	/* Runs that take part, n rising: their n, and the size that each
	 * belongs to. */
	double *n;
	uint32_t *group;
	size_t used_count;
	size_t size_count; /* at most FIT_MAX_SIZES */
	bool joined;	   /* sizes that are nearly equal were joined */
	double last_n;	   /* the largest */
	double own_status; /* the exit status that all runs ended with; NAN:
			      none */
	struct str within; /* id of the run, if within one; else data NULL */
	/* Over runs: all runs; the run at each place; and by index in
	 * store->runs the place, or MAP_NONE. */
	struct sized_run *runs;
	size_t run_count;
	uint32_t *used;
	uint32_t *place;
};

/* Chooses n, of the runs of one PROGRAM, by its number. BY is "auto", "size",
 * "iterations", a pattern that must match one function (else STATUS_USAGE), or
 * NULL: iterations if every run has counted them, else the size, else as "auto".
 * STORE must be merged. */
enum status axis_choose(struct axis *axis, const char *by,
    const struct store *store, const struct run_table *table,
    const struct programs *programs, uint32_t program);
/* Sets the groups of runs whose sizes are one: of axis_choose(). */
void axis_join(struct axis *axis);
void axis_release(struct axis *axis);
/* The largest size of any run, also of pending ones, as n. Sizes are converted
 * with the ratio of n to size of the largest measured run. NAN if there is
 * none. */
double axis_largest(const struct axis *axis);

/* Reduces VALUES (by place; NAN if missing) to one for each size: the minimum
 * of runs with the same n if STEADY (noise only adds), else the median; for
 * nearly equal n the geometric means of n and y, which are exact for a power
 * law. Values that are not positive are left out. */
void axis_reduce(const struct axis *axis, const double *values, bool steady,
    struct points *points);
/* The noise, by repeated runs, of the values that axis_reduce() makes. */
struct noise axis_noise(const struct axis *axis, const double *values);
/* True if all runs of one n agree in VALUES. */
bool axis_steady(const struct axis *axis, const double *values);
/* The fewest values that a size has, counting runs of exactly one n. */
size_t axis_repeats(const struct axis *axis);

#endif
