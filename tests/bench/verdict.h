/*
 * verdict.h: draws of functions whose law is known, measured as the tool
 * measures (axis_reduce over the repeats, then judge), for the bench of the
 * verdicts and for the unit test that keeps them.
 *
 *	struct draw d;
 *	draw_make(&rng, &d);	n^2, fixed cost tenfold, 5 sizes at x2, 10 %
 *	draw_judge(&d, &j);	p 1.94, firm
 *	draw_side(d.truth)	1: above the bound; 0 would be near it
 *
 * Truth is the exponent of the growing part of the law, its fixed cost left
 * out, between the two largest sizes. A verdict is wrong where truth is more
 * than DRAW_DEAD away from the bound and the headline on the other side.
 */
#ifndef TESTS_BENCH_VERDICT_H
#define TESTS_BENCH_VERDICT_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "scale/axis.h"
#include "scale/judge.h"

/* Nearer to the bound either side is right. */
#define DRAW_DEAD 0.05

enum draw_shape {
	DRAW_ONE,
	DRAW_LOG,
	DRAW_N,
	DRAW_NLOG,
	DRAW_N15,
	DRAW_N2,
	DRAW_N2LOG,
	DRAW_N3,
	DRAW_THRESHOLD, /* flat up to a size, then n to n^3 */
	DRAW_MIXTURE,	/* a n + b n^2, b n up to 3 a at the largest size */
	DRAW_SHAPES
};
static const char *const draw_shapes[DRAW_SHAPES] = {"1", "log n", "n",
    "n log n", "n^1.5", "n^2", "n^2 log n", "n^3", "threshold", "a n + b n^2"};

enum draw_noise {
	DRAW_EXACT, /* a count: whole, no noise */
	DRAW_0,
	DRAW_2,
	DRAW_5,
	DRAW_10,
	DRAW_20,
	DRAW_SPIKES, /* 2 %, and one run in twenty takes up to three times */
	DRAW_DRIFT,  /* 2 %, and the machine slows or wakes by up to 10 % */
	DRAW_TICKS,  /* 2 %, and whole ticks, 5 to 500 at the smallest size */
	DRAW_NOISES
};
static const char *const draw_noises[DRAW_NOISES] = {"a count", "none", "2 %",
    "5 %", "10 %", "20 %", "spikes", "drift", "ticks"};
static const double draw_deviations[DRAW_NOISES] = {
    0, 0, 0.02, 0.05, 0.1, 0.2, 0.02, 0.02, 0.02};
static const double draw_fixed[] = {0, 1, 10};
static const double draw_ratios[] = {2, 3, 4};

enum {
	DRAW_RUNS = 40
};

struct draw {
	enum draw_shape shape;
	enum draw_noise noise;
	size_t fixed; /* of draw_fixed: times the growth at the smallest */
	size_t sizes, ratio /* of draw_ratios */, repeats;
	double truth;
	struct points points;
};

static double
draw_class(enum draw_shape shape, double n)
{
	switch (shape) {
	case DRAW_ONE:
		return 1;
	case DRAW_LOG:
		return log(n);
	case DRAW_NLOG:
		return n * log(n);
	case DRAW_N15:
		return n * sqrt(n);
	case DRAW_N2:
		return n * n;
	case DRAW_N2LOG:
		return n * n * log(n);
	case DRAW_N3:
		return n * n * n;
	default:
		return n;
	}
}

/* -1 below the bound, 1 above it, 0 where either side is right. */
static int
draw_side(double p)
{
	if (fabs(p - JUDGE_BOUND) <= DRAW_DEAD)
		return 0;
	return p > JUDGE_BOUND ? 1 : -1;
}

/* The growing part at the sizes N. */
static void
draw_law(struct rng *rng, const struct draw *d, const double *n, double *y)
{
	static const enum draw_shape later[] = {
	    DRAW_N, DRAW_NLOG, DRAW_N15, DRAW_N2, DRAW_N3};
	enum draw_shape class = d->shape;
	double from = 0, b = 0;

	if (class == DRAW_MIXTURE)
		b = 0.01 * pow(300, rng_unit(rng)) / n[d->sizes - 1];
	if (class == DRAW_THRESHOLD) {
		class = later[rng_below(rng, 5)];
		/* Three sizes, at least, are on the law. */
		from = n[0] *
		       pow(n[1] / n[0], rng_unit(rng) * (double)(d->sizes - 3));
	}
	for (size_t i = 0; i < d->sizes; i++)
		y[i] = draw_class(class, fmax(n[i], from)) * (1 + b * n[i]);
}

/* All runs, in a session in which drift passes from one to the next, either
 * smallest first or in any order. */
static void
draw_runs(
    struct rng *rng, const struct draw *d, const double *mean, double *values)
{
	double drift = d->noise == DRAW_DRIFT ? 0.2 * rng_unit(rng) - 0.1 : 0;
	double sigma = draw_deviations[d->noise];
	double tick = mean[0] / (5 * pow(100, rng_unit(rng)));
	bool ordered = rng_next(rng) & 1;
	size_t runs = d->sizes * d->repeats;

	for (size_t run = 0; run < runs; run++) {
		double at = (double)(ordered ? run : rng_below(rng, runs)) /
			    (double)runs;
		double y = mean[run / d->repeats];

		y *= fmax(1 + sigma * rng_normal(rng), 0.05);
		y *= 1 + drift * at;
		if (d->noise == DRAW_SPIKES && rng_below(rng, 20) == 0)
			y *= 1 + 2 * rng_unit(rng);
		if (d->noise == DRAW_TICKS)
			y = tick * floor(y / tick + rng_unit(rng));
		if (d->noise == DRAW_EXACT)
			y = round(y);
		values[run] = y;
	}
}

/* The repeats reduced as the tool does it. */
static void
draw_reduce(struct draw *d, const double *n, const double *values)
{
	double by_run[DRAW_RUNS];
	uint32_t group[DRAW_RUNS];
	struct axis axis = {.n = by_run,
	    .group = group,
	    .used_count = d->sizes * d->repeats,
	    .size_count = d->sizes};

	for (size_t run = 0; run < axis.used_count; run++) {
		group[run] = (uint32_t)(run / d->repeats);
		by_run[run] = n[group[run]];
	}
	axis_reduce(&axis, values, true, &d->points);
}

/* Everything that is not set to a valid value is drawn. */
static void
draw_make(struct rng *rng, struct draw *d)
{
	double n[FIT_MAX_SIZES], mean[FIT_MAX_SIZES], values[DRAW_RUNS];
	double start;

	d->shape = (enum draw_shape)rng_below(rng, DRAW_SHAPES);
	d->noise = (enum draw_noise)rng_below(rng, DRAW_NOISES);
	d->fixed = rng_below(rng, 3);
	d->sizes = 3 + rng_below(rng, 6);
	d->ratio = rng_below(rng, 3);
	d->repeats = 1 + rng_below(rng, 5);
	start = round(20 * pow(50, rng_unit(rng)));
	for (size_t i = 0; i < d->sizes; i++)
		n[i] = start * pow(draw_ratios[d->ratio], (double)i);
	draw_law(rng, d, n, mean);
	d->truth = fit_slope(n[d->sizes - 2], mean[d->sizes - 2],
	    n[d->sizes - 1], mean[d->sizes - 1]);
	for (size_t i = d->sizes; i-- > 0;)
		mean[i] += draw_fixed[d->fixed] * mean[0];
	if (d->noise == DRAW_EXACT)
		for (size_t i = 0; i < d->sizes; i++)
			mean[i] = ceil(mean[i]);
	draw_runs(rng, d, mean, values);
	draw_reduce(d, n, values);
}

static void
draw_judge(const struct draw *d, struct judgement *j)
{
	struct judge_options options = {.bound = JUDGE_BOUND,
	    .exact = d->noise == DRAW_EXACT,
	    .noise = NAN};

	judge(&d->points, &options, j);
}

#endif
