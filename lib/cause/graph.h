/*
 * graph.h: the laws of functions and edges, as written by prof-scale, as a call
 * graph.
 *
 *	struct graph graph;
 *	graph_init(&graph, false);
 *	graph_add(&graph, &line);	for every line
 *	graph_finish(&graph);		after the last line
 *	...
 *	graph_release(&graph);
 *
 * Time and memory are linear in the number of functions and edges.
 */
#ifndef CAUSE_GRAPH_H
#define CAUSE_GRAPH_H

#include "cause/checked.h"
#include "core/map.h"

/* The most callers that are followed upwards, to the root; Python's own limit is
 * a thousand frames. */
#define CALLERS_MOST 1024

/* Counts by size: n, y, n, y, ... in graph.counts. */
struct counts {
	size_t at;
	uint32_t count; /* number of sizes */
};

struct node {
	struct str full_name, module, name, kind;
	enum origin origin; /* ORIGIN_UNKNOWN where only edges name it */
	double lineno, share;
	struct inside inside; /* as in scale lines */
	struct judged_law laws[COST_METRICS];
	uint32_t callers, callees; /* first edge of each list, or MAP_NONE */
	struct counts counts;
	bool seen; /* it has lines of its own, not only edges */

	/* After graph_finish(). */
	/* Exponent of the calls; for a way into a recursion of those from
	 * outside of it. */
	double calls;
	double call_count; /* those calls at the largest size, or NAN */
	double hits;	   /* of all its lines at the target */
	uint32_t cycle;	   /* functions with the same number can reach each
			      other */
	bool way_in;	   /* a good part of the time of the functions in its
			      cycle is called from outside of it here */
	uint32_t heaviest; /* the caller with most of its time, or MAP_NONE */
	uint32_t growing;  /* the same among callers whose edge grows */
};

struct link {
	uint32_t caller, callee;
	uint32_t next_caller, next_callee; /* next in the list of the callee, of
					      the caller */
	double call_lineno; /* the line that the calls come from, or NAN */
	struct judged_law laws[COST_METRICS];
	struct counts counts;
};

struct graph {
	/* The graph is of waiting: it has waiting instead of cost, so that the
	 * same rules apply. */
	bool waits;
	/* No function has a time: causes are found by their calls alone. */
	bool counted;
	struct map *names, *texts;
	struct pairs *pairs;
	struct node *nodes; /* by number in `names` */
	size_t node_cap;
	struct link *links; /* by number in `pairs` */
	size_t link_cap;
	double *counts;
	size_t counts_used, counts_cap;
	struct str by;
	double target, n_max; /* NAN if unknown */
	/* Lines that contradict an earlier line. */
	size_t contradictions;
	uint32_t contradicted; /* the first such function */
	size_t mixed;	       /* lines with another n */
};

void graph_init(struct graph *graph, bool waits);
void graph_release(struct graph *graph);
/* Adds a scale line. Lines of pairs (two points, no verdict) count as unknown
 * laws; of two lines about one thing the last counts. */
void graph_add(struct graph *graph, const struct scale_line *line);
void graph_finish(struct graph *graph);

/* The node of that name, or MAP_NONE. */
uint32_t graph_find(const struct graph *graph, struct str full_name);
/* The edge between two nodes, or MAP_NONE. */
uint32_t graph_link(
    const struct graph *graph, uint32_t caller, uint32_t callee);
/* True if NODE is AT, which may be MAP_NONE, or among its heaviest callers and
 * theirs. */
bool graph_leads(const struct graph *graph, uint32_t node, uint32_t at);
/* The cost that a function is judged by: own, or self time without callers. */
enum metric node_cost_metric(const struct node *node);
const struct judged_law *node_cost(const struct node *node);
/* The cost of a callee under this caller. */
const struct judged_law *link_cost(const struct link *link);
bool node_is(const struct node *node, const char *kind);
/* The value at the largest n, 0 if it is not known; and that at the target, or
 * else at the largest n. */
double law_now(const struct judged_law *law);
double law_at_target(const struct judged_law *law);
/* True if a law is steeper than STEEP, and not undecided. */
bool law_believed(const struct judged_law *law, double steep);

#endif
