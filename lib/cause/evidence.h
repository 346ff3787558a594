/*
 * evidence.h: when growth is believed. What is blamed, and for what, stands in
 * blame.h; the bounds stand here, once.
 *
 *	own cost at n = 500 1000 2000 4000 8000: slopes 1.96 1.19 1.92 2.04
 *	p 2.04, provisional, interval 0.97 to 3.12: one slow run blurs it
 *	line through all sizes 1.73, at least 1.5: it grows
 */
#ifndef CAUSE_EVIDENCE_H
#define CAUSE_EVIDENCE_H

#include "cause/graph.h"

/* Calls that grow: firmly, or so that linear is outside of the interval. */
bool evidence_calls(const struct judged_law *calls);
/* A time of this node that grows for sure. */
bool evidence_time(const struct node *node, const struct judged_law *law);
/* The law that shows that each call of the function costs more, or NULL: that
 * of its own cost, or of a part that stands for it. */
const struct judged_law *evidence_cost(
    const struct graph *graph, uint32_t node);
/* The function to be mended: around a comprehension or a lambda, as newer
 * interpreters have no function of its own for it; of the standard library, who
 * calls it; any other NODE itself. */
uint32_t evidence_around(const struct graph *graph, uint32_t node);

#endif
