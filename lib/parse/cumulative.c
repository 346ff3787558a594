/*
 * cumulative.c: see cumulative.h.
 *
 * A new value replaces the old one, and the difference is added to the sums of
 * its identity: of the edge, of the callee, of a caller whose own time it is
 * (own.c), and of the iterations. So the work for a checkpoint depends on what
 * has changed.
 */
#include "parse/cumulative.h"

#include <math.h>

#include "core/glob.h"

void
cumulative_init(struct cumulative *c, const char *pattern)
{
	*c = (struct cumulative){.id = {.lineno = NAN},
	    .pattern = pattern,
	    .tick_s = NAN,
	    .iterations = NAN,
	    .pairs = pairs_new()};
	callgraph_init(&c->graph);
	c->graph.has_own = true;
}

void
cumulative_release(struct cumulative *c)
{
	callgraph_release(&c->graph);
	identity_free(&c->id);
	pairs_free(c->pairs);
	free(c->funcs);
	free(c->edges);
	free(c->func_sums);
	free(c->edge_sums);
	free(c->changed_funcs);
	free(c->changed_edges);
}

uint32_t
cumulative_func(
    struct cumulative *c, struct str file, double lineno, struct str name)
{
	uint32_t known = map_count(c->graph.names), index;

	identity_python(&c->id, file, lineno, name);
	index = callgraph_func(&c->graph, &c->id);
	if (c->func_count >= CALLGRAPH_MAX_FUNCS)
		return MAP_NONE;
	if (index == known) {
		bool counted =
		    c->pattern != NULL && *c->pattern != '\0' &&
		    !kind_is_part(c->id.kind) &&
		    glob_match(c->pattern, map_key(c->graph.names, index));

		GROW(c->func_sums, c->func_sum_cap, (size_t)index + 1);
		c->func_sums[index] =
		    (struct cumulative_sum){.counted = counted};
		if (counted && isnan(c->iterations))
			c->iterations = 0;
	}
	GROW(c->funcs, c->func_cap, (size_t)c->func_count + 1);
	c->funcs[c->func_count] = (struct cumulative_func){.index = index};
	return c->func_count++;
}

struct str
cumulative_name(const struct cumulative *c, uint32_t func)
{
	return map_key(c->graph.names, c->funcs[func].index);
}

static struct cumulative_sum *
touch_func(struct cumulative *c, uint32_t index)
{
	struct cumulative_sum *sum = &c->func_sums[index];

	c->graph.funcs[index].listed = true;
	if (!sum->changed) {
		GROW(c->changed_funcs, c->changed_func_cap,
		    c->changed_func_count + 1);
		c->changed_funcs[c->changed_func_count++] = index;
		sum->changed = true;
	}
	return sum;
}

static struct cumulative_sum *
touch_edge(struct cumulative *c, uint32_t index)
{
	struct cumulative_sum *sum = &c->edge_sums[index];

	if (!sum->changed) {
		GROW(c->changed_edges, c->changed_edge_cap,
		    c->changed_edge_count + 1);
		c->changed_edges[c->changed_edge_count++] = index;
		sum->changed = true;
	}
	return sum;
}

static const char *
what_fell(const struct counts *old, const struct counts *now)
{
	return now->calls < old->calls		 ? "CALLS"
	       : now->resumed < old->resumed	 ? "RESUMED"
	       : now->primitive < old->primitive ? "PRIMITIVE"
	       : now->self < old->self		 ? "SELF_TICKS"
	       : now->total < old->total	 ? "TOTAL_TICKS"
	       : now->wait < old->wait		 ? "WAIT_TICKS"
	       : now->wait_most < old->wait_most ? "WAIT_MOST_TICKS"
						 : NULL;
}

/* Adds the difference of NOW and OLD to SUM. */
static void
add_growth(
    struct counts *sum, const struct counts *now, const struct counts *old)
{
	sum->calls += now->calls - old->calls;
	sum->resumed += now->resumed - old->resumed;
	sum->primitive += now->primitive - old->primitive;
	sum->self += now->self - old->self;
	sum->total += now->total - old->total;
	sum->wait += now->wait - old->wait;
	sum->wait_most += now->wait_most - old->wait_most;
}

static struct cumulative_edge *
find_edge(struct cumulative *c, uint32_t caller, uint32_t callee)
{
	struct cumulative_edge *edge;
	bool is_new;
	uint32_t number = pairs_add(c->pairs, caller, callee, &is_new);
	uint32_t known;

	if (number >= CALLGRAPH_MAX_EDGES)
		return NULL;
	if (!is_new)
		return &c->edges[number];
	GROW(c->edges, c->edge_cap, (size_t)number + 1);
	edge = &c->edges[number];
	*edge = (struct cumulative_edge){
	    .caller = caller, .callee = callee, .edge = MAP_NONE};
	if (caller == CUMULATIVE_NOBODY)
		return edge;
	known = pairs_count(c->graph.pairs);
	edge->edge = callgraph_edge(
	    &c->graph, c->funcs[caller].index, c->funcs[callee].index);
	if (edge->edge == known) {
		GROW(c->edge_sums, c->edge_sum_cap, (size_t)known + 1);
		c->edge_sums[known] = (struct cumulative_sum){.whole = true};
	}
	return edge;
}

const char *
cumulative_edge(struct cumulative *c, uint32_t caller, uint32_t callee,
    const struct counts *counts, bool *full)
{
	struct cumulative_edge *edge = find_edge(c, caller, callee);
	struct cumulative_sum *of;
	const struct callgraph_edge *pair;
	const char *fell;

	*full = edge == NULL;
	if (edge == NULL)
		return NULL;
	fell = what_fell(&edge->now, counts);
	if (fell != NULL)
		return fell;
	of = touch_func(c, c->funcs[callee].index);
	of->now.calls += counts->calls - edge->now.calls;
	of->now.resumed += counts->resumed - edge->now.resumed;
	of->now.self += counts->self - edge->now.self;
	of->now.wait += counts->wait - edge->now.wait;
	of->now.wait_most += counts->wait_most - edge->now.wait_most;
	if (of->counted)
		c->iterations += counts->calls - edge->now.calls;
	if (edge->edge != MAP_NONE) {
		pair = &c->graph.edges[edge->edge];
		add_growth(&touch_edge(c, edge->edge)->now, counts, &edge->now);
		if (callgraph_is_own(&c->graph, pair))
			touch_func(c, pair->caller)->own +=
			    counts->self - edge->now.self;
	}
	edge->now = *counts;
	return NULL;
}

bool
cumulative_call_line(
    struct cumulative *c, uint32_t caller, uint32_t callee, double lineno)
{
	uint32_t number = pairs_find(c->pairs, caller, callee);

	if (number == MAP_NONE || c->edges[number].edge == MAP_NONE)
		return false;
	c->graph.edges[c->edges[number].edge].call_lineno = lineno;
	return true;
}

const char *
cumulative_whole(
    struct cumulative *c, uint32_t func, double primitive, double total)
{
	struct cumulative_func *old = &c->funcs[func];
	struct cumulative_sum *sum;

	if (primitive < old->primitive)
		return "PRIMITIVE";
	if (total < old->total)
		return "TOTAL_TICKS";
	sum = touch_func(c, old->index);
	sum->whole = true;
	sum->now.primitive += primitive - old->primitive;
	sum->now.total += total - old->total;
	old->primitive = primitive;
	old->total = total;
	return NULL;
}

/* ---- output ---- */

static struct cost
cost_of(const struct cumulative *c, const struct cumulative_sum *sum)
{
	struct cost cost = {.ncall = sum->now.calls,
	    .nactualcall = NAN,
	    .ttot = NAN,
	    .tsub = sum->now.self * c->tick_s};

	if (sum->whole) {
		cost.nactualcall = fmin(sum->now.primitive, cost.ncall);
		cost.ttot = sum->now.total * c->tick_s;
	}
	return cost;
}

static void
set_waits(const struct cumulative *c, const struct cumulative_sum *sum,
    struct func_line *line)
{
	if (!c->id.waits_known)
		return;
	line->wait = sum->now.wait * c->tick_s;
	if (c->summing)
		line->wait_most = sum->now.wait_most * c->tick_s;
}

static enum status
hand_func(const struct cumulative *c, const struct profile_sink *sink,
    struct str point, uint32_t index)
{
	const struct cumulative_sum *sum = &c->func_sums[index];
	struct cost cost = cost_of(c, sum);
	struct func_line line;

	/* Its first entry was before the profile began; as in the pstat. */
	if (sum->now.calls == 0 && sum->now.resumed > 0) {
		cost.ncall = 1;
		cost.nactualcall = sum->whole ? 1 : NAN;
	}
	line = callgraph_line(&c->graph, index, &cost);
	line.own = (sum->now.self + sum->own) * c->tick_s;
	set_waits(c, sum, &line);
	line.point = point;
	line.iterations = c->iterations;
	return sink->func(sink->context, &line);
}

static enum status
hand_edge(const struct cumulative *c, const struct profile_sink *sink,
    struct str point, uint32_t index)
{
	const struct callgraph_edge *edge = &c->graph.edges[index];
	struct cost cost = cost_of(c, &c->edge_sums[index]);
	struct func_line line = callgraph_line(&c->graph, edge->callee, &cost);

	set_waits(c, &c->edge_sums[index], &line);
	line.caller = map_key(c->graph.names, edge->caller);
	line.call_lineno = edge->call_lineno;
	line.point = point;
	line.iterations = c->iterations;
	return sink->edge(sink->context, &line);
}

static bool
has_hits(const struct cumulative *c, uint32_t index)
{
	return c->graph.funcs[index].kind == KIND_HITS;
}

static enum status
hand_changed(const struct cumulative *c, const struct profile_sink *sink,
    struct str point)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < c->changed_func_count; i++)
		if (status == STATUS_OK && sink->func != NULL &&
		    !has_hits(c, c->changed_funcs[i]))
			status = hand_func(c, sink, point, c->changed_funcs[i]);
	for (size_t i = 0; i < c->changed_edge_count; i++)
		if (status == STATUS_OK && sink->edge != NULL &&
		    !has_hits(c, c->graph.edges[c->changed_edges[i]].callee))
			status = hand_edge(c, sink, point, c->changed_edges[i]);
	return status;
}

static bool
is_part(const struct cumulative *c, uint32_t index)
{
	return kind_is_part(c->graph.funcs[index].kind);
}

static enum status
hand_all(const struct cumulative *c, const struct profile_sink *sink,
    struct str point)
{
	uint32_t funcs = map_count(c->graph.names);
	uint32_t edges = pairs_count(c->graph.pairs);
	double self = 0;
	enum status status = STATUS_OK;

	for (uint32_t i = 0; i < funcs; i++) {
		if (status == STATUS_OK && sink->func != NULL &&
		    c->graph.funcs[i].listed && !is_part(c, i))
			status = hand_func(c, sink, point, i);
		self += c->func_sums[i].now.self;
	}
	for (uint32_t i = 0; i < edges; i++)
		if (status == STATUS_OK && sink->edge != NULL &&
		    !is_part(c, c->graph.edges[i].callee))
			status = hand_edge(c, sink, point, i);
	if (status == STATUS_OK && sink->self_total != NULL)
		status = sink->self_total(sink->context, self * c->tick_s);
	return status;
}

enum status
cumulative_lines(const struct cumulative *c, const struct profile_sink *sink)
{
	enum status status = STATUS_OK;

	for (uint32_t i = 0; i < pairs_count(c->graph.pairs); i++) {
		uint32_t line = c->graph.edges[i].callee;

		if (status == STATUS_OK && has_hits(c, line) &&
		    c->graph.funcs[line].origin == ORIGIN_OWN)
			status = callgraph_hits(
			    &c->graph, i, c->edge_sums[i].now.calls, sink);
	}
	return status;
}

enum status
cumulative_emit(struct cumulative *c, const struct profile_sink *sink,
    struct str point, bool all)
{
	enum status status =
	    all ? hand_all(c, sink, point) : hand_changed(c, sink, point);

	for (size_t i = 0; i < c->changed_func_count; i++)
		c->func_sums[c->changed_funcs[i]].changed = false;
	for (size_t i = 0; i < c->changed_edge_count; i++)
		c->edge_sums[c->changed_edges[i]].changed = false;
	c->changed_func_count = c->changed_edge_count = 0;
	return status;
}
