/*
 * made.c: a process whose functions and calls were counted by another engine,
 * which are added one by one. See counts.h.
 */
#include <math.h>

#include "counts/counted.h"

#define NS	1e9
#define MOST_NS 1e17

static int64_t
ns_of(double seconds)
{
	return isfinite(seconds)
		   ? llrint(fmax(-MOST_NS, fmin(MOST_NS, seconds * NS)))
		   : 0;
}

static int64_t
count_of(double count)
{
	return isfinite(count) ? llrint(fmin(MOST_NS, count)) : 0;
}

void
counted_begin(struct counted *c)
{
	struct process process = process_begin(c);

	process.scale = 1 / NS;
	process.ended = process.any = true;
	c->made = true;
	GROW(c->processes, c->process_cap, c->process_count + 1);
	c->processes[c->process_count++] = process;
}

static struct str
keep_text(struct counted *c, struct str text)
{
	return (struct str){
	    counted_keep(c, xstrndup(text.data, text.len)), text.len};
}

uint32_t
counted_function(struct counted *c, struct str file, double line,
    struct str name, bool builtin)
{
	struct function f = {.file = (uint32_t)c->file_count,
	    .line = isfinite(line) ? (int)line : 0,
	    .builtin = builtin,
	    .name = word_of(keep_text(c, name))};

	GROW(c->files, c->file_cap, c->file_count + 1);
	c->files[c->file_count++] = word_of(keep_text(c, file));
	GROW(c->functions, c->function_cap, c->function_count + 1);
	c->functions[c->function_count++] = f;
	return (uint32_t)c->function_count;
}

static void
add_edge(struct counted *c, struct edge edge)
{
	GROW(c->edges, c->edge_cap, c->edge_count + 1);
	c->edges[c->edge_count++] = edge;
}

void
counted_calls(struct counted *c, uint32_t caller, uint32_t callee,
    const struct counted_cost *cost)
{
	add_edge(c, (struct edge){.caller = caller == 0 ? NO_CALLER : caller,
			.callee = callee,
			.now = {.calls = count_of(cost->calls),
			    .primitive = count_of(cost->primitive),
			    .self = ns_of(cost->self),
			    .total = ns_of(cost->total)}});
}

void
counted_whole(
    struct counted *c, uint32_t function, double primitive, double total)
{
	add_edge(c, (struct edge){.caller = ANY_CALLER,
			.callee = function,
			.now = {.primitive = count_of(primitive),
			    .total = ns_of(total)}});
}

void
counted_thread(struct counted *c, struct str name, double self)
{
	const struct process *p = &c->processes[c->process_count - 1];
	struct thread t = {.number = (uint32_t)(c->thread_count - p->threads),
	    .self = ns_of(self),
	    .name = word_of(keep_text(c, name))};

	GROW(c->threads, c->thread_cap, c->thread_count + 1);
	c->threads[c->thread_count++] = t;
}
