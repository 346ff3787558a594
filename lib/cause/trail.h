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
/* What trail_follow() keeps between calls, by node; all zero at first. */
struct trail_marks {
	uint32_t *visited; /* the number of the walk that came by */
	uint32_t *symptom; /* place in its symptoms + 1, of that walk */
	bool *explained;   /* is a symptom of some cause */
	uint32_t walk;
};

/* Fills in symptoms and cost, and marks the symptoms as explained. */
void trail_follow(
    const struct graph *graph, struct blame *blame, struct trail_marks *marks);

#endif
