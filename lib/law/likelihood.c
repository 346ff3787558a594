/*
 * likelihood.c: Bayesian linear regression in closed form: the weight of a
 * shape is its residual sum of squares to a power that follows from the degrees
 * of freedom. See likelihood.h.
 */
#include "law/likelihood.h"

#include <math.h>

#include "core/statistics.h"
#include "law/bounds.h"

void
likelihood_sum(struct likelihood *e, const double *g, struct shape *s)
{
	double count = (double)e->count, c, b;
	double sum = 0, uu = 0, uw = 0;

	for (size_t i = 0; i < e->count; i++) {
		double u = g[i] * e->w[i];

		sum += u;
		uu += u * u;
		uw += u * e->w[i];
	}
	s->u = sum;
	s->uu = uu;
	s->uw = uw;
	s->least = g[e->least];
	s->rss[0] = e->prior + larger(count - sum * sum / uu, RESIDUAL_LEAST);
	if (s->rss[0] < e->closest)
		e->closest = s->rss[0];
	s->det = uu * e->sum_ww - uw * uw;
	if (e->count < SIZES_VERDICT ||
	    !(s->det > SHAPE_DEPENDENT * uu * e->sum_ww)) {
		s->det = 0;
		s->rss[1] = s->rss[0];
		return;
	}
	c = e->sum_w * uu - sum * uw;
	b = sum * e->sum_ww - e->sum_w * uw;
	s->rss[1] = e->prior + larger(count - (c * e->sum_w + b * sum) / s->det,
				   RESIDUAL_LEAST);
	if (c >= 0 && s->rss[1] < e->closest)
		e->closest = s->rss[1];
}

/* The probability that c lies between 0 and the least value. An odd number of
 * degrees of freedom is rounded down, as even ones are faster to compute. */
static double
possible(const struct likelihood *e, const struct shape *s)
{
	int freedom = (e->dof[1] & ~1) < 2 ? 2 : e->dof[1] & ~1;
	double c = (e->sum_w * s->uu - s->u * s->uw) / s->det;
	double scale = sqrt(s->det * e->dof[1] / (s->rss[1] * s->uu));

	return student_part((1 - c) * scale, freedom) -
	       student_part(-c * scale, freedom);
}

double
likelihood_power(double value, int dof)
{
	double result = dof & 1 ? sqrt(value) : 1;

	for (int i = dof / 2; i > 0; i >>= 1, value *= value)
		if (i & 1)
			result *= value;
	return result;
}

/* The prior of c is uniform between 0 and the least value. */
double
likelihood(struct likelihood *e, const struct shape *s, int constant)
{
	double likely, weight;

	if (constant == 1 && !(s->det > 0))
		return 0;
	likely =
	    likelihood_power(e->rss_scale / s->rss[constant], e->dof[constant]);
	if (constant == 0)
		return likely * s->least / sqrt(s->uu);
	weight = likely * e->gain * s->least / sqrt(s->det);
	if (weight < NEGLIGIBLE * e->best)
		return 0;
	weight *= possible(e, s);
	e->best = larger(e->best, weight);
	return weight;
}

void
likelihood_gather(struct likelihood *e, const struct points *p, size_t from)
{
	size_t last = p->count - 1;
	double least = INFINITY;

	e->count = p->count - from;
	e->sum_w = e->sum_ww = 0;
	e->best = 0;
	for (size_t i = 0; i < e->count; i++) {
		e->n[i] = p->n[from + i] / p->n[last];
		e->x[i] = log(e->n[i]);
		if (p->y[from + i] < least) {
			least = p->y[from + i];
			e->least = i;
		}
	}
	for (size_t i = 0; i < e->count; i++) {
		e->w[i] = least / p->y[from + i];
		e->sum_w += e->w[i];
		e->sum_ww += e->w[i] * e->w[i];
	}
	for (int m = 0; m < 2; m++)
		e->dof[m] = e->freedom + (int)e->count - 1 - m;
	e->gain = sqrt(acos(-1) * e->prior) *
		  exp(lgamma(0.5 * e->dof[1]) - lgamma(0.5 * e->dof[0]));
}
