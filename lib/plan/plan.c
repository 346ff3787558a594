/*
 * plan.c: see plan.h. The file is walked once. The rows of `runs` and what the
 * runs share are read; all else is only checked for its grammar.
 *
 *	{"meta": {...}, "invariants": {...}, "runs": [{...}, ...],
 *	 "results": {"_schema": {...}, "wk-1": {...}}}
 */
#include "plan/plan.h"

#include <math.h>

#include "core/file.h"
#include "core/lock.h"
#include "core/message.h"
#include "plan/member.h"

static enum status
read_meta_member(struct plan *plan, const struct member *member)
{
	struct walk *walk = &plan->walk;
	struct plan_meta *meta = &plan->meta;
	struct str key = member->key;

	if (KEY_IS(key, "profiler"))
		return member_text(walk, member, &meta->profiler);
	if (KEY_IS(key, "clock_type"))
		return member_text(walk, member, &meta->clock);
	if (KEY_IS(key, "output_dir"))
		return member_text(walk, member, &meta->dir);
	if (KEY_IS(key, "iterations_from"))
		return member_text(walk, member, &meta->iterations_from);
	if (KEY_IS(key, "command"))
		return member_words(walk, member, 1, &meta->command);
	if (KEY_IS(key, "download_functions"))
		return member_words(walk, member, 0, &meta->download);
	if (KEY_IS(key, "timeout_seconds"))
		return member_positive(walk, member, &meta->timeout_s);
	if (KEY_IS(key, "random_seed_for_selection"))
		return member_count(walk, member, INT64_MAX / 2, &meta->seed);
	return STATUS_OK;
}

static enum status
read_invariant(struct plan *plan, const struct member *member)
{
	if (KEY_IS(member->key, "frozen_files"))
		return member_words(&plan->walk, member, 0, &plan->frozen);
	return STATUS_OK;
}

typedef enum status read_member(struct plan *plan, const struct member *member);

/* Reads the next value, an object, member by member with READER. */
static enum status
read_object(struct plan *plan, struct str *span, read_member *reader)
{
	struct walk *walk = &plan->walk;
	struct box box;
	struct member member;
	enum status status = walk_open(walk, '{', &box);

	if (status != STATUS_OK)
		return status;
	while ((status = walk_next(walk, &box, &member)) == STATUS_OK) {
		status = walk_value(walk, &member);
		if (status == STATUS_OK)
			status = reader(plan, &member);
		if (status != STATUS_OK) {
			walk_leave(&box);
			return status;
		}
		walk_taken(walk, &box);
	}
	*span = (struct str){box.open, (size_t)(walk->at - box.open)};
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
add_run(struct plan *plan, const struct plan_run *run)
{
	bool is_new;

	map_add(plan->ids, run->id, &is_new);
	if (!is_new)
		return walk_fail(&plan->walk, run->row.data,
		    "a run of this id stands above: '%.*s'", STR_ARG(run->id));
	GROW(plan->runs, plan->cap, plan->count + 1);
	plan->runs[plan->count++] = *run;
	return STATUS_OK;
}

static enum status
read_runs(struct plan *plan)
{
	struct walk *walk = &plan->walk;
	struct plan_run run;
	struct member member;
	enum status status = walk_open(walk, '[', &plan->rows);

	if (status != STATUS_OK)
		return status;
	while ((status = walk_next(walk, &plan->rows, &member)) == STATUS_OK) {
		status = plan_read_run(walk, &run);
		if (status == STATUS_OK)
			status = add_run(plan, &run);
		if (status != STATUS_OK)
			return status;
		walk_taken(walk, &plan->rows);
	}
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
read_results(struct plan *plan)
{
	struct walk *walk = &plan->walk;
	struct box *box = &plan->results_box;
	struct plan_result result = {.fresh = NULL};
	enum status status = walk_open(walk, '{', box);

	if (status != STATUS_OK)
		return status;
	plan->has_results = true;
	while ((status = walk_next(walk, box, &result.member)) == STATUS_OK) {
		status = walk_value(walk, &result.member);
		if (status == STATUS_OK && result.member.kind != VALUE_OBJECT &&
		    result.member.kind != VALUE_NULL)
			status = member_fail(walk, &result.member, "an object");
		if (status != STATUS_OK) {
			walk_leave(box);
			return status;
		}
		GROW(plan->results, plan->result_cap, plan->result_count + 1);
		plan->results[plan->result_count++] = result;
		walk_taken(walk, box);
	}
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
read_root_member(struct plan *plan, struct member *member)
{
	struct str span;

	if (KEY_IS(member->key, "meta"))
		return read_object(plan, &span, read_meta_member);
	if (KEY_IS(member->key, "invariants"))
		return read_object(plan, &plan->invariants, read_invariant);
	if (KEY_IS(member->key, "runs"))
		return read_runs(plan);
	if (KEY_IS(member->key, "results"))
		return read_results(plan);
	return walk_value(&plan->walk, member);
}

static enum status
read_root(struct plan *plan)
{
	struct walk *walk = &plan->walk;
	struct member member;
	enum status status = walk_open(walk, '{', &plan->root);

	if (status != STATUS_OK)
		return status;
	while ((status = walk_next(walk, &plan->root, &member)) == STATUS_OK) {
		if (plan->root.count == 1)
			plan->first = member;
		status = read_root_member(plan, &member);
		if (status != STATUS_OK) {
			walk_leave(&plan->root);
			return status;
		}
		walk_taken(walk, &plan->root);
	}
	if (status != STATUS_END)
		return status;
	if (plan->rows.open == NULL)
		return walk_fail(walk, walk->at, "a plan without 'runs'");
	return walk_end(walk);
}

/* Finds the result of each run by its id. */
static void
join_results(struct plan *plan)
{
	for (size_t i = 0; i < plan->result_count; i++) {
		uint32_t run = map_find(plan->ids, plan->results[i].member.key);

		if (run != MAP_NONE)
			plan->runs[run].result = (uint32_t)i;
	}
}

static enum status
fail_utf8(const struct plan *plan, struct str text)
{
	size_t at = 0, len;

	for (;; at += len) {
		unsigned char c = (unsigned char)text.data[at];

		len = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
		if (len > text.len - at ||
		    !str_utf8((struct str){text.data + at, len}))
			return walk_fail(&plan->walk, text.data + at,
			    "not UTF-8: byte 0x%02x", c);
	}
}

enum status
plan_read(struct plan *plan, const char *path, struct buf *text)
{
	struct str body;
	enum status status;

	*plan = (struct plan){.path = xstrdup(path),
	    .file = *text,
	    .meta = {.timeout_s = NAN},
	    .ids = map_new()};
	*text = BUF_EMPTY;
	body = buf_str(&plan->file);
	/* A byte order mark is kept. */
	if (str_starts(body, "\xef\xbb\xbf"))
		body = (struct str){body.data + 3, body.len - 3};
	plan->walk = walk_begin(plan->path, 1, body);
	if (str_utf8(body))
		status = read_root(plan);
	else
		status = fail_utf8(plan, body);
	if (status == STATUS_OK)
		join_results(plan);
	else
		plan_release(plan);
	return status;
}

enum status
plan_load(struct plan *plan, const char *path)
{
	struct buf text = BUF_EMPTY;
	enum status status = file_read(path, PLAN_MAX_BYTES, &text);

	if (status == STATUS_OK && text.len == 0)
		status = fail(STATUS_MALFORMED, "%s: empty, not a plan", path);
	if (status != STATUS_OK) {
		buf_free(&text);
		return status;
	}
	return plan_read(plan, path, &text);
}

void
plan_release(struct plan *plan)
{
	for (size_t i = 0; i < plan->result_count; i++)
		free(plan->results[i].fresh);
	for (size_t i = 0; i < plan->added_count; i++)
		buf_free(&plan->rows_added[i]);
	walk_leave(&plan->root);
	walk_leave(&plan->results_box);
	walk_release(&plan->walk);
	map_free(plan->ids);
	free(plan->rows_added);
	free(plan->results);
	free(plan->runs);
	free(plan->path);
	buf_free(&plan->file);
}

struct plan_run *
plan_find(const struct plan *plan, struct str id)
{
	uint32_t place = map_find(plan->ids, id);

	return place == MAP_NONE ? NULL : &plan->runs[place];
}

struct str
plan_dir(const struct plan *plan)
{
	return plan->meta.dir.len > 0 ? plan->meta.dir : STR(PLAN_DEFAULT_DIR);
}

enum plan_status
plan_status_now(const struct plan *plan, const struct plan_run *run)
{
	struct str dir = plan_dir(plan);
	struct buf path = BUF_EMPTY;
	enum plan_status status = run->status;

	if (status != PLAN_RUNNING)
		return status;
	buf_addstr(&path, dir);
	buf_addc(&path, '/');
	buf_addstr(&path, run->id);
	buf_adds(&path, ".lock");
	if (!lock_is_held(path.data))
		status = PLAN_PENDING;
	buf_free(&path);
	return status;
}

struct str
plan_result_text(const struct plan *plan, const struct plan_run *run)
{
	const struct plan_result *result;

	if (run->result == MAP_NONE)
		return (struct str){NULL, 0};
	result = &plan->results[run->result];
	if (result->dropped)
		return (struct str){NULL, 0};
	if (result->fresh != NULL)
		return str_of(result->fresh);
	if (result->member.kind == VALUE_NULL)
		return (struct str){NULL, 0};
	return result->member.value;
}
