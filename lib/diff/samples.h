/*
 * samples.h: the values of a function in the runs of each group.
 *
 *	f in the runs a1 a2 of group a: 1.01 1.03, in b1 of group b: 1.52
 */
#ifndef DIFF_SAMPLES_H
#define DIFF_SAMPLES_H

#include "diff/match.h"

enum measure {
	MEASURE_NCALL,
	MEASURE_OWN,
	MEASURE_TTOT,
	MEASURES
};

/* Samples by function: those of function i are order[first[i]] .. order[first[i
 * + 1] - 1]. */
struct samples {
	const struct groups *groups;
	uint32_t *order;
	size_t *first;
	size_t runs[SIDES];
	double total[SIDES]; /* mean computing seconds of a run */
	double *values[SIDES];
	double *slots; /* one for each run */
	double *calls; /* the same */
	bool per_call; /* times are those of one call */
};

void samples_build(struct samples *samples, const struct groups *groups);
void samples_free(struct samples *samples);
/* Collects the values of one side in values[SIDE], one for each run, the sum of
 * its lines of the function; returns their number. A run without the function
 * has 0 calls and no times. */
size_t samples_gather(struct samples *samples, uint32_t function,
    enum side side, enum measure measure, bool own);
/* True if the own cost of both is known in all runs. */
bool samples_have_own(const struct samples *samples, const struct match *match);

#endif
