/* callgraph.c: see callgraph.h. */
#include "parse/callgraph.h"

#include <math.h>

#include "core/message.h"

#define AHEAD 8

void
callgraph_init(struct callgraph *graph)
{
	*graph = (struct callgraph){.names = map_new(), .pairs = pairs_new()};
}

void
callgraph_release(struct callgraph *graph)
{
	map_free(graph->names);
	pairs_free(graph->pairs);
	free(graph->funcs);
	free(graph->edges);
	*graph = (struct callgraph){.names = NULL};
}

uint32_t
callgraph_func(struct callgraph *graph, const struct identity *id)
{
	bool is_new;
	uint32_t index = map_add(graph->names, buf_str(&id->text), &is_new);

	if (is_new) {
		GROW(graph->funcs, graph->func_cap, (size_t)index + 1);
		graph->funcs[index] = (struct callgraph_func){
		    .module_len = (uint32_t)id->module_len,
		    .name_len = (uint32_t)id->name_len,
		    .kind = id->kind,
		    .origin = identity_origin(id),
		    .c_code = id->c_code,
		    .lineno = id->lineno,
		    .own = NAN,
		    .cost = {NAN, NAN, NAN, NAN},
		};
	}
	return index;
}

uint32_t
callgraph_edge(struct callgraph *graph, uint32_t caller, uint32_t callee)
{
	bool is_new;
	uint32_t index = pairs_add(graph->pairs, caller, callee, &is_new);

	if (is_new) {
		GROW(graph->edges, graph->edge_cap, (size_t)index + 1);
		graph->edges[index] = (struct callgraph_edge){
		    .caller = caller,
		    .callee = callee,
		    .call_lineno = NAN,
		    .cost = {NAN, NAN, NAN, NAN},
		};
	}
	return index;
}

static void
add_known(double *sum, double more)
{
	if (isnan(*sum))
		*sum = more;
	else if (!isnan(more))
		*sum += more;
}

void
cost_add(struct cost *sum, const struct cost *more)
{
	add_known(&sum->ncall, more->ncall);
	add_known(&sum->nactualcall, more->nactualcall);
	add_known(&sum->ttot, more->ttot);
	add_known(&sum->tsub, more->tsub);
}

struct func_line
callgraph_line(
    const struct callgraph *graph, uint32_t index, const struct cost *cost)
{
	const struct callgraph_func *func = &graph->funcs[index];
	struct str full = map_key(graph->names, index);

	return (struct func_line){
	    .kind = kind_text(func->kind),
	    .full_name = full,
	    .module = IDENTITY_MODULE(full, func->module_len),
	    .name = IDENTITY_NAME(full, func->name_len),
	    .size = NAN,
	    .iterations = NAN,
	    .lineno = func->lineno,
	    .ncall = cost->ncall,
	    .nactualcall = cost->nactualcall,
	    .ttot = cost->ttot,
	    .tsub = cost->tsub,
	    .own = NAN,
	    .wait = NAN,
	    .wait_most = NAN,
	    .origin = func->origin,
	    .call_lineno = NAN,
	};
}

static enum status
emit_funcs(const struct callgraph *graph, const struct profile_sink *sink)
{
	uint32_t count = map_count(graph->names);

	for (uint32_t i = 0; i < count; i++) {
		const struct callgraph_func *func = &graph->funcs[i];
		struct func_line line;
		enum status status;

		if (!func->listed)
			continue;
		line = callgraph_line(graph, i, &func->cost);
		if (graph->has_own)
			line.own = func->own;
		status = sink->func(sink->context, &line);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

enum status
callgraph_hits(const struct callgraph *graph, uint32_t edge, double hits,
    const struct profile_sink *sink)
{
	const struct callgraph_edge *e = &graph->edges[edge];
	struct func_line line = callgraph_line(graph, e->callee, &e->cost);
	struct buf name = BUF_EMPTY;
	enum status status = STATUS_OK;

	buf_add(&name, line.full_name.data,
	    line.full_name.len - (sizeof("hits>") - 1));
	buf_adds(&name, "line>");
	if (sink->line != NULL)
		status = sink->line(sink->context,
		    &(struct line_line){.full_name = buf_str(&name),
			.module = line.module,
			.lineno = line.lineno,
			.name = IDENTITY_NAME(buf_str(&name), line.name.len),
			.size = NAN,
			.hits = hits,
			.caller = map_key(graph->names, e->caller)});
	buf_free(&name);
	return status;
}

static enum status
emit_edges(const struct callgraph *graph, const struct profile_sink *sink)
{
	uint32_t count = pairs_count(graph->pairs);

	for (uint32_t i = 0; i < count; i++) {
		const struct callgraph_edge *edge = &graph->edges[i];
		struct func_line line =
		    callgraph_line(graph, edge->callee, &edge->cost);
		enum status status;

		/* Callers are at random places, so their indexes and then their
		 * names are prefetched. Without that, a large pstat takes 15 %
		 * more CPU time (tests/bench, parse). */
		if (i + 2 * AHEAD < count)
			map_expect(graph->names, edge[2 * AHEAD].caller);
		if (i + AHEAD < count)
			__builtin_prefetch(
			    map_key(graph->names, edge[AHEAD].caller).data);
		line.caller = map_key(graph->names, edge->caller);
		status = graph->funcs[edge->callee].kind == KIND_HITS
			     ? callgraph_hits(graph, i, edge->cost.ncall, sink)
			     : sink->edge(sink->context, &line);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

/* What the names come to, written once for each function and edge; at most so
 * much where that is below MOST. */
static size_t
names_bytes(const struct callgraph *graph, size_t most)
{
	size_t total = 0, longest = 0, pairs = pairs_count(graph->pairs);

	for (uint32_t i = 0; i < map_count(graph->names); i++) {
		size_t len = map_key(graph->names, i).len;

		total += len;
		longest = len > longest ? len : longest;
	}
	/* They are looked up one by one only where they may be too many. */
	if (total > most || pairs <= (most - total) / (2 * longest + 1))
		return total;
	for (uint32_t i = 0; i < pairs; i++) {
		const struct callgraph_edge *edge = &graph->edges[i];

		total += map_key(graph->names, edge->caller).len +
			 map_key(graph->names, edge->callee).len;
	}
	return total;
}

enum status
callgraph_emit(const struct callgraph *graph, const char *name,
    const struct profile_sink *sink)
{
	enum status status = STATUS_OK;
	size_t most = names_most(graph->file_bytes);

	if (names_bytes(graph, most) > most)
		return fail(STATUS_MALFORMED,
		    "%s: its names come to more than %zu bytes", name, most);
	if (sink->func != NULL)
		status = emit_funcs(graph, sink);
	if (status == STATUS_OK && sink->edge != NULL)
		status = emit_edges(graph, sink);
	if (status == STATUS_OK && sink->self_total != NULL)
		status = sink->self_total(sink->context, graph->self_total);
	return status;
}

void
sink_note(const struct profile_sink *sink, const char *level, const char *code,
    struct str full_name, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	if (sink->note == NULL)
		return;
	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	sink->note(sink->context, level, code, full_name, buf_text(&text));
	buf_free(&text);
}
