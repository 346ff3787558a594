/*
 * range.h: the range of sizes that one law holds in. SLOPES are the exponents
 * between neighbouring sizes, one less than there are points; SIGMA is the
 * relative deviation of one value.
 *
 *	slopes 2.0 2.0 1.9 1.3	the law ends at the fourth size: bends down
 *	slopes 1.0 1.0 2.0 2.0	it begins at the third
 *	slopes 1.0 1.1 1.0 4.5	one step, which is not a law
 */
#ifndef LAW_RANGE_H
#define LAW_RANGE_H

#include "law/fit.h"
#include "law/vocabulary.h"

/* The half-width of the 95 % interval of slope I. */
double range_slope_error(const struct points *points, size_t i, double sigma);
/* The relative deviation of one value: the median distance of a point from the
 * straight line between its neighbours, in logarithms. A bend at one point does
 * not change the median. NAN for fewer than SIZES_LOCAL points. */
double range_noise(const struct points *points);
/* Where a law steeper than BOUND ends: the index of its last point, which is
 * the last of all if it does not end or there is none. Times need two
 * neighbouring steep slopes, so that one slow run makes no law; counts (EXACT)
 * need one. */
size_t range_end(const struct points *points, const double *slopes,
    double sigma, double bound, bool exact);
/* True if a law up to the point END and another from there on explain the points
 * so much better than one law that chance hardly does (an F test of the second
 * slope and of its place). NOISE, the relative deviation that is expected of one
 * value, counts for FREEDOM points, NOISE_FREEDOM_LEAST at least. */
bool range_ends_there(
    const struct points *points, size_t end, double noise, int freedom);
/* How many times the last value a straight line through the points up to END, two
 * or more, says that it is. */
double range_missed(const struct points *points, size_t end);
/* The first size of steep slopes at the end that follow a law of their own,
 * which fits them much better than the law with score SCORE fits all points.
 * NAN if there is none. */
double range_start(const struct points *points, const double *slopes,
    double bound, double score);
enum bend range_bend(
    const struct points *points, const double *slopes, double sigma);
/* True if growth above BOUND is more than one step between two sizes: the last
 * two slopes show it, or the mean of all without the largest, or that of the
 * last four sizes, or of all but one in the middle, or, where a fixed cost
 * hides it, the last two slopes of the differences. */
bool range_steady(const struct points *points, const double *slopes,
    const struct menu *menu, double bound);

#endif
