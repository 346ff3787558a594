/*
 * verdict.h: draws of programs whose functions have known laws, measured and
 * judged as the tool does it (axis_reduce over the repeats, the noise pooled
 * over the functions, then judge), for the bench of the verdicts and for the
 * unit test that keeps them.
 *
 *	struct program p = {.count = 24};
 *	draw_program(&rng, false, &p);	5 sizes at x2, 1 repeat, 10 %
 *	p.functions[0]			n^2, fixed cost tenfold
 *	draw_judge(&p, &p.functions[0], &j);	p 1.94, firm
 *	draw_side(&p.functions[0])	1: above the bound; 0 would be near it
 *
 * Truth is the exponent of the growing part of the law, its fixed cost left
 * out, between the two largest sizes. A verdict is wrong where truth is more
 * than DRAW_DEAD away from the bound and the headline on the other side.
 *
 * Of a program of one function no noise is known but by its own repeats.
 */
#ifndef TESTS_BENCH_VERDICT_H
#define TESTS_BENCH_VERDICT_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/draw.h"
#include "core/statistics.h"
#include "law/judge.h"
#include "law/noise.h"
#include "scale/axis.h"

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
	DRAW_SHAPES,
	/* Held out: laws that the method does not know of. */
	DRAW_SQRT = DRAW_SHAPES,
	DRAW_N12,
	DRAW_N135,  /* as near to the bound as counts */
	DRAW_POWER, /* n^p, p from 0.3 to 3 */
	DRAW_STEP,  /* n, and half as much more from a size on */
	DRAW_CAP,   /* n^2, then n: either is right */
	DRAW_ALL_SHAPES
};
static const char *const draw_shapes[DRAW_ALL_SHAPES] = {"1", "log n", "n",
    "n log n", "n^1.5", "n^2", "n^2 log n", "n^3", "threshold", "a n + b n^2",
    "sqrt n", "n^1.2", "n^1.35", "n^p", "n in two steps", "n^2, then n"};

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
	DRAW_NOISES,
	/* Held out. */
	DRAW_HEAVY = DRAW_NOISES, /* 5 %, Student of three degrees of freedom */
	DRAW_FADING,		  /* 15 % at the smallest size, as 1/sqrt n */
	DRAW_ABOVE,		  /* only ever slower, 10 %, exponential */
	DRAW_ALL_NOISES
};
static const char *const draw_noises[DRAW_ALL_NOISES] = {"a count", "none",
    "2 %", "5 %", "10 %", "20 %", "spikes", "drift", "ticks", "heavy tails",
    "fading", "only slower"};
static const double draw_deviations[DRAW_ALL_NOISES] = {
    0, 0, 0.02, 0.05, 0.1, 0.2, 0.02, 0.02, 0.02, 0.05, 0.15, 0.1};
static const double draw_fixed[] = {0, 1, 10};
static const double draw_ratios[] = {2, 3, 4};

enum {
	DRAW_RUNS = 40,
	DRAW_FUNCTIONS = 24
};

struct draw {
	enum draw_shape shape;
	size_t fixed; /* of draw_fixed: times the growth at the smallest */
	double truth;
	double other; /* of the range before a cap; else as truth */
	struct points points;
	struct noise repeats;
};

struct program {
	size_t count; /* of functions */
	enum draw_noise noise;
	size_t sizes, ratio /* of draw_ratios */, repeats;
	double n[FIT_MAX_SIZES];
	struct noise expected;
	struct draw functions[DRAW_FUNCTIONS];
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

static double
draw_held_out(enum draw_shape shape, double p, double n, double at)
{
	switch (shape) {
	case DRAW_SQRT:
		return sqrt(n);
	case DRAW_N12:
		return pow(n, 1.2);
	case DRAW_N135:
		return pow(n, 1.35);
	case DRAW_POWER:
		return pow(n, p);
	case DRAW_STEP:
		return n < at ? n : 1.5 * n;
	case DRAW_CAP:
	default:
		return n * fmin(n, at);
	}
}

/* The growing part. */
static void
draw_law(
    struct rng *rng, const struct program *p, enum draw_shape shape, double *y)
{
	static const enum draw_shape later[] = {
	    DRAW_N, DRAW_NLOG, DRAW_N15, DRAW_N2, DRAW_N3};
	double from = 0, b = 0, at, power;

	/* Three sizes, at least, are on either law. */
	at = p->n[0] *
	     pow(p->n[1] / p->n[0], rng_unit(rng) * (double)(p->sizes - 3));
	power = 0.3 + 2.7 * rng_unit(rng);
	if (shape == DRAW_CAP)
		at = p->n[p->sizes - 1] * p->n[0] / at;
	if (shape == DRAW_MIXTURE)
		b = 0.01 * pow(300, rng_unit(rng)) / p->n[p->sizes - 1];
	if (shape == DRAW_THRESHOLD) {
		shape = later[rng_below(rng, 5)];
		from = at;
	}
	for (size_t i = 0; i < p->sizes; i++)
		y[i] = shape < DRAW_SHAPES
			   ? draw_class(shape, fmax(p->n[i], from)) *
				 (1 + b * p->n[i])
			   : draw_held_out(shape, power, p->n[i], at);
}

/* Times the truth, of a run of the size with index SIZE. */
static double
draw_error(struct rng *rng, const struct program *p, size_t size)
{
	double sigma = draw_deviations[p->noise], squares = 0, z;

	if (p->noise == DRAW_ABOVE)
		return 1 - sigma * log(1 - rng_unit(rng));
	z = rng_normal(rng);
	if (p->noise == DRAW_HEAVY) {
		for (int i = 0; i < 3; i++) {
			double other = rng_normal(rng);

			squares += other * other / 3;
		}
		return exp(sigma * z / sqrt(squares));
	}
	if (p->noise == DRAW_FADING)
		sigma *= sqrt(p->n[0] / p->n[size]);
	return fmax(1 + sigma * z, 0.05);
}

/* All runs, in a session in which drift passes from one to the next, either
 * smallest first or in any order. */
static void
draw_runs(struct rng *rng, const struct program *p, const double *mean,
    double *values)
{
	double drift = p->noise == DRAW_DRIFT ? 0.2 * rng_unit(rng) - 0.1 : 0;
	double tick = mean[0] / (5 * pow(100, rng_unit(rng)));
	bool ordered = rng_next(rng) & 1;
	size_t runs = p->sizes * p->repeats;

	for (size_t run = 0; run < runs; run++) {
		double at = (double)(ordered ? run : rng_below(rng, runs)) /
			    (double)runs;
		double y = mean[run / p->repeats];

		y *= draw_error(rng, p, run / p->repeats) * (1 + drift * at);
		if (p->noise == DRAW_SPIKES && rng_below(rng, 20) == 0)
			y *= 1 + 2 * rng_unit(rng);
		if (p->noise == DRAW_TICKS)
			y = tick * floor(y / tick + rng_unit(rng));
		if (p->noise == DRAW_EXACT)
			y = round(y);
		values[run] = y;
	}
}

/* The repeats reduced as the tool does it. */
static void
draw_reduce(const struct program *p, const double *values, struct draw *d)
{
	double by_run[DRAW_RUNS];
	uint32_t group[DRAW_RUNS];
	struct axis axis = {.n = by_run,
	    .group = group,
	    .used_count = p->sizes * p->repeats,
	    .size_count = p->sizes};

	for (size_t run = 0; run < axis.used_count; run++) {
		group[run] = (uint32_t)(run / p->repeats);
		by_run[run] = p->n[group[run]];
	}
	axis_reduce(&axis, values, true, &d->points);
	d->repeats = axis_noise(&axis, values);
}

static void
draw_function(struct rng *rng, const struct program *p, struct draw *d)
{
	double mean[FIT_MAX_SIZES], values[DRAW_RUNS];
	size_t last = p->sizes - 1;

	d->fixed = rng_below(rng, 3);
	draw_law(rng, p, d->shape, mean);
	d->truth = d->other =
	    log_slope(p->n[last - 1], mean[last - 1], p->n[last], mean[last]);
	if (d->shape == DRAW_CAP)
		d->other = 2;
	for (size_t i = p->sizes; i-- > 0;)
		mean[i] += draw_fixed[d->fixed] * mean[0];
	if (p->noise == DRAW_EXACT)
		for (size_t i = 0; i < p->sizes; i++)
			mean[i] = ceil(mean[i]);
	draw_runs(rng, p, mean, values);
	draw_reduce(p, values, d);
}

/* What the functions show of the noise, as the tool asks them. */
static struct noise
draw_expected(const struct program *p)
{
	struct noise_pool pool = {0};

	for (size_t i = 0; i < p->count; i++) {
		const struct draw *d = &p->functions[i];
		struct menu menu;

		if (p->repeats > 1) {
			noise_pool_add(&pool, d->repeats);
		} else if (d->points.count > 3) {
			fit_menu(&d->points, &menu);
			noise_pool_add(
			    &pool, noise_of_menu(&menu, d->points.count));
		}
	}
	return noise_pool_finish(&pool);
}

/* COUNT functions, all else is drawn; HELD_OUT: among all shapes and noises,
 * else among those that the aims name. */
static void
draw_program(struct rng *rng, bool held_out, struct program *p)
{
	double start = round(20 * pow(50, rng_unit(rng)));

	p->noise = (enum draw_noise)rng_below(
	    rng, held_out ? DRAW_ALL_NOISES : DRAW_NOISES);
	p->sizes = 3 + rng_below(rng, 6);
	p->ratio = rng_below(rng, 3);
	p->repeats = 1 + rng_below(rng, 5);
	for (size_t i = 0; i < p->sizes; i++)
		p->n[i] = start * pow(draw_ratios[p->ratio], (double)i);
	for (size_t i = 0; i < p->count; i++) {
		p->functions[i].shape = (enum draw_shape)rng_below(
		    rng, held_out ? DRAW_ALL_SHAPES : DRAW_SHAPES);
		draw_function(rng, p, &p->functions[i]);
	}
	p->expected = draw_expected(p);
}

/* -1 below the bound, 1 above it, 0 where either side is right. */
static int
draw_side(const struct draw *d)
{
	if (fabs(d->truth - JUDGE_BOUND) <= DRAW_DEAD || d->other > d->truth)
		return 0;
	return d->truth > JUDGE_BOUND ? 1 : -1;
}

static bool
draw_covered(const struct draw *d, const struct judgement *j)
{
	double lo = j->lo - 1e-9, hi = j->hi + 1e-9;

	return (lo <= d->truth && d->truth <= hi) ||
	       (lo <= d->other && d->other <= hi);
}

static void
draw_judge(const struct program *p, const struct draw *d, struct judgement *j)
{
	struct noise noise = noise_join(p->expected, d->repeats);
	struct judge_options options = {.bound = JUDGE_BOUND,
	    .exact = p->noise == DRAW_EXACT,
	    .noise = noise.sigma,
	    .freedom = noise.freedom};

	judge(&d->points, &options, j);
}

#endif
