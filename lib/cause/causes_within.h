/*
 * causes_within.h: growth with the position within a run against growth with
 * the size of the input.
 *
 *	across runs, get costs n^2; within the largest one its cost grows with
 *	every call, too: state accumulates. Where it does not, each call is as
 *	dear as the first: dear because the input is large.
 */
#ifndef CAUSE_CAUSES_WITHIN_H
#define CAUSE_CAUSES_WITHIN_H

#include "cause/blame.h"

/* Of one call of the cause, by the law that the cause rests on. It is not the
 * `grows_with` of scale lines, which tells of a metric as a whole whether it is
 * steep within the run: that is true as well of what is called ever more often,
 * each call costing the same, and not known of an edge. */
enum axis {
	AXIS_UNKNOWN,
	AXIS_ACCUMULATES,
	AXIS_INPUT
};

/* The laws seen within one run: of several the one that reaches furthest. */
struct within_run {
	struct graph graph;
	struct str run; /* id; its bytes are owned; empty where there is none */
	double n_max;
};

void within_init(struct within_run *within, bool waits);
void within_release(struct within_run *within);
/* Takes in a line that has `within`. */
void within_add(struct within_run *within, const struct scale_line *line);
/* After the last line: costs and counts of the whole run from ACROSS, where
 * they are known there, instead of those at the last position. */
void within_finish(struct within_run *within, const struct graph *across);

/* Why a cause of ACROSS grows. */
enum axis within_axis(const struct within_run *within,
    const struct graph *across, const struct blame *blame);
/* Leaves of FOUND, causes within the run, those that the causes ACROSS do not
 * explain, and that are not known to be no more than linear across runs. */
void within_only(const struct within_run *within, const struct graph *across,
    const struct blames *known, struct blames *found);

#endif
