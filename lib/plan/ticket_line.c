/* ticket_line.c: see ticket_line.h. */
#include "plan/ticket_line.h"

#include <math.h>

#include "plan/layout.h"
#include "plan/template.h"
#include "stream/program_hash.h"

/* With placeholders; data NULL if there is none. */
static struct str
command_of(const struct plan *plan, const struct plan_run *run)
{
	return run->command.data != NULL ? run->command : plan->meta.command;
}

bool
ticket_fill(const struct plan *plan, const struct plan_run *run,
    struct buf *out, struct buf *fault, const char **at)
{
	struct template_values values = {.id = run->id,
	    .start = run->start,
	    .end = run->end,
	    .label = run->label,
	    .out = plan_dir(plan),
	    .phase = run->phase,
	    .size = run->size};
	struct str command = command_of(plan, run);
	struct buf text = BUF_EMPTY, filled = BUF_EMPTY;
	struct json_cursor cursor;
	struct str word;
	enum value_kind kind;
	bool good = true;
	char before = '[';

	if (command.data == NULL)
		return true;
	cursor = json_walk(command);
	while (good && json_array_next(&cursor, &word, &kind)) {
		*at = word.data;
		buf_clear(&text);
		buf_clear(&filled);
		json_unescape(&text, (struct str){word.data + 1, word.len - 2});
		good = template_fill(&filled, buf_str(&text), &values, fault);
		buf_addc(out, before);
		json_quote(out, buf_str(&filled));
		before = ',';
	}
	buf_addc(out, ']');
	buf_free(&text);
	buf_free(&filled);
	return good;
}

/* The same; reports the fault. */
static enum status
fill_command(
    const struct plan *plan, const struct plan_run *run, struct buf *out)
{
	struct buf fault = BUF_EMPTY;
	enum status status = STATUS_OK;
	const char *at;

	if (!ticket_fill(plan, run, out, &fault, &at))
		status = walk_fail(&plan->walk, at, "command of run '%.*s': %s",
		    STR_ARG(run->id), buf_text(&fault));
	buf_free(&fault);
	return status;
}

/* Adds the invariants, without the text for people and the list of files, which
 * has a key of its own. */
static void
add_invariants(const struct plan *plan, struct buf *out)
{
	struct json_cursor cursor = json_walk(plan->invariants);
	struct str key, value;
	enum value_kind kind;
	char before = '{';

	while (json_object_next(&cursor, &key, &value, &kind)) {
		if (str_is(key, "description") || str_is(key, "frozen_files"))
			continue;
		buf_addc(out, before);
		buf_add(out, key.data - 1, key.len + 2);
		buf_addc(out, ':');
		layout_add_compact(out, value);
		before = ',';
	}
	if (before == ',')
		buf_addc(out, '}');
}

static void
write_compact(struct writer *out, int column, struct str json)
{
	struct buf text = BUF_EMPTY;

	if (json.data == NULL)
		return;
	layout_add_compact(&text, json);
	writer_json(out, column, buf_str(&text));
	buf_free(&text);
}

static void
write_lower(struct writer *out, int column, struct str text)
{
	struct buf lower = BUF_EMPTY;

	if (text.data == NULL)
		return;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];

		buf_addc(&lower, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
	}
	writer_text(out, column, buf_str(&lower));
	buf_free(&lower);
}

static void
write_outcome(
    struct writer *out, const struct plan *plan, const struct plan_run *run)
{
	write_compact(out, RUN_RESULT, plan_result_text(plan, run));
	writer_text(out, RUN_ERROR, run->error);
}

/* The hash of the frozen files at the first run of the plan that has ended: all
 * others must have the same. */
static struct str
first_frozen_hash(const struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		struct str result = plan_result_text(plan, &plan->runs[i]);
		struct json_cursor cursor = json_walk(result);
		struct str key, value;
		enum value_kind kind;

		while (result.len > 0 && result.data[0] == '{' &&
		       json_object_next(&cursor, &key, &value, &kind))
			if (str_is(key, "frozen_hash") && kind == VALUE_STRING)
				return (struct str){
				    value.data + 1, value.len - 2};
	}
	return (struct str){NULL, 0};
}

enum status
ticket_write(struct writer *out, const struct plan *plan,
    const struct plan_run *run, enum plan_status status, int64_t attempt)
{
	const struct plan_meta *meta = &plan->meta;
	struct buf command = BUF_EMPTY, invariants = BUF_EMPTY;
	enum status result = fill_command(plan, run, &command);
	char hash[PROGRAM_HASH_SIZE];

	if (result != STATUS_OK) {
		buf_free(&command);
		return result;
	}
	writer_begin(out, &shape_run);
	writer_text(out, RUN_ID, run->id);
	if (run->phase != PLAN_NO_PHASE)
		writer_count(out, RUN_PHASE, run->phase);
	writer_text(out, RUN_LABEL, run->label);
	writer_text(out, RUN_START, run->start);
	writer_text(out, RUN_END, run->end);
	writer_number(out, RUN_SIZE, run->size);
	writer_text(out, RUN_STATUS, str_of(plan_status_text(status)));
	writer_count(out, RUN_ATTEMPT, attempt);
	if (command.len > 0)
		writer_json(out, RUN_COMMAND, buf_str(&command));
	write_lower(out, RUN_ENGINE, meta->profiler);
	write_lower(out, RUN_CLOCK, meta->clock);
	writer_number(out, RUN_TIMEOUT,
	    isnan(run->timeout_s) ? meta->timeout_s : run->timeout_s);
	writer_text(out, RUN_CACHE, run->cache);
	if (plan->invariants.data != NULL)
		add_invariants(plan, &invariants);
	if (invariants.len > 0)
		writer_json(out, RUN_INVARIANTS, buf_str(&invariants));
	writer_text(out, RUN_DIR, plan_dir(plan));
	writer_text(out, RUN_ITERATIONS, meta->iterations_from);
	write_compact(out, RUN_DOWNLOAD, meta->download);
	write_compact(out, RUN_FROZEN, plan->frozen);
	if (plan->frozen.data != NULL)
		writer_text(out, RUN_FROZEN_HASH, first_frozen_hash(plan));
	writer_text(out, RUN_DESCRIPTION, run->description);
	if (status == PLAN_DONE || status == PLAN_ERROR)
		write_outcome(out, plan, run);
	if (command.len > 0) {
		program_hash(command_of(plan, run), hash);
		writer_text(out, RUN_PROGRAM_HASH, str_of(hash));
	}
	writer_end(out);
	buf_free(&command);
	buf_free(&invariants);
	return STATUS_OK;
}
