/*
 * blames.h: the causes that are found: each with its symptoms, and what both
 * cost together. blame.h finds them.
 */
#ifndef CAUSE_BLAMES_H
#define CAUSE_BLAMES_H

#include "cause/graph.h"

enum why {
	WHY_EACH_CALL_GROWS,  /* change the body */
	WHY_CALLED_TOO_OFTEN, /* change the caller, which is not known */
	WHY_BOTH
};

struct symptom {
	uint32_t node;
	uint32_t family; /* symptoms of one number grow in step; 0: alone */
	/* The part of this cause, at the largest size. */
	double p_ncall, ncall, own_s;
	double at_target; /* own seconds at the target */
	uint32_t via;	  /* the edge with most of its calls, or MAP_NONE */
};

struct blame {
	uint32_t node;
	/* The dearest of the functions that grow in its place, or MAP_NONE:
	 * comprehensions and lambdas of the node's, and what it calls of the
	 * standard library. The next one is that of struct trail_marks. */
	uint32_t inner;
	/* The nearest function of the user's own code on its path, the node
	 * itself if it is own, or MAP_NONE; and the function of others that it
	 * calls there, if it calls any. See yours.h. */
	uint32_t yours, way;
	double yours_lineno; /* of that call, or NAN */
	enum why why;
	uint32_t entry; /* the edge where the growth enters, or MAP_NONE */
	/* The law that the verdict is based on: that of the own cost, or of the
	 * calls through `entry`, whichever is surer. */
	const struct judged_law *law;
	bool by_calls; /* it is that of the calls */
	/* The law is that of the inclusive time: many functions together grow,
	 * none of which shows it alone. */
	bool chain;
	double now, at_target; /* own cost with that of the symptoms */
	double share;	       /* of the computing time at the largest size */
	double calls;	       /* at the target: those that grow */
	bool left_out;	       /* too small, or too vague, to be reported */
	struct symptom *symptoms; /* the most expensive first */
	size_t symptom_count, symptom_cap;
	size_t symptom_total; /* their number */
};

/* The most symptoms kept of a cause: a thousand causes may share ten thousand
 * functions, and listing all for each would be quadratic. */
#define BLAME_SYMPTOMS_MOST 100

struct blames {
	struct blame *items; /* largest cost at the target first */
	size_t count, cap;
	bool *covered; /* by node: it is a cause or a symptom */
};

void blames_release(struct blames *blames);
/* Marks a cause and its symptoms, which are complete and the most expensive
 * first, as covered; keeps BLAME_SYMPTOMS_MOST of them. */
void blames_settle(struct blames *blames, struct blame *blame);
/* Removes the causes that are left out, which have no symptoms any more. */
void blames_drop(struct blames *blames);

#endif
