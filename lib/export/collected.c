/* collected.c: see collected.h. */
#include "export/collected.h"

#include <math.h>
#include <stdlib.h>

#include "stream/funcline.h"
#include "stream/runline.h"

struct collected *
collected_new(const struct words *wanted)
{
	struct collected *collected = xcalloc(1, sizeof(*collected));

	collected->wanted = wanted;
	collected->names = map_new();
	collected->ids = map_new();
	return collected;
}

static void
forget(struct profiled_run *run)
{
	pairs_free(run->function_index);
	pairs_free(run->edge_index);
	run->function_index = pairs_new();
	run->edge_index = pairs_new();
	run->again = false;
}

void
collected_free(struct collected *collected)
{
	for (uint32_t i = 0; i < map_count(collected->ids); i++) {
		struct profiled_run *run = &collected->runs[i];

		pairs_free(run->function_index);
		pairs_free(run->edge_index);
		free(run->functions);
		free(run->edges);
	}
	free(collected->runs);
	map_free(collected->ids);
	map_free(collected->names);
	free(collected);
}

/* NULL if nobody wants it. */
static struct profiled_run *
run_of(struct collected *collected, struct str id)
{
	bool is_new;
	uint32_t index;

	if (collected->wanted->count > 0 && !words_have(collected->wanted, id))
		return NULL;
	index = map_add(collected->ids, id, &is_new);
	if (is_new) {
		GROW(collected->runs, collected->run_cap, (size_t)index + 1);
		collected->runs[index] =
		    (struct profiled_run){.id = map_key(collected->ids, index),
			.size = (double)NAN,
			.complete = true};
		forget(&collected->runs[index]);
	}
	return &collected->runs[index];
}

static enum status
take_run(
    struct collected *collected, const struct reader *in, const struct row *row)
{
	struct run_line line;
	struct profiled_run *run;
	enum status status = run_line_read(in, row, &line);

	if (status != STATUS_OK)
		return status;
	run = run_of(collected, str_of(line.id));
	if (run != NULL) {
		run->size = line.size;
		run->complete = run_is_complete(&line);
		run->again = true;
	}
	run_line_release(&line);
	return STATUS_OK;
}

static uint32_t
function_of(
    struct collected *collected, struct profiled_run *run, struct str full_name)
{
	bool is_new;
	uint32_t name = map_add(collected->names, full_name, NULL);
	uint32_t index = pairs_add(run->function_index, name, 0, &is_new);

	if (is_new) {
		GROW(run->functions, run->function_cap, (size_t)index + 1);
		run->functions[index] = (struct profiled_function){
		    name, (double)NAN, (double)NAN, (double)NAN, (double)NAN};
	}
	return index;
}

static void
put_edge(struct collected *collected, struct profiled_run *run,
    const struct func_line *line)
{
	uint32_t caller = function_of(collected, run, line->caller);
	uint32_t callee = function_of(collected, run, line->full_name);
	bool is_new;
	uint32_t index = pairs_add(run->edge_index, caller, callee, &is_new);

	GROW(run->edges, run->edge_cap, (size_t)index + 1);
	run->edges[index] = (struct profiled_edge){
	    caller, callee, line->ncall, line->ttot, line->call_lineno};
}

static void
put_function(struct collected *collected, struct profiled_run *run,
    const struct func_line *line)
{
	uint32_t index = function_of(collected, run, line->full_name);
	struct profiled_function *function = &run->functions[index];

	function->ncall = line->ncall;
	function->ttot = line->ttot;
	function->tsub = line->tsub;
	function->own = isnan(line->own) ? line->tsub : line->own;
}

static enum status
take_func(
    struct collected *collected, const struct reader *in, const struct row *row)
{
	struct func_line line;
	struct profiled_run *run;
	enum status status = func_line_read(in, row, &line);

	if (status != STATUS_OK || line.point.len > 0)
		return status;
	run = run_of(collected, line.run);
	if (run == NULL)
		return STATUS_OK;
	if (run->again)
		forget(run);
	if (isnan(run->size))
		run->size = isnan(line.size) ? line.iterations : line.size;
	if (line.caller.data != NULL)
		put_edge(collected, run, &line);
	else
		put_function(collected, run, &line);
	return STATUS_OK;
}

enum status
collected_read(struct collected *collected, struct reader *in)
{
	struct row row;
	enum status status;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		if (row.shape == &shape_run)
			status = take_run(collected, in, &row);
		else if (row.shape == &shape_func || row.shape == &shape_edge)
			status = take_func(collected, in, &row);
		if (status != STATUS_OK)
			return status;
	}
	return status == STATUS_END ? STATUS_OK : status;
}
