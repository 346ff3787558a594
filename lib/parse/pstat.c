/*
 * pstat.c: what cProfile, profile, YAPPI and the sampler of Python 3.15 save:
 * one marshalled dict,
 *
 *	{(file, line, name): (cc, nc, tt, ct, callers), ...}
 *	callers = {(file, line, name): (nc, cc, tt, ct), ...}
 *
 * cc the calls that are not recursive, nc all calls, tt self and ct inclusive
 * seconds. In callers the first two are in the other order, and YAPPI swaps
 * them outside, too: the larger one is nc, whatever its place. Old `profile`
 * has plain numbers of calls in callers, and the sampler numbers of samples;
 * the latter also adds ('__sampled__',): True. Calls below zero are not known:
 * pyinstrument has -1. Names are any bytes, line numbers any number.
 */
#include <math.h>

#include "parse/doubts.h"
#include "parse/marshal.h"
#include "parse/readers.h"

#define PSTAT_MAX ((size_t)512 << 20)
#define MAX_CALLS ((int64_t)1 << 53)

/* Edges that were read, until their place in the map is prefetched. */
struct late {
	uint32_t caller, callee;
	struct cost cost;
};
#define MOST_LATE 16

struct pstat {
	struct marshal in;
	struct late late[MOST_LATE];
	size_t late_count;
	struct callgraph graph;
	struct identity id;
	struct negatives negatives;
	struct doubts doubts;
	struct buf file, name; /* for those that are no text */
	bool sampled;
	bool counts; /* some number of calls is known */
	bool has_timed_edges;
	size_t names; /* bytes of the names of all keys */
};

/* The number of the function that a key names. */
static enum status
key_func(struct pstat *p, size_t at, const struct marshal_value *key,
    uint32_t *index)
{
	const struct marshal_scalar *item = key->item;
	struct str file, name;
	double line = NAN;

	/* The tag of a key is the number of its function + 1. */
	if (key->tag > 0) {
		*index = key->tag - 1;
		return STATUS_OK;
	}
	if (key->kind != MARSHAL_TUPLE || key->count != 3 ||
	    item[0].kind != MARSHAL_TEXT || item[2].kind != MARSHAL_TEXT ||
	    (item[1].kind != MARSHAL_INT && item[1].kind != MARSHAL_NONE))
		return marshal_fail(
		    &p->in, at, "a key that is not (file, line, name)");
	if (item[1].kind == MARSHAL_INT && item[1].as.whole >= 0 &&
	    item[1].as.whole <= INT32_MAX)
		line = (double)item[1].as.whole;
	file =
	    str_legible((struct str){item[0].as.text, item[0].len}, &p->file);
	name =
	    str_legible((struct str){item[2].as.text, item[2].len}, &p->name);
	p->names += file.len + name.len;
	if (p->names > names_most(p->in.data.len))
		return marshal_fail(&p->in, at, "names of more than %zu bytes",
		    names_most(p->in.data.len));
	identity_python(&p->id, file, line, name);
	*index = callgraph_func(&p->graph, &p->id);
	if (*index >= CALLGRAPH_MAX_FUNCS)
		return marshal_fail(
		    &p->in, at, "more than %u functions", CALLGRAPH_MAX_FUNCS);
	marshal_tag(&p->in, key, *index + 1);
	return STATUS_OK;
}

static enum status
read_calls(struct pstat *p, size_t at, const struct marshal_scalar *item,
    double *calls)
{
	if (item->kind != MARSHAL_INT)
		return marshal_fail(
		    &p->in, at, "a number of calls that is no whole number");
	if (item->as.whole > MAX_CALLS)
		return marshal_fail(
		    &p->in, at, "%lld calls", (long long)item->as.whole);
	*calls = item->as.whole < 0 ? (double)NAN : (double)item->as.whole;
	p->counts |= item->as.whole >= 0;
	return STATUS_OK;
}

static enum status
read_time(struct pstat *p, size_t at, const struct marshal_scalar *item,
    double *seconds)
{
	if (item->kind == MARSHAL_REAL)
		*seconds = item->as.real;
	else if (item->kind == MARSHAL_INT)
		*seconds = (double)item->as.whole;
	else
		return marshal_fail(&p->in, at, "a time that is not a number");
	return STATUS_OK;
}

/* Two counts in either order, tt, ct. */
static enum status
read_cost(struct pstat *p, size_t at, const struct marshal_scalar *item,
    struct cost *cost)
{
	double first = NAN, second = NAN;
	enum status status;

	if ((status = read_calls(p, at, &item[0], &first)) != STATUS_OK ||
	    (status = read_calls(p, at, &item[1], &second)) != STATUS_OK ||
	    (status = read_time(p, at, &item[2], &cost->tsub)) != STATUS_OK ||
	    (status = read_time(p, at, &item[3], &cost->ttot)) != STATUS_OK)
		return status;
	cost->ncall = fmax(first, second);
	cost->nactualcall = fmin(first, second);
	return STATUS_OK;
}

static enum status
add_late(struct pstat *p)
{
	for (size_t i = 0; i < p->late_count; i++) {
		const struct late *late = &p->late[i];
		uint32_t edge =
		    callgraph_edge(&p->graph, late->caller, late->callee);

		if (edge >= CALLGRAPH_MAX_EDGES)
			return marshal_fail(&p->in, p->in.at,
			    "more than %u pairs of caller and callee",
			    CALLGRAPH_MAX_EDGES);
		cost_add(&p->graph.edges[edge].cost, &late->cost);
	}
	p->late_count = 0;
	return STATUS_OK;
}

static enum status
read_caller(struct pstat *p, uint32_t callee, bool *end)
{
	size_t at = p->in.at;
	struct marshal_value value;
	struct cost cost = {NAN, NAN, NAN, NAN};
	uint32_t caller = 0;
	enum status status;

	if ((status = marshal_value(&p->in, &value)) != STATUS_OK)
		return status;
	if ((*end = value.kind == MARSHAL_END))
		return STATUS_OK;
	if ((status = key_func(p, at, &value, &caller)) != STATUS_OK)
		return status;
	at = p->in.at;
	if ((status = marshal_value(&p->in, &value)) != STATUS_OK)
		return status;
	if (value.kind == MARSHAL_TUPLE && value.count == 4) {
		status = read_cost(p, at, value.item, &cost);
		p->has_timed_edges = true;
	} else if (value.kind == MARSHAL_INT) {
		status = read_calls(p, at, &value.item[0], &cost.ncall);
	} else {
		status = marshal_fail(&p->in, at,
		    "a caller's costs are neither (nc, cc, tt, ct) nor a "
		    "number");
	}
	if (status != STATUS_OK)
		return status;
	cost.tsub = negatives_check(&p->negatives, cost.tsub);
	cost.ttot = negatives_check(&p->negatives, cost.ttot);
	pairs_expect(p->graph.pairs, caller, callee);
	p->late[p->late_count++] = (struct late){caller, callee, cost};
	return p->late_count == MOST_LATE ? add_late(p) : STATUS_OK;
}

/* (cc, nc, tt, ct, callers) */
static enum status
read_entry(struct pstat *p, uint32_t index)
{
	size_t at = p->in.at;
	struct marshal_scalar items[4];
	struct marshal_value value;
	struct cost cost;
	enum status status = marshal_tuple(&p->in, 5);
	bool end = false;

	for (int i = 0; i < 4 && status == STATUS_OK; i++) {
		status = marshal_value(&p->in, &value);
		items[i] = value.item[0];
		if (status == STATUS_OK &&
		    (value.kind == MARSHAL_TUPLE || value.kind == MARSHAL_END))
			status = marshal_fail(
			    &p->in, at, "a function's cost is no number");
	}
	if (status == STATUS_OK)
		status = read_cost(p, at, items, &cost);
	if (status != STATUS_OK)
		return status;
	p->graph.self_total += cost.tsub;
	cost.tsub = negatives_check(&p->negatives, cost.tsub);
	cost.ttot = negatives_check(&p->negatives, cost.ttot);
	p->graph.funcs[index].listed = true;
	cost_add(&p->graph.funcs[index].cost, &cost);
	status = marshal_dict(&p->in);
	while (status == STATUS_OK && !end)
		status = read_caller(p, index, &end);
	return status;
}

static enum status
read_all(struct pstat *p)
{
	struct marshal_value key, value;
	uint32_t index = 0;
	enum status status = marshal_dict(&p->in);

	while (status == STATUS_OK) {
		size_t at = p->in.at;

		status = marshal_value(&p->in, &key);
		if (status != STATUS_OK || key.kind == MARSHAL_END)
			break;
		if (key.kind == MARSHAL_TUPLE && key.count == 1 &&
		    key.item[0].kind == MARSHAL_TEXT &&
		    str_is((struct str){key.item[0].as.text, key.item[0].len},
			"__sampled__")) {
			p->sampled = true;
			status = marshal_value(&p->in, &value);
			continue;
		}
		status = key_func(p, at, &key, &index);
		if (status == STATUS_OK)
			status = read_entry(p, index);
	}
	if (status == STATUS_OK)
		status = add_late(p);
	if (status == STATUS_OK && p->in.at < p->in.data.len)
		return marshal_fail(&p->in, p->in.at,
		    "%zu bytes behind the end of the profile",
		    p->in.data.len - p->in.at);
	return status;
}

/* Calls that had not returned have no times, which the format cannot
 * express. */
static void
mark_open(struct pstat *p)
{
	struct callgraph *graph = &p->graph;
	uint32_t funcs = map_count(graph->names);
	uint32_t edges = pairs_count(graph->pairs);
	struct doubts of_edges = {0, 0};

	for (uint32_t i = 0; i < funcs; i++) {
		struct cost *cost = &graph->funcs[i].cost;

		/* A sampler counts each level of a recursion. */
		if (!p->counts && cost->ttot > graph->self_total) {
			cost->ttot = NAN;
			p->doubts.wrong++;
		}
		if (graph->funcs[i].listed)
			doubts_check(&p->doubts, cost->ncall, cost->nactualcall,
			    &cost->tsub, &cost->ttot);
	}
	for (uint32_t i = 0; i < edges; i++) {
		struct cost *cost = &graph->edges[i].cost;

		/* A recursive edge may have an inclusive time alone. */
		if (!(cost->ttot > 0) || cost->nactualcall > 0)
			doubts_check(&of_edges, cost->ncall, cost->nactualcall,
			    &cost->tsub, &cost->ttot);
	}
}

/* Keys of a sampler have the running line, and its "calls" are samples: lines
 * of one function are added up, samples become time. */
static void
fold_samples(struct pstat *p)
{
	struct callgraph old = p->graph;
	uint32_t funcs = map_count(old.names), edges = pairs_count(old.pairs);
	uint32_t *now = xcalloc((size_t)funcs + 1, sizeof(*now));

	callgraph_init(&p->graph);
	p->graph.self_total = old.self_total;
	for (uint32_t i = 0; i < funcs; i++) {
		struct callgraph_func *func = &old.funcs[i];
		struct str full = map_key(old.names, i);
		struct cost cost = func->cost;

		identity_python(&p->id, IDENTITY_MODULE(full, func->module_len),
		    NAN, IDENTITY_NAME(full, func->name_len));
		now[i] = callgraph_func(&p->graph, &p->id);
		p->graph.funcs[now[i]].listed |= func->listed;
		cost.ncall = cost.nactualcall = NAN;
		cost_add(&p->graph.funcs[now[i]].cost, &cost);
	}
	for (uint32_t i = 0; i < edges; i++) {
		const struct callgraph_edge *edge = &old.edges[i];
		const struct cost *of = &old.funcs[edge->callee].cost;
		struct cost cost = {NAN, NAN, edge->cost.ttot, NAN};
		uint32_t index = callgraph_edge(
		    &p->graph, now[edge->caller], now[edge->callee]);

		if (isnan(cost.ttot) && of->ncall > 0)
			cost.ttot = edge->cost.ncall * of->ttot / of->ncall;
		cost_add(&p->graph.edges[index].cost, &cost);
	}
	free(now);
	callgraph_release(&old);
}

static enum status
finish(struct pstat *p, const struct profile_sink *sink)
{
	enum status status;

	if (p->sampled)
		fold_samples(p);
	else
		mark_open(p);
	if (!p->sampled &&
	    (p->has_timed_edges || map_count(p->graph.names) == 1))
		callgraph_own(&p->graph);
	p->graph.file_bytes = p->in.data.len;
	if ((status = callgraph_emit(&p->graph, p->in.name, sink)) != STATUS_OK)
		return status;
	if (map_count(p->graph.names) == 0)
		sink_note(sink, "warning", "profile-empty",
		    (struct str){NULL, 0}, "the profile holds no function");
	if (p->sampled || (!p->counts && map_count(p->graph.names) > 0))
		sink_note(sink, "warning", "sampled", (struct str){NULL, 0},
		    "a sampling profile: it knows no calls, and its times "
		    "are samples");
	doubts_note(&p->doubts, sink);
	negatives_note(&p->negatives, sink);
	return STATUS_OK;
}

enum status
pstat_parse(struct str data, const char *name, const struct profile_sink *sink)
{
	struct pstat p = {
	    .id = {.lineno = NAN, .own_folders = sink->own_folders}};
	enum status status;

	marshal_open(&p.in, data, name);
	callgraph_init(&p.graph);
	status = read_all(&p);
	if (status == STATUS_OK)
		status = finish(&p, sink);
	marshal_close(&p.in);
	callgraph_release(&p.graph);
	identity_free(&p.id);
	buf_free(&p.file);
	buf_free(&p.name);
	return status;
}

enum status
pstat_read(struct source *s, const struct profile_sink *sink)
{
	struct buf data = BUF_EMPTY;
	enum status status = source_whole(s, PSTAT_MAX, &data);

	/* gzip must have succeeded before anything is used. */
	if (status == STATUS_OK)
		status = source_close(s, true);
	if (status == STATUS_OK)
		status = pstat_parse(buf_str(&data), s->path, sink);
	buf_free(&data);
	return status;
}
