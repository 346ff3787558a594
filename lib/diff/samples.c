/* samples.c: see samples.h. */
#include "diff/samples.h"

#include <math.h>
#include <stdlib.h>

static double
measure_of(const struct group_sample *sample, enum measure measure, bool own)
{
	switch (measure) {
	case MEASURE_NCALL:
		return sample->ncall;
	case MEASURE_OWN:
		return own ? sample->own : sample->tsub;
	case MEASURE_TTOT:
	case MEASURES:
		break;
	}
	return sample->ttot;
}

void
samples_build(struct samples *samples, const struct groups *groups)
{
	size_t functions = groups->function_count, at = 0;
	size_t *fill;

	*samples = (struct samples){.groups = groups};
	samples->order = xreallocarray(
	    NULL, groups->sample_count + 1, sizeof(*samples->order));
	samples->first = xcalloc(functions + 2, sizeof(*samples->first));
	fill = xcalloc(functions + 1, sizeof(*fill));
	for (size_t i = 0; i < groups->sample_count; i++)
		samples->first[groups->samples[i].function + 1]++;
	for (size_t i = 0; i < functions; i++) {
		at += samples->first[i + 1];
		samples->first[i + 1] = at;
		fill[i] = samples->first[i];
	}
	for (size_t i = 0; i < groups->sample_count; i++)
		samples->order[fill[groups->samples[i].function]++] =
		    (uint32_t)i;
	free(fill);
	for (int side = SIDE_A; side < SIDES; side++) {
		samples->runs[side] = groups_runs(groups, (enum side)side);
		samples->values[side] =
		    xreallocarray(NULL, groups->run_count + 1, sizeof(double));
		samples->total[side] = 0;
	}
	samples->calls =
	    xreallocarray(NULL, groups->run_count + 1, sizeof(double));
	samples->slots =
	    xreallocarray(NULL, groups->run_count + 1, sizeof(double));
	for (size_t i = 0; i < groups->sample_count; i++) {
		const struct group_sample *sample = &groups->samples[i];
		enum side side = groups->runs[sample->run].side;

		if (side == SIDE_NONE || !(sample->tsub > 0) ||
		    str_is(groups->functions[sample->function].kind, "wait"))
			continue;
		samples->total[side] +=
		    sample->tsub / (double)samples->runs[side];
	}
}

void
samples_free(struct samples *samples)
{
	free(samples->order);
	free(samples->first);
	free(samples->slots);
	free(samples->calls);
	free(samples->values[SIDE_A]);
	free(samples->values[SIDE_B]);
}

size_t
samples_gather(struct samples *samples, uint32_t function, enum side side,
    enum measure measure, bool own)
{
	const struct groups *groups = samples->groups;
	double *values = samples->values[side];
	size_t count = 0;

	if (function == MATCH_NONE)
		return 0;
	for (size_t i = 0; i < groups->run_count; i++) {
		samples->slots[i] = (double)NAN;
		samples->calls[i] = 0;
	}
	for (size_t i = samples->first[function];
	     i < samples->first[function + 1]; i++) {
		const struct group_sample *sample =
		    &groups->samples[samples->order[i]];
		double value = measure_of(sample, measure, own);
		double *slot = &samples->slots[sample->run];

		if (isfinite(value))
			*slot = isfinite(*slot) ? *slot + value : value;
		if (sample->ncall > 0)
			samples->calls[sample->run] += sample->ncall;
	}
	for (size_t i = 0; i < groups->run_count; i++) {
		if (groups->runs[i].side != side)
			continue;
		if (samples->per_call && measure != MEASURE_NCALL)
			samples->slots[i] /= samples->calls[i];
		if (isfinite(samples->slots[i]))
			values[count++] = samples->slots[i];
		else if (measure == MEASURE_NCALL)
			values[count++] = 0;
	}
	return count;
}

bool
samples_have_own(const struct samples *samples, const struct match *match)
{
	for (int side = SIDE_A; side < SIDES; side++) {
		uint32_t function = match->function[side];

		if (function == MATCH_NONE)
			continue;
		for (size_t i = samples->first[function];
		     i < samples->first[function + 1]; i++) {
			const struct group_sample *sample =
			    &samples->groups->samples[samples->order[i]];

			if (samples->groups->runs[sample->run].side !=
				SIDE_NONE &&
			    !isfinite(sample->own))
				return false;
		}
	}
	return true;
}
