/*
 * draw.h: numbers drawn at random, for tests and the bench.
 */
#ifndef TESTS_DRAW_H
#define TESTS_DRAW_H

#include <math.h>

#include "core/random.h"

/* In [0, 1). */
static inline double
rng_unit(struct rng *rng)
{
	return (double)(rng_next(rng) >> 11) * 0x1p-53;
}

/* Mean 0, deviation 1. */
static inline double
rng_normal(struct rng *rng)
{
	const double turn = 6.283185307179586;
	double radius = sqrt(-2 * log(1 - rng_unit(rng)));

	return radius * cos(turn * rng_unit(rng));
}

#endif
