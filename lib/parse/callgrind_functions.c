/*
 * callgrind_functions.c: from the costs of a callgrind file to functions and
 * edges.
 *
 *	work	self 10, calls work'2, inclusive 90	work  self 30
 *	work'2	self 20, calls sort, inclusive 70   ->	      inclusive 100
 *
 * The levels of a recursion are one function. Its calls are those into all
 * levels; not recursive are those into the first level from other functions.
 * Its inclusive cost is that of the first level, which includes the others. If
 * a file does not distinguish levels, calls of a function to itself are left
 * out of its inclusive cost. Recursion through other functions may still be
 * counted more than once.
 */
#include "parse/callgrind.h"

#include <math.h>

#include "parse/doubts.h"

void
callgrind_init(struct callgrind *cg)
{
	*cg = (struct callgrind){.raw = map_new(), .pairs = pairs_new()};
	for (int i = 0; i < CALLGRIND_SPACES; i++)
		cg->names[i].texts = map_new();
	callgraph_init(&cg->graph);
}

void
callgrind_release(struct callgrind *cg)
{
	for (int i = 0; i < CALLGRIND_SPACES; i++) {
		map_free(cg->names[i].texts);
		free(cg->names[i].text_of_id);
	}
	map_free(cg->raw);
	pairs_free(cg->pairs);
	free(cg->func_of_id);
	free(cg->funcs);
	free(cg->calls);
	callgraph_release(&cg->graph);
	identity_free(&cg->id);
	buf_free(&cg->space);
}

void
callgrind_self(struct callgrind *cg, uint32_t func, double line, double cost)
{
	struct callgrind_func *of = &cg->funcs[func];

	of->self += cost;
	if (!of->entered)
		of->line = line;
	of->entered = true;
}

bool
callgrind_call(
    struct callgrind *cg, uint32_t from, uint32_t to, double calls, double cost)
{
	bool is_new;
	uint32_t index = pairs_add(cg->pairs, from, to, &is_new);

	if (index >= CALLGRAPH_MAX_EDGES)
		return false;
	if (is_new) {
		GROW(cg->calls, cg->call_cap, (size_t)index + 1);
		cg->calls[index] =
		    (struct callgrind_call){.from = from, .to = to};
	}
	cg->calls[index].calls += calls;
	cg->calls[index].cost += cost;
	cg->counts |= calls > 0;
	cg->funcs[to].called = cg->funcs[from].calls = true;
	if (from != to)
		cg->funcs[from].callees += cost;
	return true;
}

static void
add_call(struct callgrind *cg, const struct callgrind_call *call,
    struct negatives *negatives)
{
	const struct callgrind_func *from = &cg->funcs[call->from];
	const struct callgrind_func *to = &cg->funcs[call->to];
	struct callgraph_func *callee = &cg->graph.funcs[to->base];
	bool recursive = from->base == to->base;
	struct cost cost = {NAN, NAN, NAN, NAN};
	uint32_t edge;

	if (cg->counts) {
		cost.ncall = call->calls;
		cost.nactualcall = recursive || to->inner ? 0 : call->calls;
	}
	cost_add(&callee->cost, &cost);
	callee->listed = true;
	/* The cost of a deeper level is part of that of the first. */
	cost.ttot = recursive && from->inner
			? 0
			: negatives_check(negatives, call->cost * cg->seconds);
	edge = callgraph_edge(&cg->graph, from->base, to->base);
	cost_add(&cg->graph.edges[edge].cost, &cost);
}

static void
add_func(struct callgrind *cg, const struct callgrind_func *func,
    struct negatives *negatives)
{
	struct cost cost = {NAN, NAN, 0, func->self * cg->seconds};

	/* NYTProf has no entry for what nobody called. */
	if (cg->writer == WRITER_NYTPROF && !func->entered)
		cost.tsub = cost.ttot = NAN;
	else if (!func->inner)
		cost.ttot = (func->self + func->callees) * cg->seconds;
	if (!isnan(cost.tsub))
		cg->graph.self_total += cost.tsub;
	cost.tsub = negatives_check(negatives, cost.tsub);
	cost.ttot = negatives_check(negatives, cost.ttot);
	cost_add(&cg->graph.funcs[func->base].cost, &cost);
	cg->graph.funcs[func->base].listed = true;
}

/* A function that has no entry of its own and calls nothing: all that its calls
 * cost is its own. */
static void
add_leaves(struct callgrind *cg)
{
	for (uint32_t i = 0; i < pairs_count(cg->pairs); i++) {
		const struct callgrind_call *call = &cg->calls[i];
		struct callgrind_func *to = &cg->funcs[call->to];

		if (!to->entered && !to->calls)
			to->self += call->cost;
	}
}

/* The format has no self cost of a function by caller. That of a function that
 * calls nothing is the cost of the call, that of a function with one caller is
 * its whole self cost; otherwise it is shared out as the inclusive costs are.
 * What a function costs below itself is part of its first call. */
static void
share_self(struct callgraph *graph)
{
	uint32_t count = pairs_count(graph->pairs);
	double *into =
	    xcalloc((size_t)map_count(graph->names) + 1, sizeof(*into));

	for (uint32_t i = 0; i < count; i++) {
		const struct callgraph_edge *edge = &graph->edges[i];

		if (edge->caller != edge->callee && edge->cost.ttot > 0)
			into[edge->callee] += edge->cost.ttot;
	}
	for (uint32_t i = 0; i < count; i++) {
		struct callgraph_edge *edge = &graph->edges[i];
		const struct cost *of = &graph->funcs[edge->callee].cost;
		double whole = fmax(into[edge->callee], of->ttot);

		if (edge->caller == edge->callee)
			continue;
		edge->cost.tsub = of->tsub >= whole ? edge->cost.ttot
				  : whole > 0
				      ? of->tsub * (edge->cost.ttot / whole)
				      : of->tsub;
	}
	free(into);
}

static void
notes(const struct callgrind *cg, const struct negatives *negatives,
    const struct profile_sink *sink)
{
	const struct str none = {NULL, 0};
	double said = (cg->totals > 0 ? cg->totals : cg->summary) * cg->seconds;
	double found = cg->graph.self_total;

	if (!cg->is_time)
		sink_note(sink, "warning", "instructions", none,
		    "the costs are %s, not time: one is written as %g s",
		    cg->event, CALLGRIND_COST_S);
	if (map_count(cg->graph.names) == 0)
		sink_note(sink, "warning", "profile-empty", none,
		    "the profile holds no function");
	if (!cg->counts && pairs_count(cg->pairs) > 0)
		sink_note(sink, "warning", "sampled", none,
		    "a sampling profile: it knows no calls, and its costs are "
		    "samples");
	/* Of pyprof2calltree it is the largest inclusive cost, of Xdebug the
	 * time of the request. */
	if (said > 0 && cg->writer != WRITER_PYPROF &&
	    cg->writer != WRITER_XDEBUG && fabs(found - said) > 0.01 * said)
		sink_note(sink, "warning", "sums", none,
		    "self costs add up to %.6g of the file's total of %.6g "
		    "(%+.2g %%)",
		    found / cg->seconds, said / cg->seconds,
		    100 * (found - said) / said);
	negatives_note(negatives, sink);
}

enum status
callgrind_finish(
    struct callgrind *cg, const char *name, const struct profile_sink *sink)
{
	struct negatives negatives = {0, 0};
	enum status status;

	callgrind_place(cg);
	add_leaves(cg);
	for (uint32_t i = 0; i < map_count(cg->raw); i++)
		add_func(cg, &cg->funcs[i], &negatives);
	for (uint32_t i = 0; i < pairs_count(cg->pairs); i++)
		add_call(cg, &cg->calls[i], &negatives);
	/* It was called, but the file does not say by which function. */
	for (uint32_t i = 0; i < map_count(cg->graph.names); i++)
		if (cg->graph.funcs[i].cost.nactualcall == 0)
			cg->graph.funcs[i].cost.nactualcall = NAN;
	share_self(&cg->graph);
	callgraph_own(&cg->graph);
	status = callgraph_emit(&cg->graph, name, sink);
	if (status == STATUS_OK)
		notes(cg, &negatives, sink);
	return status;
}
