/*
 * plan.c: any bytes as a plan. One that is read is rendered as it was; each of its
 * runs is a run line that can be read or is refused; with a run marked and one
 * added it is read again, and all else in it is as it was.
 */
#include "fuzz.h"
#include "plan/edit.h"
#include "plan/ticket_line.h"

#define FUZZ_NEW "fuzz-new"

/* False for text that is no plan. */
static bool
fuzz_plan_of(struct plan *plan, struct str bytes)
{
	struct buf text = BUF_EMPTY;
	enum status status;

	buf_addstr(&text, bytes);
	status = plan_read(plan, "plan.json", &text);
	INVARIANT(status == STATUS_OK || status == STATUS_MALFORMED);
	return status == STATUS_OK;
}

static void
fuzz_tickets(const struct plan *plan)
{
	struct str none = {"", 0};
	char path[FUZZ_PATH_SIZE];
	FILE *file = fdopen(fuzz_file(none.data, none.len, path), "r+");
	struct writer *out = writer_open(file, FORMAT_JSONL, &shape_run, NULL);
	struct reader *in;
	struct row row;
	size_t written = 0;

	for (size_t i = 0; i < plan->count; i++) {
		enum status status = ticket_write(
		    out, plan, &plan->runs[i], plan->runs[i].status, 1);

		INVARIANT(status == STATUS_OK || status == STATUS_MALFORMED);
		written += status == STATUS_OK;
	}
	INVARIANT(writer_close(out, STATUS_OK) == STATUS_OK);
	rewind(file);
	in = reader_open(file, "tickets", FORMAT_AUTO);
	for (; reader_next(in, &row) == STATUS_OK; written--)
		INVARIANT(row.shape == &shape_run);
	INVARIANT(written == 0);
	reader_close(in);
	fclose(file);
}

static void
fuzz_change(struct plan *plan, size_t at)
{
	plan_set_status(plan, &plan->runs[at], PLAN_ERROR);
	plan_set_error(plan, &plan->runs[at], STR("a \"quote\"\n"));
	plan_set_result(plan, &plan->runs[at], STR("{\"wall\":[1,{}]}"));
	if (plan_find(plan, STR(FUZZ_NEW)) == NULL)
		plan_append(plan, STR(FUZZ_NEW),
		    STR("{\"id\":\"" FUZZ_NEW "\",\"size\":1}"));
}

/* AFTER is BEFORE with the run AT changed and one more. */
static void
fuzz_compare(const struct plan *before, const struct plan *after, size_t at)
{
	const struct plan_run *run = &after->runs[at];

	INVARIANT(after->count >= before->count);
	INVARIANT(after->count <= before->count + 1);
	INVARIANT(plan_find(after, STR(FUZZ_NEW)) != NULL);
	INVARIANT(run->status == PLAN_ERROR);
	INVARIANT(str_is(run->error, "a \"quote\"\n"));
	INVARIANT(plan_result_text(after, run).len > 0);
	for (size_t i = 0; i < before->count; i++) {
		INVARIANT(str_equal(before->runs[i].id, after->runs[i].id));
		INVARIANT(i == at ||
			  str_equal(before->runs[i].row, after->runs[i].row));
	}
}

static void
fuzz_edit(struct str bytes, struct plan *plan, size_t at)
{
	struct plan changed, again;
	struct buf out = BUF_EMPTY;

	INVARIANT(fuzz_plan_of(&changed, bytes));
	fuzz_change(&changed, at);
	plan_render(&changed, &out);
	INVARIANT(fuzz_plan_of(&again, buf_str(&out)));
	fuzz_compare(plan, &again, at);
	plan_release(&changed);
	plan_release(&again);
	buf_free(&out);
}

static int
fuzz_plan(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct buf out = BUF_EMPTY;
	struct plan plan;

	if (!fuzz_plan_of(&plan, bytes))
		return 0;
	INVARIANT(!plan_is_changed(&plan));
	plan_render(&plan, &out);
	INVARIANT(str_equal(buf_str(&out), bytes));
	fuzz_tickets(&plan);
	if (plan.count > 0)
		fuzz_edit(bytes, &plan, size % plan.count);
	plan_release(&plan);
	buf_free(&out);
	return 0;
}

FUZZ_TARGET(fuzz_plan);
