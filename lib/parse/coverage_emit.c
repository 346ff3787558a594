/*
 * coverage_emit.c: functions that were counted, and their lines.
 * See coverage.h.
 */
#include <math.h>

#include "core/message.h"
#include "parse/callgraph.h"
#include "parse/coverage.h"

#define MODULE STR("<module>")

/* Passes the functions and lines of files into a graph. */
struct passing {
	const struct coverage *c;
	struct callgraph graph;
	struct identity id;
	struct buf name;
	const struct coverage_function **around; /* innermost last */
	size_t depth, cap;
};

static uint32_t
node_of(struct passing *p, struct str path,
    const struct coverage_function *function)
{
	identity_native(&p->id, path, function == NULL ? 1 : function->start,
	    function == NULL ? MODULE : map_key(p->c->names, function->name));
	return callgraph_func(&p->graph, &p->id);
}

/* Functions of one name in one line are one. */
static void
add_calls(struct passing *p, uint32_t node, double calls)
{
	struct callgraph_func *func = &p->graph.funcs[node];

	func->cost.ncall = calls + (func->listed ? func->cost.ncall : 0);
	func->listed = true;
}

static void
add_line(struct passing *p, struct str path,
    const struct coverage_function *function, const struct coverage_line *line)
{
	uint32_t caller = node_of(p, path, function), at;

	/* The module, which runs once. */
	if (function == NULL && !p->graph.funcs[caller].listed)
		add_calls(p, caller, 1);
	buf_clear(&p->name);
	buf_addstr(&p->name,
	    function == NULL ? MODULE : map_key(p->c->names, function->name));
	buf_adds(&p->name, ".<hits>");
	identity_native(&p->id, path, line->line, buf_str(&p->name));
	p->id.kind = KIND_HITS;
	at = callgraph_edge(
	    &p->graph, caller, callgraph_func(&p->graph, &p->id));
	p->graph.edges[at].cost.ncall = line->hits;
}

/* FUNCTION begins: one whose end is not known, and one that has ended, are not
 * around it. */
static void
enter(struct passing *p, const struct coverage_function *function)
{
	while (p->depth > 0 && p->around[p->depth - 1]->end < function->start)
		p->depth--;
	GROW(p->around, p->cap, p->depth + 1);
	p->around[p->depth++] = function;
}

static const struct coverage_function *
around_line(struct passing *p, int32_t line)
{
	while (p->depth > 0 && p->around[p->depth - 1]->end != 0 &&
	       p->around[p->depth - 1]->end < line)
		p->depth--;
	return p->depth > 0 ? p->around[p->depth - 1] : NULL;
}

static void
add_file(struct passing *p, uint32_t index)
{
	const struct coverage_file *f = &p->c->files[index];
	struct str path = map_key(p->c->paths, index);
	size_t next = 0;

	p->depth = 0;
	for (size_t i = 0; i < f->function_count; i++)
		if (f->functions[i].calls > 0)
			add_calls(p, node_of(p, path, &f->functions[i]),
			    f->functions[i].calls);
	for (size_t i = 0; i < f->line_count; i++) {
		const struct coverage_line *line = &f->lines[i];
		const struct coverage_function *around;

		while (next < f->function_count &&
		       f->functions[next].start <= line->line)
			enter(p, &f->functions[next++]);
		around = around_line(p, line->line);
		if (line->hits > 0 && (around != NULL || !p->c->no_module))
			add_line(p, path, around, line);
	}
}

static void
tell_unfound(const struct coverage *c, const struct profile_sink *sink)
{
	if (c->unfound > 0)
		sink_note(sink, "warning", "source-missing",
		    (struct str){NULL, 0},
		    "the source of %zu file%s is not there, or is another one "
		    "(%.*s): which lines and functions were counted is not "
		    "known of %s",
		    c->unfound, c->unfound == 1 ? "" : "s",
		    STR_ARG(map_key(c->paths, c->first)),
		    c->unfound == 1 ? "it" : "them");
}

enum status
coverage_emit(
    const struct coverage *c, const char *path, const struct profile_sink *sink)
{
	struct passing p = {
	    .c = c, .id = {.lineno = NAN, .own_folders = sink->own_folders}};
	enum status status;

	if (!c->exact && !(c->most > 1))
		return fail(STATUS_MALFORMED,
		    "%s: no count is above 1: it says what ran, not how often; "
		    "counts are needed",
		    path);
	callgraph_init(&p.graph);
	p.graph.file_bytes = c->bytes;
	for (uint32_t i = 0; i < map_count(c->paths); i++)
		add_file(&p, i);
	status = callgraph_emit(&p.graph, path, sink);
	if (status == STATUS_OK)
		tell_unfound(c, sink);
	if (status == STATUS_OK && map_count(p.graph.names) == 0)
		sink_note(sink, "warning", "profile-empty",
		    (struct str){NULL, 0}, "the profile holds no function");
	callgraph_release(&p.graph);
	identity_free(&p.id);
	buf_free(&p.name);
	free(p.around);
	return status;
}
