/*
 * blame.h: which functions are causes, what each of them drags along, and
 * what it costs together.
 */
#ifndef CAUSE_BLAME_H
#define CAUSE_BLAME_H

#include "cause/graph.h"

enum why {
	WHY_EACH_CALL_GROWS,  /* mend the body */
	WHY_CALLED_TOO_OFTEN, /* mend who calls it; nobody is known who does */
	WHY_BOTH
};

struct symptom {
	uint32_t node;
	double p_ncall, ncall,
	    own_s; /* under this cause, at the largest size */
};

struct blame {
	uint32_t node;
	enum why why;
	uint32_t entry; /* the edge where growth enters, or MAP_NONE */
	/* The law that the verdict rests on: that of the own cost, or of the
	 * calls through `entry`, whichever is surer. */
	const struct law_line *law;
	bool by_calls;	       /* the latter */
	double now, at_target; /* own cost with that of the symptoms */
	double share;	       /* of the computing time at the largest size */
	struct symptom *symptoms; /* dearest first */
	size_t symptom_count, symptom_cap;
};

struct blames {
	struct blame *items; /* worst at the target first */
	size_t count, cap;
};

/* LEAST: the share of the computing time, now or at the target, that a cause
 * has to take. Without times every cause counts. */
void blame_find(const struct graph *graph, double least, struct blames *out);
void blame_release(struct blames *blames);
/* From the root to NODE through the dearest callers, NODE last; a cycle ends
 * the path. The caller frees it. */
uint32_t *blame_path(const struct graph *graph, uint32_t node, size_t *length);

#endif
