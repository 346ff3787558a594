/*
 * noise.h: the relative deviation of one measured value, learned from all
 * functions of the runs, which share one machine. Each function shows a
 * deviation of its own, by its repeated runs or by the residuals of its law.
 * The more these agree, the more points of a function's own the pooled one
 * counts for.
 *
 *	deviations 0.018 to 0.025, of a hundred functions, 3 degrees of
 *	freedom each -> 0.022, counts for 8 points
 *	deviations 0.002 0.02 0.2 0.02, 3 each -> 0.02, counts for 2 points
 *
 * Source: Smyth, Linear models and empirical Bayes methods, 2004; here with
 * medians and quartiles, as growth that no law explains is no noise.
 */
#ifndef LAW_NOISE_H
#define LAW_NOISE_H

#include "law/bounds.h"
#include "law/fit.h"

struct noise {
	double sigma; /* relative deviation of one value; NAN if not known */
	int freedom;  /* how many points it counts for, NOISE_FREEDOM at most */
};

struct noise_pool {
	struct noise *items;
	size_t count, cap;
};

/* Adds the noise of one function, unless it is not known. */
void noise_pool_add(struct noise_pool *pool, struct noise noise);
/* The noise to expect of a function; not known from fewer than NOISE_FUNCTIONS.
 * Empties the pool and frees its memory. */
struct noise noise_pool_finish(struct noise_pool *pool);
/* The noise between repeats: COUNT runs of SIZES different sizes, N rising. It
 * is that of the one value a size, which is the least or the median of its
 * runs. */
struct noise noise_of_repeats(
    const double *n, const double *values, size_t count, size_t sizes);
/* The noise shown by the residuals of the best model of COUNT points. */
struct noise noise_of_menu(const struct menu *menu, size_t count);
/* The mean of the expected noise and a function's own, weighed by freedom; the
 * one that is known if only one is. */
struct noise noise_join(struct noise expected, struct noise own);

#endif
