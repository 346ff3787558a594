/*
 * clock.h: the time in ticks. How long a tick is follows from the first and the
 * last moment of a profile.
 *
 *	clock_choose(CLOCK_CYCLES);
 *	struct moment a = clock_moment();
 *	int64_t begin = clock_now();
 *	...
 *	ticks = clock_now() - begin;
 *	seconds = (double)ticks * clock_scale(a, clock_moment());
 *
 * The cycle counter may be used only where it is invariant (constant_tsc and
 * nonstop_tsc in /proc/cpuinfo), which the caller has to check.
 */
#ifndef NATIVE_CLOCK_H
#define NATIVE_CLOCK_H

#include <time.h>

#include "compat.h"

#if defined(__x86_64__) || defined(__i386__)
#include <x86intrin.h>
#define CLOCK_HAS_CYCLES 1
#else
#define CLOCK_HAS_CYCLES 0
#endif

enum clock_kind {
	CLOCK_CYCLES,	/* wall, by the cycle counter */
	CLOCK_SYSTEM,	/* wall, by the system's monotonic clock */
	CLOCK_OF_THREAD /* CPU time of the calling thread */
};

struct moment {
	int64_t ticks;
	int64_t ns;
};

extern near_by enum clock_kind clock_kind;

static inline int64_t
clock_read(clockid_t id)
{
	struct timespec now;

	if (clock_gettime(id, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static inline int64_t
clock_by(enum clock_kind kind)
{
#if CLOCK_HAS_CYCLES
	if (kind == CLOCK_CYCLES)
		return (int64_t)__rdtsc();
#endif
	return clock_read(kind == CLOCK_OF_THREAD ? CLOCK_THREAD_CPUTIME_ID
						  : CLOCK_MONOTONIC);
}

static inline int64_t
clock_now(void)
{
	return clock_by(clock_kind);
}

static inline struct moment
clock_moment(void)
{
	return (struct moment){clock_now(), clock_read(CLOCK_MONOTONIC)};
}

/* Seconds a tick. */
static inline double
clock_scale(struct moment first, struct moment last)
{
	if (clock_kind != CLOCK_CYCLES || last.ticks <= first.ticks)
		return 1e-9;
	return (double)(last.ns - first.ns) * 1e-9 /
	       (double)(last.ticks - first.ticks);
}

#endif
