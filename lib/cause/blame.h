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
	uint32_t family; /* those of one number grow in step; 0: alone */
	/* Under this cause, at the largest size. */
	double p_ncall, ncall, own_s;
	double at_target; /* own seconds there */
	uint32_t via;	  /* the edge that most of its calls come through, or
			 MAP_NONE */
};

struct blame {
	uint32_t node;
	/* A comprehension or a lambda of the node's, or what it calls of the
	 * standard library, that grows in its place, or MAP_NONE. */
	uint32_t inner;
	enum why why;
	uint32_t entry; /* the edge where growth enters, or MAP_NONE */
	/* The law that the verdict rests on: that of the own cost, or of the
	 * calls through `entry`, whichever is surer. */
	const struct judged_law *law;
	bool by_calls; /* the latter */
	/* The law is that of the inclusive time: the growth is that of many
	 * functions together, none of which shows it. */
	bool chain;
	double now, at_target; /* own cost with that of the symptoms */
	double share;	       /* of the computing time at the largest size */
	bool small;	       /* of too little account to stand */
	struct symptom *symptoms; /* the dearest, and these first */
	size_t symptom_count, symptom_cap;
	size_t symptom_total; /* how many there are */
};

/* Where a thousand causes drag the same ten thousand functions along, nobody
 * reads each of them under each cause, and all together would be quadratic. */
#define BLAME_SYMPTOMS_MOST 100

struct blames {
	struct blame *items; /* worst at the target first */
	size_t count, cap;
	bool *covered; /* by node: a cause, or any symptom of one */
};

struct trail_marks;

/* LEAST: the share of the computing time, now or at the target, that a cause
 * has to take. Without times every cause counts. *CUT, if not NULL: a graph
 * so entangled that symptoms have been left out. */
void blame_find(
    const struct graph *graph, double least, struct blames *out, bool *cut);
void blame_release(struct blames *blames);
/* Of a cause that stands, all symptoms known, dearest first: covers it and
 * them, and keeps BLAME_SYMPTOMS_MOST. */
void blame_settle(struct blames *blames, struct blame *blame);
/* From the root to NODE through the dearest callers, NODE last; a cycle ends
 * the path, and so do a thousand callers. The caller frees it. */
uint32_t *blame_path(const struct graph *graph, uint32_t node,
    struct trail_marks *marks, size_t *length);

#endif
