/* noise.c: deviations pooled over functions; see noise.h. */
#include "law/noise.h"

#include <math.h>
#include <stdlib.h>

#include "core/number.h"
#include "core/statistics.h"
#include "core/text.h"

#define MANY_RUNS 64

void
noise_pool_add(struct noise_pool *pool, struct noise noise)
{
	if (!isfinite(noise.sigma) || noise.freedom < 1)
		return;
	GROW(pool->items, pool->cap, pool->count + 1);
	pool->items[pool->count++] = noise;
}

/* The variance of the logarithm of a deviation with FREEDOM degrees of freedom,
 * as its quartiles show it; right within 5 %. */
static double
log_variance(double freedom)
{
	return 0.5 * (1 + 0.7 / freedom) / freedom;
}

/* The freedom whose log_variance() is VARIANCE. */
static double
freedom_of(double variance)
{
	if (!(variance > log_variance(NOISE_FREEDOM)))
		return NOISE_FREEDOM;
	return (1 + sqrt(1 + 5.6 * variance)) / (4 * variance);
}

struct noise
noise_pool_finish(struct noise_pool *pool)
{
	struct noise noise = {NAN, 1};
	size_t count = pool->count;
	double *logs = xcalloc(count + 1, sizeof(*logs));
	double chance = 0, total = 0, lower, upper, spread, freedom;

	for (size_t i = 0; i < count; i++) {
		freedom = pool->items[i].freedom;
		total += freedom;
		/* The residuals of exact laws are 0. */
		logs[i] = log(fmax(pool->items[i].sigma, NOISE_LEAST));
		chance += log_variance(freedom) / (double)count;
	}
	if (count >= NOISE_FUNCTIONS) {
		number_sort(logs, count);
		noise.sigma = exp(median_of(logs, count));
		quartiles_of(logs, count, &lower, &upper);
		spread = (upper - lower) / (2 * NORMAL_HALF);
		freedom = freedom_of(spread * spread - chance);
		/* The median of few functions is uncertain itself. */
		freedom = 1 / (1 / freedom + 1 / (NOISE_MEDIAN_TELLS * total));
		noise.freedom = freedom > NOISE_FREEDOM_LEAST
				    ? (int)(freedom + 0.5)
				    : NOISE_FREEDOM_LEAST;
	}
	free(logs);
	free(pool->items);
	*pool = (struct noise_pool){NULL, 0, 0};
	return noise;
}

/* From the median of the changes: one run that was interrupted does not count,
 * as it is neither the least nor the median of its size. */
static struct noise
noise_of_changes(double *changes, size_t count)
{
	if (count < 2)
		return (struct noise){NAN, 0};
	number_sort(changes, count);
	/* The difference of two values has sqrt(2) times their deviation. */
	return (struct noise){
	    median_of(changes, count) / (NORMAL_HALF * sqrt(2)),
	    count < NOISE_CHANGES ? 1
				  : (int)(NOISE_MEDIAN_TELLS * (double)count)};
}

struct noise
noise_of_repeats(
    const double *n, const double *values, size_t count, size_t sizes)
{
	double few[MANY_RUNS], *changes = few, runs;
	struct noise noise;
	size_t changed = 0;

	if (count == sizes)
		return (struct noise){NAN, 0};
	if (count > MANY_RUNS)
		changes = xcalloc(count, sizeof(*changes));
	for (size_t i = 1; i < count; i++) {
		if (n[i] > SAME_SIZE * n[i - 1])
			continue;
		changes[changed] = fabs(log(values[i] / values[i - 1]));
		changed += isfinite(changes[changed]) ? 1 : 0;
	}
	noise = noise_of_changes(changes, changed);
	if (changes != few)
		free(changes);
	/* The least of several values varies less than each, their median no
	 * more than that. */
	runs = (double)count / (double)sizes;
	noise.sigma /= sqrt(sqrt(runs));
	return noise;
}

struct noise
noise_of_menu(const struct menu *menu, size_t count)
{
	int freedom = (int)count - 1 - (menu->best.constant ? 1 : 0);

	if (freedom < 1)
		return (struct noise){NAN, 0};
	/* The median deviation is too low with few degrees of freedom. */
	return (struct noise){
	    menu->sigma * pow(1 - 2 / (9.0 * freedom), -1.5), freedom};
}

struct noise
noise_join(struct noise expected, struct noise own)
{
	double a, b;

	if (!isfinite(own.sigma) || own.freedom < 1)
		return expected;
	if (!isfinite(expected.sigma)) {
		expected = own;
	} else {
		a = expected.freedom * expected.sigma * expected.sigma;
		b = own.freedom * own.sigma * own.sigma;
		expected.freedom += own.freedom;
		expected.sigma = sqrt((a + b) / expected.freedom);
	}
	if (expected.freedom > NOISE_FREEDOM)
		expected.freedom = NOISE_FREEDOM;
	return expected;
}
