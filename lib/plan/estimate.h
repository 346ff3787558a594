/*
 * estimate.h: how long a run of a plan will take, by the law of the wall times of
 * those that are done.
 *
 *	done: 1, 2, 4 days in 61, 119, 242 s	-> 8 days in 480 s, 470 to 500
 *	done: 1 day in 61 s			-> 4 days in 244 s, 61 to 976
 */
#ifndef PLAN_ESTIMATE_H
#define PLAN_ESTIMATE_H

#include "law/project.h"
#include "plan/plan.h"

struct estimate {
	struct points walls; /* seconds by size, the least of the repeats */
	struct judgement law;
	double limit_s; /* of the plan; NAN: none */
};

void estimate_learn(struct estimate *estimate, const struct plan *plan);
/* Seconds, and their range; NAN where nothing is known. */
void estimate_run(const struct estimate *estimate, const struct plan_run *run,
    struct projection *out);

#endif
