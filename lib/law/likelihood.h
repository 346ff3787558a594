/*
 * likelihood.h: how well a law of a given shape g explains points: the
 * probability of the points under y = b g or y = c + b g, averaged over b, c
 * and the noise. Only exponent.c uses it.
 *
 *	g = n^2, y = 1.1 3.9 17 61 -> 0.4; g = n -> 3e-6
 */
#ifndef LAW_LIKELIHOOD_H
#define LAW_LIKELIHOOD_H

#include "law/fit.h"

#define CANDIDATES 400

struct candidate {
	double s; /* its exponent between the two largest sizes */
	double w; /* its weight, times the step of its family */
};

/* The points, and what is common to all laws. */
struct likelihood {
	size_t count;
	double x[FIT_MAX_SIZES]; /* ln n, 0 at the largest */
	double n[FIT_MAX_SIZES]; /* 1 at the largest */
	double w[FIT_MAX_SIZES]; /* least value / value */
	size_t least;		 /* index of the least value */
	double sum_w, sum_ww;
	int freedom;	  /* how many points the expected noise counts for */
	double prior;	  /* freedom noise^2 */
	int dof[2];	  /* degrees of freedom: with b; with b and c */
	double rss_scale; /* scales residual sums of squares so that
				     their powers do not underflow */
	double closest;	  /* the least rss of any law of all points */
	double best;	  /* largest weight so far; far below it, a law is
			     skipped */
	double gain;	  /* factor of the weights with c */
	double factor;	  /* factor of all weights: the probability of the
			     range */
	double total;	  /* sum of the candidates' weights */
	double low, high; /* the range of exponents that is sampled */
	struct candidate candidates[CANDIDATES];
	size_t candidate_count;
};

/* Sums for one shape, u = g w, and its residual sums of squares plus `prior`,
 * without and with c. */
struct shape {
	double u, uu, uw, least, det;
	double rss[2];
};

static inline double
larger(double a, double b)
{
	return a > b ? a : b;
}

/* Prepares for the points from index FROM on; keeps candidates and total. */
void likelihood_gather(
    struct likelihood *e, const struct points *points, size_t from);
/* The sums of the shape with the values G at the sizes. */
void likelihood_sum(struct likelihood *e, const double *g, struct shape *shape);
/* The weight of a shape, without (0) or with (1) a constant. */
double likelihood(
    struct likelihood *e, const struct shape *shape, int constant);
/* VALUE to the power DOF / 2 */
double likelihood_power(double value, int dof);

#endif
