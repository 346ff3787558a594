/*
 * evidence.h: whether growth is certain enough to blame a function. blame.h
 * decides which function is blamed, and for what.
 *
 *	own cost at n = 500 1000 2000 4000 8000: slopes 1.96 1.19 1.92 2.04
 *	p 2.04, provisional, interval 0.97 to 3.12 because of one slow run
 *	line through all sizes 1.73, at least 1.5: it grows
 */
#ifndef CAUSE_EVIDENCE_H
#define CAUSE_EVIDENCE_H

#include "cause/blames.h"

/* True if calls grow: firmly, or with linear outside of the interval. */
bool evidence_calls(const struct judged_law *calls);
/* True if growth enters through LINK: its calls, or the hits of a line, grow faster
 * than the calls of its caller. */
bool evidence_enters(const struct graph *g, const struct link *link);
/* True if a time of this node certainly grows. */
bool evidence_time(const struct node *node, const struct judged_law *law);
/* The law that shows that each call of the function costs more: that of its own
 * cost, or of a part of it; or NULL. */
const struct judged_law *evidence_cost(
    const struct graph *graph, uint32_t node);
/* True of a function that was found freeing values most of its own time, which is
 * a sign of what makes them. */
bool evidence_frees(const struct graph *graph, uint32_t node);
/* Sets the law that the verdict on a cause is based on: that of its own cost, or
 * of the calls through its entry. Its costs must be known. */
void evidence_choose(const struct graph *graph, struct blame *blame);
/* The function to change: for a comprehension or lambda the function around it,
 * since newer interpreters have no function of their own for these; for the
 * standard library its caller; otherwise NODE. */
uint32_t evidence_around(const struct graph *graph, uint32_t node);

#endif
