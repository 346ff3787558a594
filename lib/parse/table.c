/* table.c: see table.h. */
#include "parse/table.h"

#include <math.h>

#include "core/message.h"
#include "core/number.h"

#define MAX_CALLS ((int64_t)1 << 53)

static enum status
find_columns(struct table *t)
{
	const struct csvread_row *row = &t->row;

	for (size_t i = 0; i < row->count; i++)
		for (size_t k = i + 1; k < row->count; k++)
			if (str_equal(row->cells[i], row->cells[k]))
				return fail(STATUS_MALFORMED,
				    "%s:%zu: two columns are named '%.*s'",
				    t->name, row->line, STR_ARG(row->cells[i]));
	for (size_t c = 0; c < t->column_count; c++) {
		const struct table_column *column = &t->columns[c];

		t->at[c] = -1;
		for (size_t i = 0; i < row->count; i++) {
			bool fits = (column->name != NULL &&
					str_is(row->cells[i], column->name)) ||
				    (column->older != NULL &&
					str_is(row->cells[i], column->older));

			if (fits && t->at[c] >= 0)
				return fail(STATUS_MALFORMED,
				    "%s:%zu: both %s and %s", t->name,
				    row->line, column->name, column->older);
			if (fits)
				t->at[c] = (int)i;
		}
	}
	t->width = row->count;
	return STATUS_OK;
}

enum status
table_open(struct table *t, struct source *s,
    const struct table_column *columns, size_t count)
{
	enum status status;

	t->source = s;
	t->name = s->path;
	t->columns = columns;
	t->column_count = count;
	t->in = csvread_open(s->file, s->path, buf_str(&s->peek));
	status = csvread_next(t->in, &t->row);
	if (status == STATUS_END)
		return fail(STATUS_MALFORMED, "%s: an empty table", t->name);
	return status == STATUS_OK ? find_columns(t) : status;
}

void
table_close(struct table *t)
{
	csvread_close(t->in);
	t->in = NULL;
}

static bool
is_header(const struct table *t)
{
	for (size_t c = 0; c < t->column_count; c++) {
		struct str cell = table_cell(t, (int)c);

		if (cell.data == NULL)
			continue;
		if (!str_is(cell, t->columns[c].name) &&
		    (t->columns[c].older == NULL ||
			!str_is(cell, t->columns[c].older)))
			return false;
	}
	return true;
}

/* With the separators. */
static size_t
bytes_of(const struct csvread_row *row)
{
	size_t bytes = row->count;

	for (size_t i = 0; i < row->count; i++)
		bytes += row->cells[i].len;
	return bytes;
}

enum status
table_next(struct table *t)
{
	enum status status;

	do {
		status = csvread_next(t->in, &t->row);
		if (status != STATUS_OK)
			return status;
		if (t->row.count != t->width)
			return fail(STATUS_MALFORMED,
			    "%s:%zu: %zu fields where the header has %zu",
			    t->name, t->row.line, t->row.count, t->width);
		if (t->source->packed > 0)
			status = source_count(t->source, bytes_of(&t->row));
	} while (status == STATUS_OK && is_header(t));
	return status;
}

struct str
table_cell(const struct table *t, int column)
{
	int at = t->at[column];

	return at < 0 ? (struct str){NULL, 0} : t->row.cells[at];
}

struct str
table_text(const struct table *t, int column)
{
	return str_of_cell(table_cell(t, column));
}

enum status
table_fail(const struct table *t, int column, const char *text)
{
	struct str cell = table_cell(t, column);

	return fail(STATUS_MALFORMED, "%s:%zu: %s: %s: '%.*s'", t->name,
	    t->row.line, t->columns[column].name, text, STR_ARG(cell));
}

enum status
table_calls(
    const struct table *t, int column, struct str *digits, double *calls)
{
	int64_t whole;

	*calls = NAN;
	*digits = (struct str){NULL, 0};
	if (table_cell(t, column).len == 0)
		return STATUS_OK;
	*digits = table_cell(t, column);
	if (!number_parse_int(*digits, 0, MAX_CALLS, &whole))
		return table_fail(t, column, "not a number of calls");
	*calls = (double)whole;
	return STATUS_OK;
}

enum status
table_seconds(
    const struct table *t, int column, struct str *digits, double *seconds)
{
	*seconds = NAN;
	*digits = (struct str){NULL, 0};
	if (table_cell(t, column).len == 0)
		return STATUS_OK;
	*digits = table_cell(t, column);
	if (!number_parse(*digits, seconds))
		return table_fail(t, column, "not a number of seconds");
	return STATUS_OK;
}
