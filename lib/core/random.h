/*
 * random.h: a seeded random number generator (splitmix64), which gives the same
 * numbers on every machine.
 */
#ifndef CORE_RANDOM_H
#define CORE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct rng {
	uint64_t state;
};

struct rng rng_seed(uint64_t seed);
uint64_t rng_next(struct rng *rng);
/* A number below BOUND (above 0), uniformly and without bias. */
uint64_t rng_below(struct rng *rng, uint64_t bound);

#endif
