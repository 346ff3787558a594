/*
 * timers.h: the durations of single calls, between one point and the next, for
 * a few functions: those that match a pattern, or else those that look like the
 * body of the program's main loop.
 *
 *	timers_begin("*on_tick")	NULL: choose
 *	leave(): timers_add(function, took);
 *	a point: timers_take(&point.times, &point.time_count);
 *
 * Only outermost calls count; of a generator, each entry. Bucket b counts
 * durations from 1.01^b to 1.01^(b+1) ns; its borders are exact to 0.2 %.
 */
#ifndef NATIVE_TIMERS_H
#define NATIVE_TIMERS_H

#include "table.h"

#define MOST_TIMERS 4
#define BUCKETS	    3300 /* up to two days */

struct timer {
	uint32_t function;  /* 0: free */
	uint32_t low, high; /* buckets in use: low <= b < high */
	uint32_t counts[BUCKETS];
};

/* Times functions, present and future, whose "file:line name" matches a shell
 * pattern, which is copied; NULL or "": chooses them. */
void timers_begin(const char *pattern);
void timers_reset(void);
/* Is a new function one that the pattern names? */
void timers_meet(const struct function *f);
/* Counts a call, if the function is timed. */
void timers_add(uint32_t function, int64_t ticks);
/* The times since the last call, which the caller frees; false without
 * memory. */
bool timers_take(struct times **times, size_t *count);
/* Chooses the functions, after stack_sum(). TICKS: since the edges' `last`. */
void timers_choose(int64_t ticks);
/* Sets the nanoseconds of a tick. */
void timers_scale(double ns);

#endif
