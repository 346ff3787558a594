/* random.c: see random.h. splitmix64: Steele, Lea, Flood, 2014. */
#include "core/random.h"

struct rng
rng_seed(uint64_t seed)
{
	return (struct rng){seed};
}

uint64_t
rng_next(struct rng *rng)
{
	uint64_t z = (rng->state += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

uint64_t
rng_below(struct rng *rng, uint64_t bound)
{
	uint64_t threshold = (0 - bound) % bound, value;

	do
		value = rng_next(rng);
	while (value < threshold);
	return value % bound;
}
