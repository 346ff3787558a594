/*
 * timers.h: how long the single calls of a few functions took, between one
 * point and the next: of those that a pattern names, or else of what looks
 * like the body of the program's main loop.
 *
 *	timers_begin("*on_tick")	NULL: choose
 *	leave(): timers_add(function, took);
 *	a point: timers_take(&point.times, &point.time_count);
 *
 * Outermost calls alone; of a generator, each entry. Bucket b counts those of
 * 1.01^b to 1.01^(b+1) nanoseconds, to a fifth of a per cent.
 */
#ifndef NATIVE_TIMERS_H
#define NATIVE_TIMERS_H

#include "table.h"

#define MOST_TIMERS 4
#define BUCKETS	    3300 /* until two days */

struct timer {
	uint32_t function;  /* 0: free */
	uint32_t low, high; /* the buckets in use: low <= b < high */
	uint32_t counts[BUCKETS];
};

/* A shell pattern of "file:line name", of functions that there are and those
 * to come; it is copied. */
void timers_begin(const char *pattern);
void timers_reset(void);
/* Of a function just made: is it one that was named? */
void timers_meet(const struct function *f);
/* Nothing if the function is not timed. */
void timers_add(uint32_t function, int64_t ticks);
/* What was counted since the last time; false without memory. */
bool timers_take(struct times **times, size_t *count);
/* After edges_sum(): which functions are worth it. TICKS: since the edges'
 * `last`. */
void timers_choose(int64_t ticks);
/* So many nanoseconds is a tick. */
void timers_scale(double ns);

#endif
