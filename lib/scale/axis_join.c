/*
 * axis_join.c: which sizes are one.
 *
 *	28 30 31 56 59 61	-> 28 30, 31, 56 59 61: days of months
 *	16 18 20 22 24		-> each by itself: these are steps
 */
#include "scale/axis.h"

#include <math.h>

#include "law/bounds.h"
#include "law/fit.h"

/* Sizes within RATIO of the first of them are one; returns their number. */
static size_t
join_sizes(struct axis *axis, double ratio)
{
	double first = 0;
	size_t count = 0;

	axis->joined = false;
	for (size_t i = 0; i < axis->used_count; i++) {
		if (count == 0 || axis->n[i] >= first * ratio) {
			first = axis->n[i];
			count++;
		} else if (axis->n[i] > first) {
			axis->joined = true;
		}
		axis->group[i] = (uint32_t)count - 1;
	}
	return count;
}

/* True for sizes that are all one step apart: nobody means 28 and 30 to be one
 * then. */
static bool
by_steps(const struct axis *axis)
{
	double step = NAN;
	size_t sizes = 1;

	for (size_t i = 1; i < axis->used_count; i++) {
		double rise = axis->n[i] - axis->n[i - 1];

		if (!(rise > 0))
			continue;
		if (isnan(step))
			step = rise;
		if (fabs(rise - step) > SUM_ROUNDING * axis->n[i])
			return false;
		sizes++;
	}
	return sizes >= SIZES_VERDICT;
}

void
axis_join(struct axis *axis)
{
	double ratio = by_steps(axis) ? SAME_SIZE : SIZES_JOINED;

	for (;; ratio *= SIZES_JOINED) {
		axis->size_count = join_sizes(axis, ratio);
		if (axis->size_count <= FIT_MAX_SIZES)
			break;
	}
}
