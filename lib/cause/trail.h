/*
 * trail.h: walks along the edges: down from a cause to its symptoms, up to
 * the root; and the totals of the program.
 */
#ifndef CAUSE_TRAIL_H
#define CAUSE_TRAIL_H

#include "cause/blame.h"

/* Seconds of all functions but waiting ones; NAN or 0 without times. */
struct totals {
	double now, at_target;
};

struct totals trail_totals(const struct graph *graph);
/* The caller that most of the node's inclusive time comes from, or MAP_NONE;
 * itself is none. */
uint32_t trail_heaviest_caller(const struct graph *graph, uint32_t node);
/* True for an edge whose calls grow faster than the bound. */
bool trail_edge_grows(const struct graph *graph, const struct link *link);
/* Fills in symptoms and cost; marks the symptoms in EXPLAINED (by node). */
void trail_follow(
    const struct graph *graph, struct blame *blame, bool *explained);

#endif
