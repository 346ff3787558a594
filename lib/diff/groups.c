/*
 * groups.c: see groups.h. Sides are assigned at the end, since the last line of
 * a run counts.
 */
#include "diff/groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/message.h"
#include "function/name.h"
#include "stream/noteline.h"

/* The shortest prefix of a hash that names a commit. */
#define REV_MIN 4

bool
diff_key_parse(const char *text, enum diff_key *key)
{
	if (strcmp(text, "run") == 0)
		*key = DIFF_BY_RUN;
	else if (strcmp(text, "label") == 0)
		*key = DIFF_BY_LABEL;
	else if (strcmp(text, "rev") == 0)
		*key = DIFF_BY_REV;
	else
		return false;
	return true;
}

struct groups *
groups_new(enum diff_key key, const char *a, const char *b)
{
	struct groups *groups = xcalloc(1, sizeof(*groups));

	groups->key = key;
	groups->names[SIDE_A] = a;
	groups->names[SIDE_B] = b;
	groups->run_index = map_new();
	groups->strings = map_new();
	groups->function_index = map_new();
	return groups;
}

void
groups_free(struct groups *groups)
{
	if (groups == NULL)
		return;
	for (size_t i = 0; i < groups->run_count; i++) {
		if (groups->runs[i].has_line)
			run_line_release(&groups->runs[i].line);
		free(groups->runs[i].label);
	}
	free(groups->runs);
	free(groups->functions);
	free(groups->samples);
	map_free(groups->run_index);
	map_free(groups->strings);
	map_free(groups->function_index);
	free(groups);
}

static struct str
keep(struct groups *groups, struct str text)
{
	if (text.data == NULL)
		return STR("");
	return map_key(groups->strings, map_add(groups->strings, text, NULL));
}

static void
run_key(struct buf *key, int source, struct str id)
{
	buf_addf(key, "%d ", source);
	buf_addstr(key, id);
}

static uint32_t
run_of(struct groups *groups, int source, struct str id)
{
	struct buf key = BUF_EMPTY;
	bool is_new;
	uint32_t index;

	run_key(&key, source, id);
	index = map_add(groups->run_index, buf_str(&key), &is_new);
	buf_free(&key);
	if (is_new) {
		GROW(groups->runs, groups->run_cap, groups->run_count + 1);
		groups->runs[groups->run_count++] =
		    (struct group_run){.source = source, .side = SIDE_NONE};
	}
	return index;
}

/* ---- which side ---- */

static bool
is_rev(const char *rev, const char *wanted)
{
	size_t len = strlen(wanted);

	return strcmp(rev, wanted) == 0 ||
	       (len >= REV_MIN && strncmp(rev, wanted, len) == 0);
}

static bool
belongs(const struct groups *groups, uint32_t index, enum side side)
{
	const struct group_run *run = &groups->runs[index];
	struct str id = map_key(groups->run_index, index);
	const char *wanted = groups->names[side];

	switch (groups->key) {
	case DIFF_BY_FILE:
		return run->source == (int)side;
	case DIFF_BY_RUN:
		return strcmp(strchr(id.data, ' ') + 1, wanted) == 0;
	case DIFF_BY_LABEL:
		if (run->has_line)
			return strcmp(run->line.label, wanted) == 0;
		return run->label != NULL && strcmp(run->label, wanted) == 0;
	case DIFF_BY_REV:
		return run->has_line &&
		       is_rev(run_result_text(&run->line, "git_rev"), wanted);
	}
	return false;
}

static enum side
side_of(const struct groups *groups, uint32_t index)
{
	for (int side = SIDE_A; side < SIDES; side++)
		if (belongs(groups, index, (enum side)side))
			return (enum side)side;
	return SIDE_NONE;
}

enum side
groups_side(const struct groups *groups, int source, struct str run)
{
	struct buf key = BUF_EMPTY;
	uint32_t index;

	run_key(&key, source, run);
	index = map_find(groups->run_index, buf_str(&key));
	buf_free(&key);
	return index == MAP_NONE ? SIDE_NONE : groups->runs[index].side;
}

size_t
groups_runs(const struct groups *groups, enum side side)
{
	size_t count = 0;

	for (size_t i = 0; i < groups->run_count; i++)
		count += groups->runs[i].side == side;
	return count;
}

static enum status
check_side(const struct groups *groups, enum side side, const char *input)
{
	static const char *const words[] = {"", "id", "label", "commit"};
	size_t left_out = 0;

	if (groups_runs(groups, side) > 0)
		return STATUS_OK;
	for (size_t i = 0; i < groups->run_count; i++)
		left_out += groups->runs[i].left_out &&
			    belongs(groups, (uint32_t)i, side);
	if (groups->key == DIFF_BY_FILE)
		return fail(STATUS_MALFORMED,
		    left_out > 0 ? "%s: no run has ended well" : "%s: no runs",
		    groups->names[side]);
	return fail(STATUS_MALFORMED, "%s: no run %swith the %s '%s'", input,
	    left_out > 0 ? "that ended well " : "", words[groups->key],
	    groups->names[side]);
}

static bool
counts(const struct groups *groups, const struct group_run *run)
{
	return !run->has_line || run_is_complete(&run->line) ||
	       (groups->early &&
		   json_bool(json_get(run->line.result, "early_exit"), false));
}

enum status
groups_settle(struct groups *groups, const char *input)
{
	enum status status;

	for (size_t i = 0; i < groups->run_count; i++) {
		struct group_run *run = &groups->runs[i];

		run->side = side_of(groups, (uint32_t)i);
		if (run->side == SIDE_NONE ||
		    (!run->broken && counts(groups, run)))
			continue;
		run->left_out = true;
		run->side = SIDE_NONE;
	}
	for (size_t i = 0; i < groups->sample_count; i++) {
		const struct group_sample *sample = &groups->samples[i];
		enum side side = groups->runs[sample->run].side;

		if (side != SIDE_NONE)
			groups->functions[sample->function].seen[side] = true;
	}
	status = check_side(groups, SIDE_A, input);
	return status == STATUS_OK ? check_side(groups, SIDE_B, input) : status;
}

/* ---- lines ---- */

static enum status
take_run(struct groups *groups, int source, const struct reader *in,
    const struct row *row)
{
	struct run_line line;
	struct group_run *run;
	uint32_t index;
	enum status status = run_line_read(in, row, &line);

	if (status != STATUS_OK)
		return status;
	index = run_of(groups, source, str_of(line.id));
	run = &groups->runs[index];
	if (run->has_line)
		run_line_release(&run->line);
	run->line = line;
	run->has_line = true;
	return STATUS_OK;
}

static uint32_t
function_of(struct groups *groups, const struct group_run *run,
    const struct func_line *func)
{
	struct str place = name_in_tree(func->module,
	    run->has_line ? json_get(run->line.result, "own_folders") : NULL);
	struct buf key = BUF_EMPTY;
	bool is_new;
	uint32_t index;

	name_key(
	    &key, func->kind, func->full_name, place, func->lineno, func->name);
	/* Files of one name in two folders of the tree are two. */
	if (place.len < func->module.len) {
		buf_addc(&key, '\n');
		buf_addstr(&key, place);
	}
	index = map_add(groups->function_index, buf_str(&key), &is_new);
	buf_free(&key);
	if (is_new) {
		GROW(groups->functions, groups->function_cap,
		    groups->function_count + 1);
		groups->functions[groups->function_count++] =
		    (struct group_function){
			.full_name = keep(groups, func->full_name),
			.module = keep(groups, func->module),
			.name = keep(groups, func->name),
			.kind = keep(groups, func->kind),
			.place = keep(groups, place),
			.lineno = func->lineno};
	}
	return index;
}

/* A CSV table has the label of the run in each row. */
static void
take_label(struct group_run *run, const struct row *row)
{
	const struct cell *label = row_find(row, "label");

	if (run->has_line || run->label != NULL || label == NULL ||
	    label->kind != VALUE_STRING)
		return;
	run->label = xstrndup(label->text.data, label->text.len);
}

static enum status
take_func(struct groups *groups, int source, const struct reader *in,
    const struct row *row)
{
	struct func_line func;
	enum status status = func_line_read(in, row, &func);
	uint32_t run;

	if (status != STATUS_OK || func.point.len > 0)
		return status;
	run = run_of(groups, source, func.run);
	take_label(&groups->runs[run], row);
	if (groups->runs[run].has_line && side_of(groups, run) == SIDE_NONE)
		return STATUS_OK;
	GROW(groups->samples, groups->sample_cap, groups->sample_count + 1);
	groups->samples[groups->sample_count++] = (struct group_sample){
	    .function = function_of(groups, &groups->runs[run], &func),
	    .run = run,
	    .ncall = func.ncall,
	    .own = func.own,
	    .tsub = func.tsub,
	    .ttot = func.ttot};
	return STATUS_OK;
}

/* A profile that could not be read to the end would look like a faster
 * program. */
static enum status
take_note(struct groups *groups, int source, const struct reader *in,
    const struct row *row)
{
	struct note_line note;
	enum status status = note_line_read(in, row, &note);

	if (status == STATUS_OK && note_breaks_run(&note))
		groups->runs[run_of(groups, source, note.run)].broken = true;
	return status;
}

enum status
groups_take(struct groups *groups, int source, const struct reader *in,
    const struct row *row)
{
	groups->any = true;
	if (row->shape == &shape_run)
		return take_run(groups, source, in, row);
	if (row->shape == &shape_func)
		return take_func(groups, source, in, row);
	if (row->shape == &shape_note)
		return take_note(groups, source, in, row);
	return STATUS_OK;
}

const struct json *
groups_folders(const struct groups *groups, uint32_t source)
{
	for (size_t i = 0; i < groups->run_count; i++) {
		const struct group_run *run = &groups->runs[i];
		const struct json *folders =
		    run->has_line ? json_get(run->line.result, "own_folders")
				  : NULL;

		if (folders != NULL && run->source == (int)source)
			return folders;
	}
	return NULL;
}
