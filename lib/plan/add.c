/* add.c: see add.h. */
#include "plan/add.h"

#include <math.h>
#include <strings.h>

#include "core/message.h"
#include "core/number.h"
#include "plan/template.h"
#include "plan/ticket_line.h"

/* JSON texts, NULL where missing; owned. */
struct add_line {
	size_t line;
	char *row; /* its object, without engine, clock and dir */
	char *size, *command, *timeout, *result;
	/* Rows have no keys for these: those of the plan apply. */
	char *engine, *clock, *dir;
};

static void
release_line(struct add_line *line)
{
	free(line->row);
	free(line->size);
	free(line->command);
	free(line->timeout);
	free(line->result);
	free(line->engine);
	free(line->clock);
	free(line->dir);
}

static void
add_cell(struct buf *out, const char *key, const struct cell *cell)
{
	if (cell->kind == VALUE_ABSENT || cell->kind == VALUE_NULL)
		return;
	buf_addf(out, "%s\"%s\":", out->len > 1 ? "," : "", key);
	if (cell->kind == VALUE_STRING)
		json_quote(out, cell->text);
	else
		buf_addstr(out, cell->text);
}

/* JSON text of a cell, NULL if missing. */
static char *
cell_json(const struct row *row, int column)
{
	const struct cell *cell = &row->cells[column];
	struct buf text = BUF_EMPTY;

	if (cell->kind == VALUE_ABSENT || cell->kind == VALUE_NULL)
		return NULL;
	if (cell->kind == VALUE_STRING)
		json_quote(&text, cell->text);
	else
		buf_addstr(&text, cell->text);
	return buf_take(&text);
}

static char *
row_json(const struct row *row)
{
	static const struct {
		const char *key;
		int column;
	} keys[] = {{"id", RUN_ID}, {"start", RUN_START}, {"end", RUN_END},
	    {"label", RUN_LABEL}, {"phase", RUN_PHASE},
	    {"description", RUN_DESCRIPTION}, {"status", RUN_STATUS},
	    {"error_message", RUN_ERROR}, {"cache", RUN_CACHE}};
	struct buf text = BUF_EMPTY;
	const struct cell *attempt = &row->cells[RUN_ATTEMPT];

	buf_addc(&text, '{');
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		const struct cell *cell = &row->cells[keys[i].column];

		if (keys[i].column == RUN_STATUS && cell->kind == VALUE_ABSENT)
			buf_addf(&text, "%s\"status\":\"pending\"",
			    text.len > 1 ? "," : "");
		else
			add_cell(&text, keys[i].key, cell);
	}
	if (!str_is(attempt->text, "0"))
		add_cell(&text, "attempt", attempt);
	buf_addc(&text, '}');
	return buf_take(&text);
}

/* Checks a row as plan_load() would. */
static enum status
check_row(const char *name, size_t line, const char *text, struct walk *walk,
    struct plan_run *run)
{
	enum status status;

	*walk = walk_begin(name, line, str_of(text));
	status = plan_read_run(walk, run);
	if (status != STATUS_OK)
		walk_release(walk);
	return status;
}

/* Checks the kinds of the size, the command and the time limit. */
static enum status
check_values(const struct reader *in, const struct row *row)
{
	static const int texts[] = {RUN_ENGINE, RUN_CLOCK, RUN_DIR};
	struct json *command = NULL, *result = NULL;
	double size = NAN, timeout = NAN;
	struct str text;
	enum status status = row_read_number(in, row, RUN_SIZE, &size);

	for (size_t i = 0; i < 3 && status == STATUS_OK; i++)
		status = row_read_text(in, row, texts[i], &text);
	if (status == STATUS_OK)
		status = row_read_number(in, row, RUN_TIMEOUT, &timeout);
	if (status == STATUS_OK && (size <= 0 || timeout <= 0))
		status = reader_fail(in, row, "%s is not above 0",
		    size <= 0 ? "size" : "timeout_seconds");
	if (status == STATUS_OK)
		status =
		    row_read_json(in, row, RUN_COMMAND, VALUE_ARRAY, &command);
	for (const struct json *word = json_first(command);
	     status == STATUS_OK && word != NULL; word = json_next(word))
		if (json_kind(word) != VALUE_STRING)
			status = reader_fail(
			    in, row, "command is not an array of texts");
	if (status == STATUS_OK && command != NULL && json_count(command) == 0)
		status = reader_fail(in, row, "command is empty");
	if (status == STATUS_OK)
		status =
		    row_read_json(in, row, RUN_RESULT, VALUE_OBJECT, &result);
	json_free(command);
	json_free(result);
	return status;
}

enum status
add_collect(
    struct add_list *list, const struct reader *in, const struct row *row)
{
	struct add_line line = {.line = row->line};
	struct walk walk;
	struct plan_run run;
	enum status status = check_values(in, row);

	list->name = reader_name(in);
	if (status != STATUS_OK)
		return status;
	line.row = row_json(row);
	status = check_row(list->name, line.line, line.row, &walk, &run);
	if (status != STATUS_OK) {
		free(line.row);
		return status;
	}
	walk_release(&walk);
	line.size = cell_json(row, RUN_SIZE);
	line.command = cell_json(row, RUN_COMMAND);
	line.timeout = cell_json(row, RUN_TIMEOUT);
	line.result = cell_json(row, RUN_RESULT);
	line.engine = cell_json(row, RUN_ENGINE);
	line.clock = cell_json(row, RUN_CLOCK);
	line.dir = cell_json(row, RUN_DIR);
	GROW(list->lines, list->cap, list->count + 1);
	list->lines[list->count++] = line;
	return STATUS_OK;
}

/* Adds the words of a command as JSON in one spelling, if ESCAPED with their
 * braces doubled. */
static void
add_words(struct buf *out, const char *command, bool escaped)
{
	struct json_cursor cursor = json_walk(str_of(command));
	struct buf plain = BUF_EMPTY, text = BUF_EMPTY;
	struct str word;
	enum value_kind kind;
	char before = '[';

	while (json_array_next(&cursor, &word, &kind)) {
		buf_clear(&plain);
		buf_clear(&text);
		json_unescape(
		    &plain, (struct str){word.data + 1, word.len - 2});
		if (escaped)
			template_escape(&text, buf_str(&plain));
		buf_addc(out, before);
		json_quote(out, buf_str(escaped ? &text : &plain));
		before = ',';
	}
	buf_addc(out, ']');
	buf_free(&plain);
	buf_free(&text);
}

/* True if the plan would give the run the same command. */
static bool
is_plans_command(
    const struct plan *plan, const struct plan_run *run, const char *command)
{
	struct buf own = BUF_EMPTY, wanted = BUF_EMPTY, fault = BUF_EMPTY;
	const char *at;
	bool same;

	/* A placeholder of the plan's command may lack a value: the line has a
	 * command of its own. */
	add_words(&wanted, command, false);
	same = ticket_fill(plan, run, &own, &fault, &at) &&
	       str_equal(buf_str(&own), buf_str(&wanted));
	buf_free(&own);
	buf_free(&wanted);
	buf_free(&fault);
	return same;
}

/* The finished row. */
static void
complete_row(const struct plan *plan, const struct add_line *line,
    struct plan_run *run, struct buf *out)
{
	double size, limit;

	buf_adds(out, line->row);
	out->len--;
	if (line->size != NULL && number_parse(str_of(line->size), &size) &&
	    size != run->size) {
		buf_addf(out, ",\"size\":%s", line->size);
		run->size = size;
	}
	if (line->command != NULL &&
	    !is_plans_command(plan, run, line->command)) {
		buf_adds(out, ",\"command\":");
		add_words(out, line->command, true);
	}
	if (line->timeout != NULL &&
	    number_parse(str_of(line->timeout), &limit) &&
	    limit != plan->meta.timeout_s)
		buf_addf(out, ",\"timeout_seconds\":%s", line->timeout);
	buf_addc(out, '}');
}

static enum status
append(
    struct plan *plan, const struct add_list *list, const struct add_line *line)
{
	struct buf row = BUF_EMPTY;
	struct walk walk;
	struct plan_run run;
	enum status status =
	    check_row(list->name, line->line, line->row, &walk, &run);

	if (status != STATUS_OK)
		return status;
	if (plan_find(plan, run.id) != NULL) {
		status = fail(STATUS_MALFORMED, "%s:%zu: %s has a run '%.*s'",
		    list->name, line->line, plan->path, STR_ARG(run.id));
	} else {
		complete_row(plan, line, &run, &row);
		plan_append(plan, run.id, buf_str(&row));
		if (line->result != NULL)
			plan_set_result(plan, plan_find(plan, run.id),
			    str_of(line->result));
	}
	buf_free(&row);
	walk_release(&walk);
	return status;
}

/* Warns, once for each key, if a line has another value than the plan. */
static void
warn_of_difference(const struct plan *plan, const struct add_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct add_line *line = &list->lines[i];
		const char *const wants[] = {
		    line->engine, line->clock, line->dir};
		const char *const names[] = {
		    "profiler", "clock_type", "output_dir"};
		struct str has[] = {
		    plan->meta.profiler, plan->meta.clock, plan_dir(plan)};

		for (int k = 0; k < 3; k++) {
			struct str want = str_of(wants[k]);

			if (want.data == NULL || has[k].data == NULL ||
			    (want.len == has[k].len + 2 &&
				strncasecmp(want.data + 1, has[k].data,
				    has[k].len) == 0))
				continue;
			message("%s:%zu: the %s of %s holds ('%.*s'), not %s",
			    list->name, line->line, names[k], plan->path,
			    STR_ARG(has[k]), wants[k]);
			return;
		}
	}
}

static enum status
append_all(struct plan *plan, void *context)
{
	const struct add_list *list = context;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < list->count && status == STATUS_OK; i++)
		status = append(plan, list, &list->lines[i]);
	if (status == STATUS_OK)
		warn_of_difference(plan, list);
	return status;
}

enum status
add_store(struct add_list *list, const char *path)
{
	struct buf start = BUF_EMPTY;
	const struct add_line *first = list->lines;
	enum status status;

	if (list->count == 0)
		return STATUS_OK;
	buf_addf(&start,
	    "{\n  \"meta\": {\n    \"profiler\": %s,\n"
	    "    \"clock_type\": %s,\n    \"output_dir\": %s\n  },\n"
	    "  \"runs\": []\n}\n",
	    first->engine != NULL ? first->engine : "\"auto\"",
	    first->clock != NULL ? first->clock : "\"wall\"",
	    first->dir != NULL ? first->dir : "\"" PLAN_DEFAULT_DIR "\"");
	status = plan_update_or_create(path, buf_str(&start), append_all, list);
	buf_free(&start);
	return status;
}

void
add_release(struct add_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		release_line(&list->lines[i]);
	free(list->lines);
}
