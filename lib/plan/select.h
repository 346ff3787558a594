/*
 * select.h: the runs that -r, -p, -l and -a select: those that match one value
 * of each option that was given.
 */
#ifndef PLAN_SELECT_H
#define PLAN_SELECT_H

#include "core/options.h"
#include "plan/plan.h"

#define SELECT_SHORTS "r:p:l:a"

struct selection {
	struct words ids, labels;
	int64_t *phases;
	size_t phase_count, phase_cap;
	bool all;
};

/* Takes the option CODE and its argument if it is one of SELECT_SHORTS, else
 * returns false. A wrong argument ends the program with status 2. */
bool select_option(struct selection *selection, int code, const char *text);
void select_release(struct selection *selection);
/* True if no option was given, not even -a. */
bool select_is_empty(const struct selection *selection);
/* STATUS_MALFORMED if the plan does not have an id of the selection. */
enum status select_check(
    const struct selection *selection, const struct plan *plan);
bool select_matches(
    const struct selection *selection, const struct plan_run *run);

#endif
