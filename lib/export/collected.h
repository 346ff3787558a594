/*
 * collected.h: the functions and edges of each run of a stream. Lines of
 * checkpoints are left out. A line that comes again replaces the one before, and
 * a run line that comes again all lines of the run.
 */
#ifndef EXPORT_COLLECTED_H
#define EXPORT_COLLECTED_H

#include "core/map.h"
#include "core/options.h"
#include "stream/reader.h"

/* Costs are NAN where they are not known; times in seconds. */
struct profiled_function {
	uint32_t name; /* index in the names of all runs */
	double ncall, ttot, tsub;
	double own; /* self time where the profile does not tell it */
};

struct profiled_edge {
	uint32_t caller, callee; /* functions of the run */
	double ncall, ttot;
	double call_lineno; /* where most of its calls come from */
};

struct profiled_run {
	struct str id;
	double size; /* its iterations where it has no size; NAN */
	bool complete;
	bool again;		      /* a run line came after its functions */
	struct pairs *function_index; /* name and 0: index in functions */
	struct pairs *edge_index;     /* caller and callee: index in edges */
	struct profiled_function *functions;
	struct profiled_edge *edges;
	size_t function_cap, edge_cap;
};

struct collected {
	const struct words *wanted; /* ids; none: all runs */
	struct map *names;	    /* full names */
	struct map *ids;	    /* the index is that of the run */
	struct profiled_run *runs;
	size_t run_cap;
};

/* WANTED, the ids of the runs to be collected, must outlive it. */
struct collected *collected_new(const struct words *wanted);
void collected_free(struct collected *collected);
enum status collected_read(struct collected *collected, struct reader *in);

static inline uint32_t
run_functions(const struct profiled_run *run)
{
	return pairs_count(run->function_index);
}
static inline uint32_t
run_edges(const struct profiled_run *run)
{
	return pairs_count(run->edge_index);
}

#endif
