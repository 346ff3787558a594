/*
 * project.h: what a metric will be at another size, as a range.
 *
 *	5 + n^2 / 1000 measured up to n = 800, at n = 8000: 64005, and between
 *	51000 and 66000 if the runner-up or the last slope is the truth
 */
#ifndef LAW_PROJECT_H
#define LAW_PROJECT_H

#include "law/judge.h"

struct projection {
	double at, lo, hi; /* NAN where there is nothing to go by */
};

/* Between measured sizes along the straight line in logarithms; beyond them
 * by the exact law, the slope behind a cap, or the menu, its runner-up and the
 * last slope. */
void project(const struct points *points, const struct judgement *judgement,
    double target, struct projection *out);

#endif
