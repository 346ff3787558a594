/*
 * exponent.h: the exponent as a probability distribution: how likely every
 * growth is, given points with noise, over all laws that could have produced
 * them.
 *
 *	n = 100 200 400 800, y = 1.1 3.9 17 61, noise about 5 %
 *	-> 1.94, from 1.79 to 2.09 in 95 %, above 1.3 in all but 1e-4
 *
 * The laws are the classes of the menu (fit.h), b n^p and b n ((1 - t) + t n),
 * each with and without a constant c, from the first size on or from a later
 * one. The average over them and over the noise weighs each law by how well it
 * explains the points and how little its parameters must be tuned for that.
 */
#ifndef LAW_EXPONENT_H
#define LAW_EXPONENT_H

#include "law/fit.h"

struct exponent {
	double p;      /* the median */
	double lo, hi; /* 95 % */
	double above;  /* the probability that the exponent is above BOUND */
	double sigma;  /* relative residual of the nearest law */
	double below;  /* 1 - above, exact where that is small */
};

/* NOISE is the relative deviation expected of one value, above 0; it counts as
 * much as FREEDOM points, 1 or more, and the points may show another. False,
 * with OUT as it was, where the points give no exponent: fewer than two, or
 * slopes beyond EXPONENT_REASON. */
bool exponent_weigh(const struct points *points, double noise, int freedom,
    double bound, struct exponent *out);

#endif
