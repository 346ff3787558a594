/*
 * plan_run.c: one row of the plan, read and checked.
 *
 *	{"id": "wk-1", "start": "2025-01-20", "end": "2025-01-26",
 *	 "label": "week", "phase": 1, "status": "pending"}
 *	-> id wk-1, size 7 (days, both ends included), pending, attempt 0
 */
#include <math.h>

#include "core/date.h"
#include "core/file.h"
#include "plan/member.h"
#include "plan/plan.h"

static const char *const status_texts[PLAN_STATUS_COUNT] = {
    "pending", "running", "done", "error"};

bool
plan_status_parse(struct str text, enum plan_status *status)
{
	for (int i = 0; i < PLAN_STATUS_COUNT; i++) {
		if (str_is(text, status_texts[i])) {
			*status = (enum plan_status)i;
			return true;
		}
	}
	return false;
}

const char *
plan_status_text(enum plan_status status)
{
	return status_texts[status];
}

static enum status
read_status(
    struct walk *walk, const struct member *member, struct plan_run *run)
{
	struct str text = {NULL, 0};
	enum status status = member_text(walk, member, &text);

	if (status != STATUS_OK || text.data == NULL)
		return status;
	if (!plan_status_parse(text, &run->status))
		return walk_fail(walk, member->value.data,
		    "status is none of pending, running, done, error: '%.*s'",
		    STR_ARG(text));
	return STATUS_OK;
}

static enum status
read_cache(struct walk *walk, const struct member *member, struct plan_run *run)
{
	enum status status = member_text(walk, member, &run->cache);

	if (status == STATUS_OK && run->cache.data != NULL &&
	    !str_is(run->cache, "cold") && !str_is(run->cache, "warm"))
		status = walk_fail(walk, member->value.data,
		    "cache is neither cold nor warm: '%.*s'",
		    STR_ARG(run->cache));
	return status;
}

/* Stores the value of MEMBER if its key is a known one. */
static enum status
read_member(
    struct walk *walk, const struct member *member, struct plan_run *run)
{
	struct str key = member->key;

	if (KEY_IS(key, "id"))
		return member_text(walk, member, &run->id);
	if (KEY_IS(key, "start"))
		return member_text(walk, member, &run->start);
	if (KEY_IS(key, "end"))
		return member_text(walk, member, &run->end);
	if (KEY_IS(key, "label"))
		return member_text(walk, member, &run->label);
	if (KEY_IS(key, "phase"))
		return member_count(walk, member, PLAN_MAX_PHASE, &run->phase);
	if (KEY_IS(key, "description"))
		return member_text(walk, member, &run->description);
	if (KEY_IS(key, "status"))
		return read_status(walk, member, run);
	if (KEY_IS(key, "error_message"))
		return member_text(walk, member, &run->error);
	if (KEY_IS(key, "attempt"))
		return member_count(
		    walk, member, PLAN_MAX_ATTEMPT, &run->attempt);
	if (KEY_IS(key, "size"))
		return member_positive(walk, member, &run->size);
	if (KEY_IS(key, "timeout_seconds"))
		return member_positive(walk, member, &run->timeout_s);
	if (KEY_IS(key, "cache"))
		return read_cache(walk, member, run);
	if (KEY_IS(key, "command"))
		return member_words(walk, member, 1, &run->command);
	return STATUS_OK;
}

static enum status
check_day(const struct walk *walk, const char *row, struct str id,
    const char *key, struct str text, int64_t *day)
{
	if (text.data == NULL || date_parse(text, day))
		return STATUS_OK;
	return walk_fail(walk, row,
	    "run '%.*s': %s is no day such as 2025-01-31: '%.*s'", STR_ARG(id),
	    key, STR_ARG(text));
}

/* Checks that need more than one member. */
static enum status
check_run(const struct walk *walk, const char *row, struct plan_run *run)
{
	int64_t start = 0, end = 0;
	enum status status;

	if (run->id.data == NULL)
		return walk_fail(walk, row, "a run without an id");
	if (!file_name_valid(run->id))
		return walk_fail(walk, row,
		    "an id must be a file name, this is none: '%.*s'",
		    STR_ARG(run->id));
	status = check_day(walk, row, run->id, "start", run->start, &start);
	if (status == STATUS_OK)
		status = check_day(walk, row, run->id, "end", run->end, &end);
	if (status != STATUS_OK || run->start.data == NULL ||
	    run->end.data == NULL)
		return status;
	if (end < start)
		return walk_fail(walk, row,
		    "run '%.*s': end is before start: '%.*s'", STR_ARG(run->id),
		    STR_ARG(run->end));
	if (isnan(run->size))
		run->size = (double)(end - start + 1);
	return STATUS_OK;
}

enum status
plan_read_run(struct walk *walk, struct plan_run *run)
{
	struct box box;
	struct member member;
	const char *row;
	enum status status;

	*run = (struct plan_run){.phase = PLAN_NO_PHASE,
	    .size = NAN,
	    .timeout_s = NAN,
	    .result = MAP_NONE};
	walk_peek(walk);
	row = walk->at;
	status = walk_open(walk, '{', &box);
	if (status != STATUS_OK)
		return status;
	while ((status = walk_next(walk, &box, &member)) == STATUS_OK) {
		status = walk_value(walk, &member);
		if (status == STATUS_OK)
			status = read_member(walk, &member, run);
		if (status != STATUS_OK) {
			walk_leave(&box);
			return status;
		}
		walk_taken(walk, &box);
	}
	if (status != STATUS_END)
		return status;
	run->row = (struct str){row, (size_t)(walk->at - row)};
	return check_run(walk, row, run);
}
