/*
 * mark.c: see mark.h.
 *
 *	{"type":"run","id":"wk-1","status":"done","attempt":0,"result":{...}}
 *	-> in the row of wk-1 "status": "done", and results["wk-1"] = {...}
 */
#include "plan/mark.h"

#include "core/file.h"
#include "core/message.h"

static char *
copy_of(struct str text)
{
	return text.data == NULL ? NULL : xstrndup(text.data, text.len);
}

static void
release_mark(struct mark *mark)
{
	free(mark->id);
	free(mark->error);
	free(mark->result);
}

/* Reads the result, a JSON object whose text can be copied into the plan. */
static enum status
read_result(const struct reader *in, const struct row *row, struct mark *mark)
{
	struct json *tree;
	enum status status =
	    row_read_json(in, row, RUN_RESULT, VALUE_OBJECT, &tree);

	if (tree != NULL)
		mark->result = copy_of(row->cells[RUN_RESULT].text);
	json_free(tree);
	return status;
}

static enum status
read_mark(const struct reader *in, const struct row *row, struct mark *mark)
{
	struct str id = {NULL, 0}, state = {NULL, 0}, error = {NULL, 0};
	enum status status = row_need(in, row, RUN_ID);

	mark->attempt = -1;
	if (status == STATUS_OK)
		status = row_need(in, row, RUN_STATUS);
	if (status == STATUS_OK)
		status = row_read_text(in, row, RUN_ID, &id);
	if (status == STATUS_OK)
		status = row_read_text(in, row, RUN_STATUS, &state);
	if (status == STATUS_OK)
		status = row_read_text(in, row, RUN_ERROR, &error);
	if (status == STATUS_OK)
		status = row_read_int(
		    in, row, RUN_ATTEMPT, 0, PLAN_MAX_ATTEMPT, &mark->attempt);
	if (status == STATUS_OK && !file_name_valid(id))
		status = reader_fail(
		    in, row, "id is not a file name: '%.*s'", STR_ARG(id));
	if (status == STATUS_OK && !plan_status_parse(state, &mark->status))
		status = reader_fail(in, row,
		    "status is none of pending, running, done, error: '%.*s'",
		    STR_ARG(state));
	if (status == STATUS_OK)
		status = read_result(in, row, mark);
	if (status == STATUS_OK) {
		mark->id = copy_of(id);
		mark->error = error.len > 0 ? copy_of(error) : NULL;
	}
	return status;
}

enum status
mark_add_row(
    struct mark_batch *batch, const struct reader *in, const struct row *row)
{
	struct mark mark = {.line = row->line,
	    .at = batch->lines.len,
	    .is_run = row->shape == &shape_run};
	struct buf space = BUF_EMPTY;

	if (mark.is_run) {
		enum status status = read_mark(in, row, &mark);

		if (status != STATUS_OK) {
			release_mark(&mark);
			return status;
		}
		batch->runs++;
	}
	buf_addstr(&batch->lines, row_raw(row, &space));
	mark.len = batch->lines.len - mark.at;
	buf_addc(&batch->lines, '\n');
	buf_free(&space);
	GROW(batch->marks, batch->cap, batch->count + 1);
	batch->marks[batch->count++] = mark;
	return STATUS_OK;
}

static bool
has_ended(enum plan_status status)
{
	return status == PLAN_DONE || status == PLAN_ERROR;
}

static void
apply(struct plan *plan, struct mark *mark)
{
	struct plan_run *run = plan_find(plan, str_of(mark->id));

	if (run == NULL) {
		mark->outcome = MARK_UNKNOWN;
		return;
	}
	mark->attempt_now = run->attempt;
	if (mark->attempt >= 0 &&
	    (mark->attempt < run->attempt ||
		(mark->attempt == run->attempt && has_ended(run->status) &&
		    !has_ended(mark->status)))) {
		mark->outcome = MARK_STALE;
		return;
	}
	mark->outcome = MARK_APPLIED;
	if (mark->attempt >= 0)
		plan_set_attempt(plan, run, mark->attempt);
	plan_set_status(plan, run, mark->status);
	plan_set_error(plan, run, str_of(mark->error));
	if (mark->result != NULL)
		plan_set_result(plan, run, str_of(mark->result));
}

static enum status
apply_batch(struct plan *plan, void *context)
{
	struct mark_batch *batch = context;

	for (size_t i = 0; i < batch->count; i++) {
		if (batch->marks[i].is_run)
			apply(plan, &batch->marks[i]);
	}
	return STATUS_OK;
}

enum status
mark_store(struct mark_batch *batch, const char *path)
{
	return batch->runs == 0 ? STATUS_OK
				: plan_update(path, apply_batch, batch);
}

/* Passes a line on: unchanged as a JSON line; into a table as a row. */
static void
pass_line(struct writer *out, struct str line)
{
	struct json_cursor cursor;
	struct str key, value, object;
	enum value_kind kind;
	struct buf text = BUF_EMPTY;

	if (writer_format(out) == FORMAT_JSONL) {
		writer_copy_line(out, STR(""), line);
		return;
	}
	if (json_skip(line.data, line.data + line.len, &object, &kind) == NULL)
		return;
	cursor = json_walk(object);
	writer_begin(out, &shape_run);
	while (json_object_next(&cursor, &key, &value, &kind)) {
		int column = shape_column(&shape_run, key, 0);
		struct cell cell = {kind, value};

		if (column < 0)
			continue;
		buf_clear(&text);
		if (kind == VALUE_STRING) {
			json_unescape(
			    &text, (struct str){value.data + 1, value.len - 2});
			cell.text = buf_str(&text);
		}
		writer_cell(out, column, &cell);
	}
	writer_end(out);
	buf_free(&text);
}

static void
note_stale(struct writer *out, const struct mark *mark)
{
	if (mark->attempt < mark->attempt_now)
		writer_note(out, "info", "stale-line", str_of(mark->id),
		    (struct str){NULL, 0},
		    "attempt %lld is over, the plan is at %lld: not marked %s",
		    (long long)mark->attempt, (long long)mark->attempt_now,
		    plan_status_text(mark->status));
	else
		writer_note(out, "info", "stale-line", str_of(mark->id),
		    (struct str){NULL, 0},
		    "attempt %lld has ended: not marked %s",
		    (long long)mark->attempt, plan_status_text(mark->status));
}

void
mark_pass_on(struct mark_batch *batch, struct writer *out,
    const struct reader *in, const char *path, enum status *worst)
{
	for (size_t i = 0; i < batch->count; i++) {
		struct mark *mark = &batch->marks[i];

		if (mark->outcome == MARK_UNKNOWN) {
			message("%s:%zu: %s has no run '%s'", reader_name(in),
			    mark->line, path, mark->id);
			*worst = STATUS_MALFORMED;
		} else {
			pass_line(
			    out, (struct str){
				     batch->lines.data + mark->at, mark->len});
		}
		if (mark->outcome == MARK_STALE)
			note_stale(out, mark);
		release_mark(mark);
	}
	writer_flush(out);
	buf_clear(&batch->lines);
	batch->count = batch->runs = 0;
}

void
mark_release(struct mark_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		release_mark(&batch->marks[i]);
	free(batch->marks);
	buf_free(&batch->lines);
}

/* ---- by hand ---- */

static void
change_by_hand(
    struct plan *plan, struct plan_run *run, const struct mark_order *order)
{
	bool reset = order->has_status && order->status == PLAN_PENDING;

	if (order->has_status)
		plan_set_status(plan, run, order->status);
	if (reset && run->attempt < PLAN_MAX_ATTEMPT)
		plan_set_attempt(plan, run, run->attempt + 1);
	if (reset && !order->keep_results)
		plan_drop_result(plan, run);
	if (order->text != NULL && order->text[0] != '\0')
		plan_set_error(plan, run, str_of(order->text));
	else if (order->text != NULL || order->has_status)
		plan_set_error(plan, run, (struct str){NULL, 0});
}

static enum status
apply_by_hand(struct plan *plan, void *context)
{
	const struct mark_order *order = context;
	enum status status = select_check(&order->runs, plan);
	size_t found = 0;

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < plan->count; i++) {
		if (!select_matches(&order->runs, &plan->runs[i]))
			continue;
		change_by_hand(plan, &plan->runs[i], order);
		found++;
	}
	if (found == 0)
		return fail(STATUS_MALFORMED,
		    "%s: no run matches, nothing was marked", plan->path);
	return STATUS_OK;
}

enum status
mark_by_hand(const char *path, const struct mark_order *order)
{
	struct mark_order copy = *order;

	return plan_update(path, apply_by_hand, &copy);
}
