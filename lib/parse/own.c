/*
 * own.c: the own time of a function: its self time and that of the C functions
 * that it calls.
 *
 *	search() 0.1 s, calls list.index() 5.0 s, calls lock.acquire() 9.0 s
 *	own time of search: 5.1 s
 *
 * If a profiler lists built-ins, the growth is in them, and not in the function
 * that has to be changed. The self time of the edge is added, not the inclusive
 * time, since a C function may call Python code. Waiting is not added, nor C
 * functions called by C functions.
 */
#include <math.h>

#include "parse/callgraph.h"

bool
callgraph_is_own(
    const struct callgraph *graph, const struct callgraph_edge *edge)
{
	const struct callgraph_func *caller = &graph->funcs[edge->caller];

	return graph->funcs[edge->callee].kind == KIND_BUILTIN &&
	       !caller->c_code && caller->kind != KIND_WAIT;
}

void
callgraph_own(struct callgraph *graph)
{
	uint32_t funcs = map_count(graph->names);
	uint32_t edges = pairs_count(graph->pairs);

	graph->has_own = true;
	for (uint32_t i = 0; i < funcs; i++)
		graph->funcs[i].own = graph->funcs[i].cost.tsub;
	for (uint32_t i = 0; i < edges; i++) {
		const struct callgraph_edge *edge = &graph->edges[i];

		if (callgraph_is_own(graph, edge) && !isnan(edge->cost.tsub))
			graph->funcs[edge->caller].own += edge->cost.tsub;
	}
}
