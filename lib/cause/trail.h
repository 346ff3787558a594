/*
 * trail.h: follows edges down from a cause to its symptoms, and up to the root;
 * and the totals of the program.
 */
#ifndef CAUSE_TRAIL_H
#define CAUSE_TRAIL_H

#include "cause/blames.h"

/* Seconds of all functions except waiting ones; NAN or 0 without times. */
struct totals {
	double now, at_target;
	double calls; /* at the target */
};

struct totals trail_totals(const struct graph *graph);

/* The edge to the callee with most of a function's inclusive time; MAP_NONE if
 * none has TRAIL_HOLDS. */
uint32_t trail_holder(const struct graph *graph, uint32_t node);

/* State of all walks, by node. */
struct trail_marks {
	uint32_t *visited; /* number of the last walk that visited it */
	uint32_t *symptom; /* index + 1 in the symptoms of that walk */
	bool *explained;   /* it is a symptom of some cause */
	/* Of a function that grows in place of another: which that is, and the
	 * next one that does. */
	uint32_t *stands_for, *next_inner;
	uint32_t walk;
	/* Edges that may still be followed: all walks together are linear in
	 * the graph, whatever its shape. */
	size_t budget;
};

void trail_marks_init(struct trail_marks *marks, const struct graph *graph);
void trail_marks_release(struct trail_marks *marks);
/* NODE grows in place of the cause. */
void trail_add_inner(const struct graph *graph, struct blame *blame,
    uint32_t node, struct trail_marks *marks);
/* Sets symptoms and cost, and marks the symptoms as explained. */
void trail_follow(
    const struct graph *graph, struct blame *blame, struct trail_marks *marks);
/* Finds a symptom, or adds it. */
struct symptom *trail_symptom(
    struct blame *blame, uint32_t node, struct trail_marks *marks);
/* Adds PART of the calls and cost of an edge to a symptom. */
void trail_charge(const struct graph *graph, struct symptom *symptom,
    uint32_t link, double part);
/* Sorts by cost, the most expensive first; clears the indexes in MARKS. */
void trail_sort_symptoms(struct blame *blame, struct trail_marks *marks);
/* The path from the root to NODE through the most expensive callers, NODE last.
 * It ends at a cycle and after a thousand callers. The caller frees it. */
uint32_t *trail_path(const struct graph *graph, uint32_t node,
    struct trail_marks *marks, size_t *length);

#endif
