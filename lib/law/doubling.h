/*
 * doubling.h: costs that no power of n explains, since they double with each so
 * many of n, or grow as n!.
 *
 *	n = 16 18 20 22 24, y = 3193 8361 21891 57313 150049 (calls of fib)
 *	-> CLASS_DOUBLES, step 1.44
 *
 * Next to the best power of n, with and without a constant, whatever its
 * exponent, the class has to miss the points by much less, over some doublings
 * and sizes, and to end steeper than any class of the menu: so n^2 over a narrow
 * range is never called 2^n, and few sizes are no evidence.
 */
#ifndef LAW_DOUBLING_H
#define LAW_DOUBLING_H

#include "law/fit.h"

struct doubling {
	struct model model;
	double p;     /* slope of the class at the largest size */
	double error; /* half of its 95 % interval */
	double sigma; /* relative residual */
};

/* False where a power of n will do. MENU: of the same points. */
bool doubling_find(
    const struct points *points, const struct menu *menu, struct doubling *out);

#endif
