/*
 * causes_within.h: does a cause grow with the position within a run, or with
 * the size of the input?
 *
 *	across runs, get costs n^2; within the largest one its cost grows with
 *	every call, too: state accumulates. If not, each call is as expensive as
 *	the first, because the input is large.
 */
#ifndef CAUSE_CAUSES_WITHIN_H
#define CAUSE_CAUSES_WITHIN_H

#include "cause/blames.h"

/* How one call of the cause grows, by the law that the cause is based on. This
 * is not the `grows_with` of scale lines, which says whether a whole metric is
 * steep within the run: that is also true of a function that is called more and
 * more often at the same cost, and not known of edges. */
enum axis {
	AXIS_UNKNOWN,
	AXIS_ACCUMULATES,
	AXIS_INPUT
};

/* The laws within one run; of several runs, the one with the largest n. */
struct within_run {
	struct graph graph;
	struct str run; /* id, owned; empty if there is none */
	double n_max;
};

void within_init(struct within_run *within, bool waits);
void within_run_release(struct within_run *within);
/* Adds a line that has `within`. */
void within_add(struct within_run *within, const struct scale_line *line);
/* After the last line: takes costs and counts of the whole run from ACROSS, if
 * known there, instead of those at the last position. */
void within_finish(struct within_run *within, const struct graph *across);

/* What a cause of ACROSS grows with. */
enum axis within_axis(const struct within_run *within,
    const struct graph *across, const struct blame *blame);
/* Removes from FOUND, causes within the run, those that causes of ACROSS
 * explain, and those that are known to be at most linear over runs. */
void within_only(const struct within_run *within, const struct graph *across,
    const struct blames *known, struct blames *found);

#endif
