/* edit.c: see edit.h. Changes are in memory until plan_bytes.c writes them. */
#include "plan/edit.h"

#include <math.h>

#include "plan/layout.h"

/* A copy that lives as long as the plan. */
static struct str
keep(struct plan *plan, struct str text)
{
	struct walk *walk = &plan->walk;
	char *copy = xstrndup(text.data, text.len);

	GROW(walk->owned, walk->owned_cap, walk->owned_count + 1);
	walk->owned[walk->owned_count++] = copy;
	return (struct str){copy, text.len};
}

void
plan_set_status(
    struct plan *plan, struct plan_run *run, enum plan_status status)
{
	(void)plan;
	run->changed |= run->status != status;
	run->status = status;
}

void
plan_set_attempt(struct plan *plan, struct plan_run *run, int64_t attempt)
{
	(void)plan;
	run->changed |= run->attempt != attempt;
	run->attempt = attempt;
}

void
plan_set_error(struct plan *plan, struct plan_run *run, struct str text)
{
	if (str_equal(run->error, text) &&
	    (run->error.data == NULL) == (text.data == NULL))
		return;
	run->error = text.data == NULL ? text : keep(plan, text);
	run->changed = true;
}

void
plan_set_result(struct plan *plan, struct plan_run *run, struct str result)
{
	struct str stored = plan_result_text(plan, run);
	struct buf compact = BUF_EMPTY;
	struct plan_result *place;

	if (stored.data != NULL && layout_same(stored, result))
		return;
	if (run->result == MAP_NONE) {
		GROW(plan->results, plan->result_cap, plan->result_count + 1);
		run->result = (uint32_t)plan->result_count++;
		plan->results[run->result] = (struct plan_result){
		    .member = {.key = run->id}, .is_new = true};
	}
	place = &plan->results[run->result];
	layout_add_compact(&compact, result);
	free(place->fresh);
	place->fresh = buf_take(&compact);
	place->dropped = false;
	plan->results_changed = true;
}

void
plan_drop_result(struct plan *plan, struct plan_run *run)
{
	if (run->result == MAP_NONE || plan->results[run->result].dropped)
		return;
	plan->results[run->result].dropped = true;
	plan->results_changed = true;
}

void
plan_append(struct plan *plan, struct str id, struct str row)
{
	struct plan_run run = {.phase = PLAN_NO_PHASE,
	    .size = NAN,
	    .timeout_s = NAN,
	    .result = MAP_NONE};
	struct buf copy = BUF_EMPTY;

	GROW(plan->rows_added, plan->added_cap, plan->added_count + 1);
	buf_addstr(&copy, row);
	plan->rows_added[plan->added_count++] = copy;
	run.id = keep(plan, id);
	map_add(plan->ids, run.id, NULL);
	GROW(plan->runs, plan->cap, plan->count + 1);
	plan->runs[plan->count++] = run;
}

bool
plan_is_changed(const struct plan *plan)
{
	if (plan->results_changed || plan->added_count > 0)
		return true;
	for (size_t i = 0; i < plan->count; i++)
		if (plan->runs[i].changed)
			return true;
	return false;
}
