/*
 * exponent.h: the exponent as a distribution: how likely every growth is,
 * given points that carry noise, over all laws that could have made them.
 *
 *	n = 100 200 400 800, y = 1.1 3.9 17 61, noise about 5 %
 *	-> 1.94, from 1.79 to 2.09 in 95 %, above 1.3 in all but 1e-4
 *
 * The laws are the classes of the menu, c + b n^p and c + b n ((1 - t) + t n),
 * each with and without c, from the first size on or from a later one. They
 * and the noise are averaged over, each law by how well it explains the points
 * and how little it has to be tuned to do so.
 */
#ifndef LAW_EXPONENT_H
#define LAW_EXPONENT_H

#include "law/fit.h"

struct exponent {
	double p;      /* the median */
	double lo, hi; /* 95 % */
	double above;  /* the probability that it is above the bound */
	double sigma;  /* relative residual of the law that is nearest */
	double below;  /* 1 - above, exact where that is small */
};

/* NOISE: the relative deviation of one value that is expected, not 0, and worth
 * FREEDOM points, 1 or more; those here may show another. False where the
 * points have no answer (fewer than two, or slopes out of all reason); OUT is
 * not touched then. */
bool exponent_weigh(const struct points *points, double noise, int freedom,
    double bound, struct exponent *out);

#endif
