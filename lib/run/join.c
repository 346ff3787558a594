/*
 * join.c: see join.h.
 *
 *	41.0.pstat, 41.0.threads.csv	f: 3 calls, 2 of them by main
 *	-> counted_calls(main, f, 2), counted_calls(nobody, f, 1)
 */
#include "run/join.h"

#include <math.h>

#include "core/file.h"
#include "core/map.h"
#include "parse/profile.h"

struct made {
	struct counted *counted;
	struct map *names; /* full names; by index: */
	uint32_t *ids;
	/* Calls and self time of which no caller is known. */
	struct counted_cost *left;
	size_t id_cap, left_cap;
};

static double
known(double value)
{
	return isfinite(value) ? value : 0;
}

static enum status
add_func(void *context, const struct func_line *line)
{
	struct made *made = context;
	uint32_t index = map_add(made->names, line->full_name, NULL);
	size_t need = (size_t)index + 1;

	GROW(made->ids, made->id_cap, need);
	GROW(made->left, made->left_cap, need);
	made->ids[index] = counted_function(made->counted, line->module,
	    line->lineno, line->name, line->origin == ORIGIN_BUILTIN);
	made->left[index] = (struct counted_cost){
	    .calls = known(line->ncall), .self = known(line->tsub)};
	counted_whole(
	    made->counted, made->ids[index], line->nactualcall, line->ttot);
	return STATUS_OK;
}

static enum status
add_edge(void *context, const struct func_line *line)
{
	struct made *made = context;
	uint32_t caller = map_find(made->names, line->caller);
	uint32_t callee = map_find(made->names, line->full_name);
	struct counted_cost cost = {
	    line->ncall, line->nactualcall, line->tsub, line->ttot};

	if (caller == MAP_NONE || callee == MAP_NONE)
		return STATUS_OK;
	counted_calls(
	    made->counted, made->ids[caller], made->ids[callee], &cost);
	made->left[callee].calls -= known(cost.calls);
	made->left[callee].self -= known(cost.self);
	return STATUS_OK;
}

static enum status
add_thread(void *context, const struct profile_thread *thread)
{
	struct made *made = context;

	counted_thread(made->counted, thread->name, known(thread->total_s));
	return STATUS_OK;
}

enum status
join_add(struct counted *counted, const char *base)
{
	char *pstat = file_with_suffix(base, ".pstat");
	char *threads = file_with_suffix(base, ".threads.csv");
	struct made made = {.counted = counted, .names = map_new()};
	struct profile_sink sink = {.context = &made,
	    .func = add_func,
	    .edge = add_edge,
	    .thread = add_thread};
	enum status status = STATUS_NO;

	if (pstat != NULL) {
		counted_begin(counted);
		status = profile_read(pstat, &sink);
	}
	for (uint32_t i = 0; i < map_count(made.names); i++)
		counted_calls(counted, 0, made.ids[i], &made.left[i]);
	if (status == STATUS_OK && threads != NULL)
		status = profile_read(threads, &sink);
	map_free(made.names);
	free(made.ids);
	free(made.left);
	free(pstat);
	free(threads);
	return status;
}
