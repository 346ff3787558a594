/*
 * range.h: the sizes that one law holds in. SLOPES are those between
 * neighbouring sizes, one less than POINTS.
 *
 *	slopes 2.0 2.0 1.9 1.3	the law ends at the fourth size: bends down
 *	slopes 1.0 1.0 2.0 2.0	it begins at the third
 *	slopes 1.0 1.1 1.0 4.5	one step, which is no law
 */
#ifndef LAW_RANGE_H
#define LAW_RANGE_H

#include "law/fit.h"
#include "law/judge.h"

/* Half of the 95 % interval of the slope that follows size I. */
double range_slope_error(const struct points *points, size_t i, double sigma);
/* Relative deviation of one value, from what each is off the straight line
 * between its neighbours, in logarithms: the median, so that a bend, which is
 * at one point, is none of it. NAN for fewer than five points. */
double range_noise(const struct points *points);
/* Where a law above BOUND ends: the index of its last point. */
size_t range_end(const struct points *points, const double *slopes,
    double sigma, double bound, bool exact);
/* The first size of a steep stretch at the end that has a law of its own;
 * SCORE is that of the law of all points. NAN where there is none. */
double range_start(const struct points *points, const double *slopes,
    double bound, double score);
enum bend range_bend(
    const struct points *points, const double *slopes, double sigma);
/* Growth above BOUND is more than one step between two sizes. */
bool range_steady(const struct points *points, const double *slopes,
    const struct menu *menu, double bound);

#endif
