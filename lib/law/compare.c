/*
 * compare.c: see compare.h.
 *
 * Values are transformed so that all have the same noise. For large values this
 * is the logarithm, so that the ratio of b to a becomes a difference.
 */
#include "law/compare.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/number.h"
#include "core/statistics.h"
#include "core/text.h"

const char *
compare_verdict_name(enum compare_verdict verdict)
{
	switch (verdict) {
	case COMPARE_FASTER:
		return "faster";
	case COMPARE_SLOWER:
		return "slower";
	case COMPARE_EQUAL:
		return "same";
	case COMPARE_COVERED:
		return "~";
	case COMPARE_NONE:
		break;
	}
	return "";
}

static double
median(double *values, size_t count)
{
	number_sort(values, count);
	return median_of(values, count);
}

/* The deviation of a value x is sqrt(noise^2 x^2 + floor^2). With BEND = floor
 * / noise, that of asinh(x / BEND) is NOISE for any x. Far below BEND
 * differences are amounts, far above it ratios: one interruption may multiply a
 * few microseconds by a thousand, which means nothing. */
static double
scaled(double value, double bend)
{
	return bend > 0 ? asinh(value / bend) : log(value);
}

static double
unscaled(double value, double bend)
{
	return bend > 0 ? bend * sinh(value) : exp(value);
}

/* Sum of squared deviations from the mean of transformed values. */
static double
squares(const double *values, size_t count, double bend)
{
	double mean = 0, sum = 0;

	for (size_t i = 0; i < count; i++)
		mean += scaled(values[i], bend) / (double)count;
	for (size_t i = 0; i < count; i++) {
		double away = scaled(values[i], bend) - mean;

		sum += away * away;
	}
	return sum;
}

/* The variance of a median relative to that of the mean. */
static double
median_factor(size_t count)
{
	return count < COMPARE_MEDIAN ? 1 : acos(-1) / 2;
}

/* Standard deviation of the difference of transformed values, and its degrees
 * of freedom; 0: it was assumed. */
static double
deviation(const double *a, size_t a_count, const double *b, size_t b_count,
    const struct compare_noise *noise, double bend, int *freedom)
{
	double s = noise->single;

	*freedom = 0;
	if (a_count >= 2 && b_count >= 2) {
		*freedom = (int)(a_count + b_count - 2);
		s = sqrt(
		    (squares(a, a_count, bend) + squares(b, b_count, bend)) /
		    *freedom);
		s = s < COMPARE_LEAST ? COMPARE_LEAST : s;
	}
	s *= sqrt(median_factor(a_count) / (double)a_count +
		  median_factor(b_count) / (double)b_count);
	if (*freedom == 0 || !(noise->functions > 0))
		return fmax(s, noise->functions);
	/* A handful of repeats knows little of one function; the others are as
	 * good as some more. */
	s = sqrt((*freedom * s * s +
		     COMPARE_FREEDOM * noise->functions * noise->functions) /
		 (*freedom + COMPARE_FREEDOM));
	*freedom += COMPARE_FREEDOM;
	return s;
}

static void
judge(struct comparison *c)
{
	if (c->lo >= 1 - COMPARE_SAME && c->hi <= 1 + COMPARE_SAME)
		c->verdict = COMPARE_EQUAL;
	else if (c->lo > 1)
		c->verdict = COMPARE_SLOWER;
	else if (c->hi < 1)
		c->verdict = COMPARE_FASTER;
	else
		c->verdict = COMPARE_COVERED;
}

static struct comparison
begin(double *a, size_t a_count, double *b, size_t b_count)
{
	struct comparison c = {.a = median(a, a_count),
	    .b = median(b, b_count),
	    .ratio = (double)NAN,
	    .lo = (double)NAN,
	    .hi = (double)NAN,
	    .chance = 1,
	    .verdict = COMPARE_NONE};

	if (a_count > 0 && b_count > 0 && c.a > 0)
		c.ratio = c.b / c.a;
	return c;
}

double
compare_wall_floor(double wall, double cpu, double load, double cpus)
{
	if (!(load >= cpus))
		return COMPARE_FLOOR_S;
	return fmax(COMPARE_FLOOR_S, COMPARE_OFF * (wall - cpu));
}

struct comparison
compare_times(double *a, size_t a_count, double *b, size_t b_count,
    const struct compare_noise *noise)
{
	struct comparison c = begin(a, a_count, b, b_count);
	bool repeats = a_count >= 2 && b_count >= 2;
	double bend = repeats ? fmin(noise->floor, CLOCK_TICK_S) / COMPARE_LEAST
			      : noise->floor / noise->single;
	double s, z, limit, at_a, at_b;
	int freedom;

	if (a_count == 0 || b_count == 0)
		return c;
	if (c.a == c.b && !(c.a > 0)) {
		c.verdict = COMPARE_EQUAL;
		return c;
	}
	at_a = scaled(c.a, bend);
	at_b = scaled(c.b, bend);
	s = deviation(a, a_count, b, b_count, noise, bend, &freedom);
	z = fabs(at_b - at_a) / s;
	c.chance = freedom > 0 ? 1 - 2 * student_part(z, freedom)
			       : erfc(z / sqrt(2.0));
	limit =
	    freedom > 0 ? student_quantile(1 - DOUBT_FIRM, freedom) : NORMAL_95;
	if (!(c.a > 0) || !(c.b > 0)) {
		c.verdict = z < limit ? COMPARE_COVERED
			    : c.a > 0 ? COMPARE_FASTER
				      : COMPARE_SLOWER;
		return c;
	}
	c.lo = fmax(unscaled(at_b - s * limit, bend), 0) / c.a;
	c.hi = unscaled(at_b + s * limit, bend) / c.a;
	judge(&c);
	return c;
}

struct comparison
compare_counts(double *a, size_t a_count, double *b, size_t b_count)
{
	struct comparison c = begin(a, a_count, b, b_count);
	double a_min, a_max, b_min, b_max;

	if (a_count == 0 || b_count == 0)
		return c;
	a_min = a[0];
	a_max = a[a_count - 1];
	b_min = b[0];
	b_max = b[b_count - 1];
	if (a_min > 0) {
		c.lo = b_min / a_max;
		c.hi = b_max / a_min;
	}
	if (a_min == b_max && a_max == b_min)
		c.verdict = COMPARE_EQUAL;
	else if (b_min > a_max)
		c.verdict = COMPARE_SLOWER;
	else if (b_max < a_min)
		c.verdict = COMPARE_FASTER;
	else
		c.verdict = COMPARE_COVERED;
	return c;
}

void
compare_settle(struct comparison **all, size_t count)
{
	double *chance = xreallocarray(NULL, count + 1, sizeof(*chance));

	for (size_t i = 0; i < count; i++)
		chance[i] = all[i]->chance;
	discovery_rates(chance, count, count, chance);
	for (size_t i = 0; i < count; i++)
		if (chance[i] > COMPARE_CHANCE &&
		    (all[i]->verdict == COMPARE_SLOWER ||
			all[i]->verdict == COMPARE_FASTER))
			all[i]->verdict = COMPARE_COVERED;
	free(chance);
}
