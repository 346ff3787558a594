/*
 * runline.c: see runline.h.
 */
#include "stream/runline.h"

#include <math.h>

#include "core/file.h"
#include "core/map.h"

static const struct column columns[] = {
    {COLUMN("id", TEXT, 24)},
    {COLUMN("phase", NUMBER, 5)},
    {COLUMN("label", TEXT, 16)},
    {COLUMN("start", TEXT, 10)},
    {COLUMN("end", TEXT, 10)},
    {COLUMN("size", NUMBER, 8)},
    {COLUMN("status", TEXT, 8)},
    {COLUMN("attempt", NUMBER, 0)},
    {COLUMN("command", JSON, 0)},
    {COLUMN("engine", TEXT, 0)},
    {COLUMN("clock", TEXT, 0)},
    {COLUMN("timeout_seconds", NUMBER, 0)},
    {COLUMN("cache", TEXT, 5)},
    {COLUMN("invariants", JSON, 0)},
    {COLUMN("dir", TEXT, 0)},
    {COLUMN("iterations_from", TEXT, 0)},
    {COLUMN("download_functions", JSON, 0)},
    {COLUMN("frozen_files", JSON, 0)},
    {COLUMN("frozen_hash", TEXT, 0)},
    {COLUMN("description", TEXT, 0)},
    {COLUMN("result", JSON, 0)},
    {COLUMN("error_message", TEXT, 0)},
    {COLUMN("predicted_seconds", NUMBER, 9)},
    {COLUMN("program_hash", TEXT, 0)},
};
SHAPE(run, columns);
_Static_assert(COUNT_OF(columns) == RUN_COLUMNS, "as in record.h");

struct run_table {
	struct map *ids;
	struct run_line **runs;
	size_t cap;
	bool shares; /* another table owns the runs */
};

static enum status
copy_text(
    const struct reader *in, const struct row *row, int column, char **value)
{
	struct str text = {"", 0};
	enum status status = row_read_text(in, row, column, &text);

	/* A NUL would cut the C string short. */
	if (status == STATUS_OK && memchr(text.data, '\0', text.len) != NULL)
		status = reader_fail(in, row, "%.*s holds a NUL character",
		    STR_ARG(row->shape->columns[column].key));
	*value = xstrndup(text.data, text.len);
	return status;
}

static enum status
read_texts(const struct reader *in, const struct row *row, struct run_line *run)
{
	struct text_column {
		int column;
		char **value;
	} texts[] = {
	    {RUN_ID, &run->id},
	    {RUN_LABEL, &run->label},
	    {RUN_START, &run->start},
	    {RUN_END, &run->end},
	    {RUN_STATUS, &run->status},
	    {RUN_ENGINE, &run->engine},
	    {RUN_CLOCK, &run->clock},
	    {RUN_CACHE, &run->cache},
	    {RUN_DIR, &run->dir},
	    {RUN_ITERATIONS, &run->iterations_from},
	    {RUN_FROZEN_HASH, &run->frozen_hash},
	    {RUN_DESCRIPTION, &run->description},
	    {RUN_ERROR, &run->error},
	    {RUN_PROGRAM_HASH, &run->program_hash},
	};
	enum status status = STATUS_OK, worst = STATUS_OK;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		status = copy_text(in, row, texts[i].column, texts[i].value);
		if (worst == STATUS_OK)
			worst = status;
	}
	if (worst == STATUS_OK)
		worst = row_need(in, row, RUN_ID);
	if (worst == STATUS_OK && !file_name_valid(str_of(run->id)))
		worst = reader_fail(
		    in, row, "id is not a file name: '%s'", run->id);
	return worst;
}

static enum status
read_values(
    const struct reader *in, const struct row *row, struct run_line *run)
{
	struct json_column {
		int column;
		enum value_kind kind;
		struct json **value;
	} trees[] = {
	    {RUN_COMMAND, VALUE_ARRAY, &run->command},
	    {RUN_INVARIANTS, VALUE_OBJECT, &run->invariants},
	    {RUN_DOWNLOAD, VALUE_ARRAY, &run->download},
	    {RUN_FROZEN, VALUE_ARRAY, &run->frozen},
	    {RUN_RESULT, VALUE_OBJECT, &run->result},
	};
	enum status status;

	status = row_read_int(in, row, RUN_PHASE, 0, INT32_MAX, &run->phase);
	if (status == STATUS_OK)
		status = row_read_int(
		    in, row, RUN_ATTEMPT, 0, INT32_MAX, &run->attempt);
	if (status == STATUS_OK)
		status = row_read_number(in, row, RUN_SIZE, &run->size);
	if (status == STATUS_OK)
		status = row_read_number(in, row, RUN_TIMEOUT, &run->timeout_s);
	for (size_t i = 0; i < COUNT_OF(trees); i++)
		if (status == STATUS_OK)
			status = row_read_json(in, row, trees[i].column,
			    trees[i].kind, trees[i].value);
	return status;
}

enum status
run_line_read(
    const struct reader *in, const struct row *row, struct run_line *run)
{
	enum status status;

	*run = (struct run_line){.phase = -1, .size = NAN, .timeout_s = NAN};
	status = read_texts(in, row, run);
	if (status == STATUS_OK)
		status = read_values(in, row, run);
	if (status != STATUS_OK)
		run_line_release(run);
	return status;
}

void
run_line_release(struct run_line *run)
{
	free(run->id);
	free(run->label);
	free(run->start);
	free(run->end);
	free(run->status);
	free(run->engine);
	free(run->clock);
	free(run->cache);
	free(run->dir);
	free(run->iterations_from);
	free(run->frozen_hash);
	free(run->description);
	free(run->error);
	free(run->program_hash);
	json_free(run->command);
	json_free(run->invariants);
	json_free(run->download);
	json_free(run->frozen);
	json_free(run->result);
	*run = (struct run_line){0};
}

bool
run_clock_valid(const char *name)
{
	return strcmp(name, "computing") == 0 || strcmp(name, "wall") == 0 ||
	       strcmp(name, "cpu") == 0;
}

double
run_result_number(const struct run_line *run, const char *key)
{
	return json_number(json_get(run->result, key), NAN);
}

const char *
run_result_text(const struct run_line *run, const char *key)
{
	return json_text(json_get(run->result, key), "");
}

bool
result_is_whole(const struct json *result)
{
	return json_bool(json_get(result, "success"), true) &&
	       !json_bool(json_get(result, "early_exit"), false);
}

bool
run_is_complete(const struct run_line *run)
{
	return strcmp(run->status, "done") == 0 && result_is_whole(run->result);
}

struct run_table *
run_table_new(void)
{
	struct run_table *table = xcalloc(1, sizeof(*table));

	table->ids = map_new();
	return table;
}

void
run_table_free(struct run_table *table)
{
	if (table == NULL)
		return;
	for (uint32_t i = 0; i < map_count(table->ids) && !table->shares; i++) {
		run_line_release(table->runs[i]);
		free(table->runs[i]);
	}
	map_free(table->ids);
	free(table->runs);
	free(table);
}

struct run_line *
run_table_put(struct run_table *table, struct run_line *run)
{
	bool is_new;
	uint32_t at = map_add(table->ids, str_of(run->id), &is_new);

	if (is_new) {
		GROW(table->runs, table->cap, (size_t)at + 1);
		table->runs[at] = xmalloc(sizeof(*run));
	} else {
		run_line_release(table->runs[at]);
	}
	*table->runs[at] = *run;
	return table->runs[at];
}

void
run_table_share(
    struct run_table *to, const struct run_table *from, struct str id)
{
	struct run_line *run = run_table_find(from, id);
	uint32_t at;

	if (run == NULL)
		return;
	at = map_add(to->ids, id, NULL);
	GROW(to->runs, to->cap, (size_t)at + 1);
	to->runs[at] = run;
	to->shares = true;
}

struct run_line *
run_table_find(const struct run_table *table, struct str id)
{
	uint32_t at = map_find(table->ids, id);

	return at == MAP_NONE ? NULL : table->runs[at];
}

size_t
run_table_count(const struct run_table *table)
{
	return map_count(table->ids);
}

struct run_line *
run_table_at(const struct run_table *table, size_t index)
{
	return table->runs[index];
}

enum status
run_line_folders(
    const struct reader *in, const struct row *row, struct json **result)
{
	struct json *told = NULL;
	enum status status;

	if (*result != NULL)
		return STATUS_OK;
	status = row_read_json(in, row, RUN_RESULT, VALUE_OBJECT, &told);
	if (json_get(told, "own_folders") != NULL)
		*result = told;
	else
		json_free(told);
	return status;
}
