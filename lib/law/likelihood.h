/*
 * likelihood.h: how well one shape of a law explains the points of a function:
 * y = b g or y = c + b g, where b, c and the noise are averaged over. For
 * exponent.c alone.
 *
 *	g = n^2, y = 1.1 3.9 17 61 -> 0.4; g = n -> 3e-6
 */
#ifndef LAW_LIKELIHOOD_H
#define LAW_LIKELIHOOD_H

#include "law/fit.h"

#define ATOMS 400

struct atom {
	double s; /* exponent between the two largest sizes */
	double w; /* its weight, the step included */
};

/* What all laws share. */
struct likelihood {
	size_t count;
	double x[FIT_MAX_SIZES]; /* ln n, 0 at the largest */
	double n[FIT_MAX_SIZES]; /* 1 at the largest */
	double w[FIT_MAX_SIZES]; /* least value / value */
	size_t least;		 /* where w is 1 */
	double sum_w, sum_ww;
	int freedom;	  /* points that the expected noise is worth */
	double prior;	  /* freedom noise^2 */
	int twice[2];	  /* degrees of freedom, with b, with b and c */
	double unit;	  /* that the rests are measured in */
	double closest;	  /* the least rest that any law of all points left */
	double best;	  /* density so far: far below, nothing is weighed */
	double gain;	  /* of the form with c */
	double factor;	  /* of all weights: how likely the range is */
	double total;	  /* of the atoms */
	double low, high; /* exponents of n^p that are asked */
	struct atom atoms[ATOMS];
	size_t atom_count;
};

/* Sums over one shape u; what is left of the squares without and with c. */
struct shape {
	double u, uu, uw, least, det;
	double rest[2];
};

static inline double
larger(double a, double b)
{
	return a > b ? a : b;
}

/* Takes the points from FROM on; atoms and totals stay. */
void likelihood_gather(
    struct likelihood *evidence, const struct points *points, size_t from);
/* The sums of the shape with the values G. */
void likelihood_sum(
    struct likelihood *evidence, const double *g, struct shape *shape);
/* The density of a shape, without and with a constant. */
double likelihood(
    struct likelihood *evidence, const struct shape *shape, int constant);
/* VALUE to the power TWICE / 2 */
double likelihood_power(double value, int twice);

#endif
