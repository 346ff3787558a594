/* drift.c: see drift.h. */
#include "diff/drift.h"

#include <math.h>
#include <stdlib.h>

#include "core/number.h"
#include "core/statistics.h"
#include "law/bounds.h"

/* The median of one measure; *RANGE is how far its values are apart. */
static double
middle(struct samples *samples, uint32_t function, enum side side,
    enum measure measure, bool own, double *range)
{
	size_t count = samples_gather(samples, function, side, measure, own);
	double *values = samples->values[side];

	if (count == 0)
		return (double)NAN;
	number_sort(values, count);
	*range = values[count - 1] - values[0];
	return median_of(values, count);
}

/* The logarithm of the ratio of the own costs, of one call or of all, of a
 * function that does the same in all runs; NAN for others. */
static double
ratio_of(struct samples *samples, const struct match *match)
{
	double cost[SIDES], calls[SIDES], range = 0, all;
	bool own = samples_have_own(samples, match);

	for (int side = SIDE_A; side < SIDES; side++) {
		uint32_t function = match->function[side];

		if (function == MATCH_NONE ||
		    str_is(samples->groups->functions[function].kind, "wait"))
			return (double)NAN;
		calls[side] = middle(samples, function, (enum side)side,
		    MEASURE_NCALL, own, &range);
		if (range > 0 && !samples->per_call)
			return (double)NAN;
		cost[side] = middle(samples, function, (enum side)side,
		    MEASURE_OWN, own, &range);
		all = cost[side] * (samples->per_call ? calls[side] : 1);
		if (!(all >= DRIFT_LEAST_S))
			return (double)NAN;
	}
	/* NAN calls, as of a sampler, are no reason against it. */
	if (!samples->per_call &&
	    (calls[SIDE_A] < calls[SIDE_B] || calls[SIDE_A] > calls[SIDE_B]))
		return (double)NAN;
	return log(cost[SIDE_B] / cost[SIDE_A]);
}

struct drift
drift_find(struct samples *samples, const struct match *matches, size_t count)
{
	struct drift drift = {.factor = 1};
	double *ratios = xcalloc(count + 1, sizeof(*ratios));
	double middle_ratio;

	for (size_t i = 0; i < count; i++) {
		double ratio = ratio_of(samples, &matches[i]);

		if (isfinite(ratio))
			ratios[drift.functions++] = ratio;
	}
	if (drift.functions >= DRIFT_FUNCTIONS) {
		number_sort(ratios, drift.functions);
		middle_ratio = median_of(ratios, drift.functions);
		for (size_t i = 0; i < drift.functions; i++)
			ratios[i] = fabs(ratios[i] - middle_ratio);
		number_sort(ratios, drift.functions);
		drift.factor = exp(middle_ratio);
		drift.spread = median_of(ratios, drift.functions) / NORMAL_HALF;
	}
	free(ratios);
	return drift;
}

void
drift_note(
    const struct drift *drift, const char *const *names, struct writer *out)
{
	const struct str none = {NULL, 0};

	if (fabs(drift->factor - 1) <= COMPARE_SAME)
		return;
	writer_note(out, "info", "drift", none, none,
	    "the machine took %.3g times as long in %s as in %s for the same, "
	    "by the median of %zu functions: divided out",
	    drift->factor, names[SIDE_B], names[SIDE_A], drift->functions);
}
