/* callers.c: see callers.h. */
#include "report/callers.h"

#include <math.h>

#include "core/map.h"

struct edges {
	struct caller_edge *edges;
	size_t count, cap;
};

struct callers {
	struct map *names;
	struct edges over, within;
	double recursion;
};

struct callers *
callers_new(void)
{
	struct callers *callers = xcalloc(1, sizeof(*callers));

	callers->names = map_new();
	return callers;
}

void
callers_free(struct callers *callers)
{
	free(callers->over.edges);
	free(callers->within.edges);
	map_free(callers->names);
	free(callers);
}

void
callers_add(struct callers *callers, const struct scale_line *law)
{
	struct edges *edges =
	    law->within.len > 0 ? &callers->within : &callers->over;
	bool decided = law->verdict != VERDICT_NONE &&
		       law->verdict != VERDICT_UNKNOWN &&
		       law->confidence != CONFIDENCE_UNDECIDED;

	if (law->metric == METRIC_NCALL && law->last > callers->recursion &&
	    str_equal(law->caller, law->name.full_name))
		callers->recursion = law->last;
	if (law->caller.len == 0 || law->metric != METRIC_TTOT ||
	    !(law->last > 0) || str_equal(law->caller, law->name.full_name))
		return;
	GROW(edges->edges, edges->cap, edges->count + 1);
	edges->edges[edges->count++] =
	    (struct caller_edge){map_add(callers->names, law->caller, NULL),
		map_add(callers->names, law->name.full_name, NULL), law->last,
		decided ? law->p : (double)NAN};
}

double
callers_recursion(const struct callers *callers)
{
	return callers->recursion;
}

const struct caller_edge *
callers_edges(const struct callers *callers, size_t *count)
{
	const struct edges *edges =
	    callers->over.count > 0 ? &callers->over : &callers->within;

	*count = edges->count;
	return edges->edges;
}

uint32_t
callers_count(const struct callers *callers)
{
	return map_count(callers->names);
}

struct str
callers_name(const struct callers *callers, uint32_t function)
{
	return map_key(callers->names, function);
}
