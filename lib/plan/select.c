/* select.c: see select.h. */
#include "plan/select.h"

#include "core/message.h"

bool
select_option(struct selection *selection, int code, const char *text)
{
	switch (code) {
	case 'r':
		words_add(&selection->ids, text);
		return true;
	case 'l':
		words_add(&selection->labels, text);
		return true;
	case 'p':
		GROW(selection->phases, selection->phase_cap,
		    selection->phase_count + 1);
		selection->phases[selection->phase_count++] =
		    tool_int("-p", text, 0, PLAN_MAX_PHASE);
		return true;
	case 'a':
		selection->all = true;
		return true;
	default:
		return false;
	}
}

void
select_release(struct selection *selection)
{
	words_free(&selection->ids);
	words_free(&selection->labels);
	free(selection->phases);
}

bool
select_is_empty(const struct selection *selection)
{
	return !selection->all && selection->ids.count == 0 &&
	       selection->labels.count == 0 && selection->phase_count == 0;
}

enum status
select_check(const struct selection *selection, const struct plan *plan)
{
	for (size_t i = 0; i < selection->ids.count; i++)
		if (plan_find(plan, str_of(selection->ids.items[i])) == NULL)
			return fail(STATUS_MALFORMED, "%s: no run '%s'",
			    plan->path, selection->ids.items[i]);
	return STATUS_OK;
}

static bool
has_phase(const struct selection *selection, int64_t phase)
{
	for (size_t i = 0; i < selection->phase_count; i++)
		if (selection->phases[i] == phase)
			return true;
	return false;
}

bool
select_matches(const struct selection *selection, const struct plan_run *run)
{
	if (selection->ids.count > 0 && !words_have(&selection->ids, run->id))
		return false;
	if (selection->labels.count > 0 &&
	    (run->label.data == NULL ||
		!words_have(&selection->labels, run->label)))
		return false;
	return selection->phase_count == 0 || has_phase(selection, run->phase);
}
