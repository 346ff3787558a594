/*
 * measure.c: see measure.h.
 *
 * A fetch that calls another fetch, itself or through others, must be counted
 * once. A profile has callers, not whole stacks, so the time of a function is
 * assumed to be distributed over its callers as its edges are, as in gprof:
 *
 *	under(g) = sum over callers c of time(c -> g) x (1 if c fetches,
 *		   else under(c)) / time(g)
 *
 * is the part of g's time below a fetch, and the whole time of fetching is the
 * sum of time(f) x (1 - under(f)). If times are computing times, the waiting of
 * f and of functions below it is added.
 */
#include "run/measure.h"

#include <math.h>

#include "core/glob.h"
#include "core/map.h"
#include "parse/profile.h"

#define ROUNDS 100 /* after so many, cycles have converged */

struct node {
	double ttot, wait, under, next;
	bool fetches;
};

struct call {
	uint32_t caller, callee;
	double ttot;
};

struct sums {
	const char *iterations;
	const struct json *download;
	double calls; /* NAN until a function matched */
	struct map *names;
	struct node *nodes;
	size_t node_cap;
	struct call *edges;
	size_t edge_count, edge_cap;
};

static bool
is_download(const struct sums *sums, struct str full_name)
{
	for (const struct json *pattern = json_first(sums->download);
	     pattern != NULL; pattern = json_next(pattern))
		if (glob_match(json_text(pattern, ""), full_name))
			return true;
	return false;
}

static uint32_t
node_of(struct sums *sums, struct str full_name)
{
	bool is_new;
	uint32_t index = map_add(sums->names, full_name, &is_new);

	if (is_new) {
		GROW(sums->nodes, sums->node_cap, (size_t)index + 1);
		sums->nodes[index] =
		    (struct node){.fetches = is_download(sums, full_name)};
	}
	return index;
}

static enum status
add_func(void *context, const struct func_line *func)
{
	struct sums *sums = context;

	/* A line of a checkpoint. */
	if (func->point.data != NULL)
		return STATUS_OK;
	if (*sums->iterations != '\0' && isfinite(func->ncall) &&
	    glob_match(sums->iterations, func->full_name))
		sums->calls =
		    (isnan(sums->calls) ? 0 : sums->calls) + func->ncall;
	if (sums->names != NULL && isfinite(func->ttot)) {
		uint32_t index = node_of(sums, func->full_name);

		sums->nodes[index].ttot += func->ttot;
		if (isfinite(func->wait))
			sums->nodes[index].wait += func->wait;
	}
	return STATUS_OK;
}

static enum status
add_edge(void *context, const struct func_line *edge)
{
	struct sums *sums = context;
	struct call call;

	if (edge->point.data != NULL || !isfinite(edge->ttot) ||
	    str_equal(edge->caller, edge->full_name))
		return STATUS_OK;
	call.caller = node_of(sums, edge->caller);
	call.callee = node_of(sums, edge->full_name);
	call.ttot = edge->ttot;
	GROW(sums->edges, sums->edge_cap, sums->edge_count + 1);
	sums->edges[sums->edge_count++] = call;
	return STATUS_OK;
}

static double
download_time(struct sums *sums)
{
	uint32_t count = map_count(sums->names);
	double total = 0, change = 1;

	for (int round = 0; round < ROUNDS && change > 1e-9; round++) {
		change = 0;
		for (size_t i = 0; i < sums->edge_count; i++) {
			const struct call *call = &sums->edges[i];
			const struct node *caller = &sums->nodes[call->caller];

			sums->nodes[call->callee].next +=
			    call->ttot * (caller->fetches ? 1 : caller->under);
		}
		for (uint32_t i = 0; i < count; i++) {
			struct node *node = &sums->nodes[i];
			double under = node->ttot > 0
					   ? fmin(1, node->next / node->ttot)
					   : 0;

			change = fmax(change, fabs(under - node->under));
			node->under = under;
			node->next = 0;
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct node *node = &sums->nodes[i];

		if (node->fetches)
			total += node->ttot * (1 - node->under);
		total += node->wait * (node->fetches ? 1 : node->under);
	}
	return total;
}

enum status
measure_profile(const char *path, const char *iterations,
    const struct json *download, struct measure *measure)
{
	struct sums sums = {.iterations = iterations,
	    .download = download,
	    .calls = (double)NAN};
	struct profile_sink sink = {
	    .context = &sums, .func = add_func, .whole = true};
	enum status status;

	*measure = (struct measure){(double)NAN, (double)NAN};
	if (*iterations == '\0' && json_first(download) == NULL)
		return STATUS_OK;
	if (json_first(download) != NULL) {
		sums.names = map_new();
		sink.edge = add_edge;
	}
	status = profile_read(path, &sink);
	if (status == STATUS_OK) {
		measure->iterations = sums.calls;
		if (sums.names != NULL)
			measure->download_s = download_time(&sums);
	}
	map_free(sums.names);
	free(sums.nodes);
	free(sums.edges);
	return status;
}
