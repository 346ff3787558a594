/*
 * noise.h: how far one value is off, learned over all functions of the runs:
 * they share one machine. Each shows a deviation of its own, by its repeats or
 * by what its law leaves over; where these agree, that is what is expected of
 * the next function, and it counts as much as many points of its own; where
 * they differ widely, little.
 *
 *	deviations 0.018 to 0.025, of a hundred, 3 degrees of freedom each
 *	-> 0.022, worth 8 points
 *	deviations 0.002 0.02 0.2 0.02, 3 each -> 0.02, worth 2
 *
 * Source: Smyth, Linear models and empirical Bayes methods, 2004; medians and
 * quartiles here, as growth that no law explains is no noise.
 */
#ifndef LAW_NOISE_H
#define LAW_NOISE_H

#include "law/bounds.h"
#include "law/fit.h"

struct noise {
	double sigma; /* relative deviation of one value; NAN: not known */
	int freedom;  /* how many points that is worth, to NOISE_FREEDOM */
};

struct noise_pool {
	struct noise *items;
	size_t count, cap;
};

/* SIGMA with FREEDOM degrees of freedom; not finite or none: left out. */
void noise_pool_add(struct noise_pool *pool, struct noise noise);
/* What is expected of one function; not known from fewer than three. Empties
 * the pool. */
struct noise noise_pool_finish(struct noise_pool *pool);
/* The deviation between COUNT runs of SIZES different sizes, N rising, of the
 * one value that is taken for each size: the least, or the median. */
struct noise noise_of_repeats(
    const double *n, const double *values, size_t count, size_t sizes);
/* What the law of COUNT points leaves over. */
struct noise noise_of_menu(const struct menu *menu, size_t count);
/* What is expected, and what a function shows itself: the one, the other, or
 * both by their freedom. */
struct noise noise_join(struct noise expected, struct noise own);

#endif
