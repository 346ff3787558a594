/*
 * reduce.c: reduces the values of all runs to one for each size; see axis.h.
 *
 *	n 100 100 100 210 220, y 5 4 9 8 8.5 (steady)
 *	-> (100, 4) (214.9, 8.25)
 */
#include <math.h>

#include "core/number.h"
#include "core/statistics.h"
#include "scale/axis.h"

/* The end of the runs with the same n as run FROM. */
static size_t
same_end(const struct axis *axis, size_t from)
{
	size_t end = from + 1;

	while (end < axis->used_count && axis->n[end] <= axis->n[from])
		end++;
	return end;
}

/* Minimum or median of the values that are not missing; NAN for none. */
static double
reduce_same(const double *values, size_t count, bool steady)
{
	double few[16], *sorted = few, result;
	size_t have = 0;

	if (count == 1)
		return values[0];
	if (count > COUNT_OF(few))
		sorted = xreallocarray(NULL, count, sizeof(*sorted));
	for (size_t i = 0; i < count; i++)
		if (isfinite(values[i]))
			sorted[have++] = values[i];
	number_sort(sorted, have);
	result = have > 0 && steady ? sorted[0] : median_of(sorted, have);
	if (sorted != few)
		free(sorted);
	return result;
}

void
axis_reduce(const struct axis *axis, const double *values, bool steady,
    struct points *points)
{
	size_t at = 0;

	points->count = 0;
	while (at < axis->used_count) {
		double sum_n = 0, sum_y = 0, first_n = 0, first_y = 0;
		uint32_t group = axis->group[at];
		size_t parts = 0;

		while (at < axis->used_count && axis->group[at] == group) {
			size_t end = same_end(axis, at);
			double y = reduce_same(values + at, end - at, steady);

			if (isfinite(y) && y > 0) {
				first_n = axis->n[at];
				first_y = y;
				sum_n += log(first_n);
				sum_y += log(y);
				parts++;
			}
			at = end;
		}
		if (parts == 0)
			continue;
		/* One n is taken exactly, without the rounding of
		 * logarithms. */
		points->n[points->count] =
		    parts == 1 ? first_n : exp(sum_n / (double)parts);
		points->y[points->count++] =
		    parts == 1 ? first_y : exp(sum_y / (double)parts);
	}
}

struct noise
axis_noise(const struct axis *axis, const double *values)
{
	return noise_of_repeats(
	    axis->n, values, axis->used_count, axis->size_count);
}

bool
axis_steady(const struct axis *axis, const double *values)
{
	for (size_t i = 1; i < axis->used_count; i++)
		if (axis->n[i] <= axis->n[i - 1] && isfinite(values[i]) &&
		    isfinite(values[i - 1]) &&
		    (values[i] < values[i - 1] || values[i] > values[i - 1]))
			return false;
	return true;
}

size_t
axis_repeats(const struct axis *axis)
{
	size_t fewest = axis->used_count == 0 ? 0 : SIZE_MAX;

	for (size_t at = 0; at < axis->used_count;) {
		size_t end = same_end(axis, at);

		if (end - at < fewest)
			fewest = end - at;
		at = end;
	}
	return fewest;
}
