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

/* The edge to the callee that holds most of a function's inclusive time;
 * MAP_NONE where none holds a tenth. */
uint32_t trail_holder(const struct graph *graph, uint32_t node);

/* What the walks keep between them, by node. */
struct trail_marks {
	uint32_t *visited; /* the number of the walk that came by */
	uint32_t *symptom; /* place in its symptoms + 1, of that walk */
	bool *explained;   /* is a symptom of some cause */
	uint32_t walk;
	/* Edges that may still be looked at: all walks together stay linear in
	 * the graph, whatever its shape. */
	size_t budget;
};

void trail_marks_init(struct trail_marks *marks, const struct graph *graph);
void trail_marks_release(struct trail_marks *marks);
/* Fills in symptoms and cost, and marks the symptoms as explained. */
void trail_follow(
    const struct graph *graph, struct blame *blame, struct trail_marks *marks);
/* Adds a symptom that is not there yet, or finds it. */
struct symptom *trail_symptom(
    struct blame *blame, uint32_t node, struct trail_marks *marks);
/* Adds PART of what comes through an edge to a symptom. */
void trail_charge(const struct graph *graph, struct symptom *symptom,
    uint32_t link, double part);
/* Dearest first; forgets their places. */
void trail_sort_symptoms(struct blame *blame, struct trail_marks *marks);

#endif
