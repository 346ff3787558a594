/*
 * random.h: a seeded generator (splitmix64), the same on every machine.
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
/* Evenly in [0, BOUND), without bias; BOUND > 0. */
uint64_t rng_below(struct rng *rng, uint64_t bound);

#endif
