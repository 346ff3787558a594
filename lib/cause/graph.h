/*
 * graph.h: the laws of functions and edges as prof-scale wrote them, and who
 * calls whom.
 */
#ifndef CAUSE_GRAPH_H
#define CAUSE_GRAPH_H

#include <math.h>

#include "core/map.h"
#include "stream/reader.h"

enum law_confidence {
	LAW_NONE, /* no such line, or no verdict */
	LAW_UNDECIDED,
	LAW_PROVISIONAL,
	LAW_FIRM
};

/* One scale line; texts live as long as the graph, data NULL where missing. */
struct law_line {
	double p, lo, hi, beyond; /* NAN where missing */
	double last;	  /* the metric at the largest size of its own */
	double at_target; /* NAN where it is not known */
	enum law_confidence confidence;
	struct str verdict, since, law;
};

enum law_metric {
	LAW_NCALL,
	LAW_OWN,
	LAW_TSUB,
	LAW_TTOT,
	LAW_METRICS
};

struct node {
	struct str full_name, module, name, kind;
	double lineno, share;
	struct law_line laws[LAW_METRICS];
	uint32_t callers, callees; /* first edge of each list, or MAP_NONE */
	bool seen;		   /* it has lines of its own, not only edges */
};

struct link {
	uint32_t caller, callee;
	uint32_t next_caller, next_callee; /* the callee's, the caller's list */
	struct law_line laws[LAW_METRICS];
};

struct graph {
	struct map *names, *texts;
	struct pairs *pairs;
	struct node *nodes; /* by number in `names` */
	size_t node_cap;
	struct link *links; /* by number in `pairs` */
	size_t link_cap;
	struct str by;
	double target, n_max; /* NAN where unknown */
};

void graph_init(struct graph *graph);
void graph_release(struct graph *graph);
/* Takes a scale line in. Lines of pairs (two points, no verdict) count as
 * laws that are not known. */
enum status graph_add(
    struct graph *graph, const struct reader *in, const struct row *row);

/* The cost a function is judged by: own, or self time without callers. */
const struct law_line *node_cost(const struct node *node);
/* The cost of a callee under this caller. */
const struct law_line *link_cost(const struct link *link);
bool node_is(const struct node *node, const char *kind);

#endif
