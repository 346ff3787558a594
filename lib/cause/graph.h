/*
 * graph.h: the laws of functions and edges as prof-scale wrote them, and who
 * calls whom.
 *
 *	struct graph graph;
 *	graph_init(&graph, false);
 *	graph_add(&graph, &line);	for every line
 *	graph_finish(&graph);		what follows from all of them together
 *	...
 *	graph_release(&graph);
 *
 * Time and memory are linear in functions and edges.
 */
#ifndef CAUSE_GRAPH_H
#define CAUSE_GRAPH_H

#include "cause/checked.h"
#include "core/map.h"

/* Counts by size: n, y, n, y, ... in `counts` of the graph. */
struct counts {
	size_t at;
	uint32_t count; /* of sizes */
};

struct node {
	struct str full_name, module, name, kind;
	enum origin origin; /* ORIGIN_UNKNOWN where only edges name it */
	double lineno, share;
	struct judged_law laws[COST_METRICS];
	uint32_t callers, callees; /* first edge of each list, or MAP_NONE */
	struct counts counts;
	bool seen; /* it has lines of its own, not only edges */

	/* After graph_finish(). */
	/* Exponent of the calls; of a function that calls itself, directly or
	 * through others, of those that come from outside. */
	double calls;
	double call_count; /* those calls at the largest size, or NAN */
	uint32_t cycle;	   /* functions of one number can reach each other */
	uint32_t heaviest; /* the caller most time comes from, or MAP_NONE */
	uint32_t growing;  /* of the callers whose edge grows, if any does */
};

struct link {
	uint32_t caller, callee;
	uint32_t next_caller, next_callee; /* the callee's, the caller's list */
	struct judged_law laws[COST_METRICS];
	struct counts counts;
};

struct graph {
	/* Of waiting: what is waited stands where other graphs have the cost,
	 * so that it is blamed by the same rules. */
	bool waits;
	struct map *names, *texts;
	struct pairs *pairs;
	struct node *nodes; /* by number in `names` */
	size_t node_cap;
	struct link *links; /* by number in `pairs` */
	size_t link_cap;
	double *counts;
	size_t counts_used, counts_cap;
	struct str by;
	double target, n_max; /* NAN where unknown */
	/* Lines that say something else of what a line has said before. */
	size_t contradictions;
	uint32_t contradicted; /* the first such function */
	size_t mixed;	       /* lines whose n is another */
};

void graph_init(struct graph *graph, bool waits);
void graph_release(struct graph *graph);
/* Takes a scale line in. Lines of pairs (two points, no verdict) count as
 * laws that are not known; of two lines about one thing the last one holds. */
void graph_add(struct graph *graph, const struct scale_line *line);
void graph_finish(struct graph *graph);

/* The node of that name, or MAP_NONE. */
uint32_t graph_find(const struct graph *graph, struct str full_name);
/* The edge between two nodes, or MAP_NONE. */
uint32_t graph_link(
    const struct graph *graph, uint32_t caller, uint32_t callee);
/* The cost a function is judged by: own, or self time without callers. */
enum metric node_cost_metric(const struct node *node);
const struct judged_law *node_cost(const struct node *node);
/* The cost of a callee under this caller. */
const struct judged_law *link_cost(const struct link *link);
bool node_is(const struct node *node, const char *kind);
/* Steeper than that, and not undecided. */
bool law_believed(const struct judged_law *law, double steep);

#endif
