/*
 * tableline.c: a row of a CSV table, whose header names the keys. See
 * reading.h.
 *
 *	type,run,ncall
 *	func,a,12
 */
#include "core/number.h"
#include "stream/reading.h"

static enum status
read_header(struct reader *in, const struct csvread_row *cells)
{
	in->header = xreallocarray(NULL, cells->count, sizeof(*in->header));
	in->header_count = cells->count;
	in->type_column = SIZE_MAX;
	for (size_t i = 0; i < cells->count; i++)
		buf_addstr(&in->header_bytes, cells->cells[i]);
	for (size_t i = 0, at = 0; i < cells->count; i++) {
		struct str key = {
		    buf_text(&in->header_bytes) + at, cells->cells[i].len};

		for (size_t j = 0; j < i; j++)
			if (str_equal(in->header[j], key))
				return reader_fail(in, NULL,
				    "the column '%.*s' twice", STR_ARG(key));
		in->header[i] = key;
		at += key.len;
		if (str_is(key, "type"))
			in->type_column = i;
	}
	if (in->type_column == SIZE_MAX)
		return reader_fail(in, NULL,
		    "a table without the column 'type' (profile files are read "
		    "by prof-parse)");
	return STATUS_OK;
}

static bool
is_header(const struct reader *in, const struct csvread_row *cells)
{
	for (size_t i = 0; i < in->header_count; i++)
		if (!str_equal(in->header[i], cells->cells[i]))
			return false;
	return true;
}

/* The value of a field, by the kind of its column. */
static struct cell
table_cell(const struct shape *shape, struct str key, struct str text)
{
	int column = shape == NULL ? -1 : shape_column(shape, key, 0);
	enum column_kind kind =
	    column < 0 ? COLUMN_TEXT : shape->columns[column].kind;

	if (text.len == 0)
		return (struct cell){VALUE_ABSENT, text};
	if (column_is_text(kind))
		return (struct cell){VALUE_STRING, str_of_cell(text)};
	if (kind == COLUMN_BOOL &&
	    (str_is(text, "true") || str_is(text, "false")))
		return (struct cell){VALUE_BOOL, text};
	if (kind == COLUMN_JSON ||
	    (kind == COLUMN_POINTS && text.data[0] == '[')) {
		enum value_kind found;
		struct str value;
		const char *end = text.data + text.len;

		if (json_skip(text.data, end, &value, &found) == end)
			return (struct cell){found, value};
	} else if (number_valid(text)) {
		return (struct cell){VALUE_NUMBER, text};
	}
	return (struct cell){VALUE_STRING, text};
}

enum status
reading_table(struct reader *in, struct row *row)
{
	struct csvread_row cells;
	enum status status;

	do {
		status = csvread_next(in->table, &cells);
		if (status != STATUS_OK)
			return status;
		in->line = cells.line;
		if (in->header == NULL) {
			if ((status = read_header(in, &cells)) != STATUS_OK)
				return status;
			status = STATUS_NO;
			continue;
		}
		if (cells.count != in->header_count)
			return reader_fail(in, NULL,
			    "%zu fields in a table of %zu columns", cells.count,
			    in->header_count);
		status = is_header(in, &cells) ? STATUS_NO : STATUS_OK;
	} while (status == STATUS_NO);
	row->type = cells.cells[in->type_column];
	row->shape = shape_of(row->type);
	row->line = cells.line;
	for (size_t i = 0; i < cells.count; i++) {
		struct field *field = &in->fields[row->count];

		field->key = in->header[i];
		field->value =
		    i == in->type_column
			? (struct cell){VALUE_STRING, cells.cells[i]}
			: table_cell(row->shape, field->key, cells.cells[i]);
		row->count += field->value.kind != VALUE_ABSENT;
	}
	return reading_place(in, row);
}
