/*
 * project.h: what a metric will be at another size, as a range of values.
 *
 *	5 + n^2 / 1000 measured up to n = 800, at n = 8000: 64005, and between
 *	51000 and 66000 if the runner-up or the last slope is the truth
 */
#ifndef LAW_PROJECT_H
#define LAW_PROJECT_H

#include "law/judge.h"

struct projection {
	double at, lo, hi; /* NAN where nothing can be said */
};

/* The next size that is worth a run: twice the LARGEST; of what is STEEP, which
 * is steeper than any class of the menu, one step more, as from the size BEFORE
 * it: twice may take for ever. */
double project_next(double before, double largest, bool steep);

/* The step between sizes that tell a power of n from what doubles with each so
 * many of n: four of it make a third of the LARGEST. */
double project_step(double largest);

/* The value at size TARGET. Between measured sizes it is on the straight line
 * in logarithms; beyond them it follows the exact law, the exponent beyond the
 * end of a capped law, or the best model, and the range includes the second
 * best and the last slope. */
void project(const struct points *points, const struct judgement *judgement,
    double target, struct projection *out);

/* False if the best model grows, from the largest size to TARGET, as another
 * exponent than the one that is said: that is out of all laws that are likely,
 * and may be another than that of the likeliest one. */
bool project_is_said(const struct points *points,
    const struct judgement *judgement, double target);
/* The same as project(), but by the exponent that is said where the best model
 * has another. Not for a whole run, of whose time much is start-up. */
void project_said(const struct points *points,
    const struct judgement *judgement, double target, struct projection *out);

#endif
