/* row.c: typed access to the values of a row, see reader.h. */
#include "stream/reader.h"

#include <ctype.h>
#include <math.h>

#include "core/number.h"

static enum status
wrong_kind(const struct reader *in, const struct row *row, int column,
    const char *wanted)
{
	const struct cell *cell = &row->cells[column];
	int len = (int)(cell->text.len > 60 ? 60 : cell->text.len);

	return reader_fail(in, row, "%.*s is not %s: '%.*s'%s",
	    STR_ARG(row->shape->columns[column].key), wanted, len,
	    cell->text.data, cell->text.len > 60 ? "..." : "");
}

/* Other programs write missing values as null. */
static bool
is_missing(const struct cell *cell)
{
	return cell->kind == VALUE_ABSENT || cell->kind == VALUE_NULL;
}

enum status
row_read_number(
    const struct reader *in, const struct row *row, int column, double *value)
{
	const struct cell *cell = &row->cells[column];

	if (is_missing(cell))
		return STATUS_OK;
	if (cell->kind != VALUE_NUMBER || !isfinite(row->numbers[column]))
		return wrong_kind(in, row, column, "a number");
	*value = row->numbers[column];
	return STATUS_OK;
}

enum status
row_read_int(const struct reader *in, const struct row *row, int column,
    int64_t min, int64_t max, int64_t *value)
{
	const struct cell *cell = &row->cells[column];
	char wanted[80];

	if (is_missing(cell))
		return STATUS_OK;
	if (cell->kind == VALUE_NUMBER &&
	    number_parse_int(cell->text, min, max, value))
		return STATUS_OK;
	snprintf(wanted, sizeof(wanted), "a whole number from %lld to %lld",
	    (long long)min, (long long)max);
	return wrong_kind(in, row, column, wanted);
}

enum status
row_read_text(const struct reader *in, const struct row *row, int column,
    struct str *value)
{
	const struct cell *cell = &row->cells[column];

	if (is_missing(cell))
		return STATUS_OK;
	if (cell->kind != VALUE_STRING)
		return wrong_kind(in, row, column, "a string");
	*value = cell->text;
	return STATUS_OK;
}

static bool
read_pair(struct str pair, double *n, double *y)
{
	struct json_cursor walk = json_walk(pair);
	struct str x, value, more;
	enum value_kind kinds[3];

	return json_array_next(&walk, &x, &kinds[0]) &&
	       json_array_next(&walk, &value, &kinds[1]) &&
	       !json_array_next(&walk, &more, &kinds[2]) &&
	       number_parse(x, n) && number_parse(value, y);
}

enum status
row_read_points(const struct reader *in, const struct row *row, int column,
    double **space, size_t *cap, size_t *count)
{
	const struct cell *cell = &row->cells[column];
	struct json_cursor walk;
	enum value_kind kind;
	struct str pair;

	*count = 0;
	if (cell->kind != VALUE_ARRAY)
		return STATUS_OK;
	walk = json_walk(cell->text);
	while (json_array_next(&walk, &pair, &kind)) {
		size_t at = 2 * (*count)++;

		GROW(*space, *cap, at + 2);
		if (kind != VALUE_ARRAY ||
		    !read_pair(pair, *space + at, *space + at + 1))
			return reader_fail(
			    in, row, "points is not [[n,y],...]");
	}
	return STATUS_OK;
}

enum status
row_read_json(const struct reader *in, const struct row *row, int column,
    enum value_kind kind, struct json **value)
{
	const struct cell *cell = &row->cells[column];
	const char *error;

	*value = NULL;
	if (is_missing(cell))
		return STATUS_OK;
	if (cell->kind != kind)
		return wrong_kind(in, row, column,
		    kind == VALUE_ARRAY ? "an array" : "an object");
	*value = json_parse(cell->text, &error, NULL);
	if (*value == NULL)
		return reader_fail(in, row, "%.*s: %s",
		    STR_ARG(row->shape->columns[column].key), error);
	return STATUS_OK;
}

enum status
row_need(const struct reader *in, const struct row *row, int column)
{
	if (is_missing(&row->cells[column]))
		return reader_fail(in, row, "%s %s line without '%.*s'",
		    strchr("aeiou", *row->shape->type) != NULL ? "an" : "a",
		    row->shape->type, STR_ARG(row->shape->columns[column].key));
	return STATUS_OK;
}

bool
name_split(
    struct str full_name, struct str *module, double *lineno, struct str *name)
{
	int64_t line;

	for (size_t i = full_name.len; i-- > 0;) {
		const char *at = full_name.data + i;
		size_t left = full_name.len - i - 1, digits = 0;

		if (*at != ':')
			continue;
		while (digits < left && isdigit((unsigned char)at[1 + digits]))
			digits++;
		if (digits == 0 || digits >= left || at[1 + digits] != ' ' ||
		    !number_parse_int(
			(struct str){at + 1, digits}, 0, INT32_MAX, &line))
			continue;
		*module = (struct str){full_name.data, i};
		*lineno = (double)line;
		*name = (struct str){at + digits + 2, left - digits - 1};
		return true;
	}
	return false;
}

bool
row_has_text(const struct row *row, int column)
{
	const struct cell *cell = &row->cells[column];

	return cell->kind == VALUE_STRING && cell->text.len > 0;
}

const struct cell *
row_find(const struct row *row, const char *key)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_is(row->fields[i].key, key))
			return &row->fields[i].value;
	return NULL;
}

struct str
row_raw(const struct row *row, struct buf *space)
{
	if (row->raw.data != NULL)
		return row->raw;
	buf_clear(space);
	buf_adds(space, "{\"type\":");
	json_quote(space, row->type);
	for (size_t i = 0; i < row->count; i++) {
		const struct field *field = &row->fields[i];

		if (str_is(field->key, "type"))
			continue;
		buf_addc(space, ',');
		json_quote(space, field->key);
		buf_addc(space, ':');
		if (field->value.kind == VALUE_STRING)
			json_quote(space, field->value.text);
		else
			buf_addstr(space, field->value.text);
	}
	buf_addc(space, '}');
	return buf_str(space);
}

void
row_tell_note(const struct row *row)
{
	const struct cell *cells = row->cells;
	struct buf text = BUF_EMPTY, line = BUF_EMPTY;

	buf_addf(&text, "%.*s: %.*s%s%.*s: %.*s",
	    STR_ARG(cells[NOTE_TOOL].text), STR_ARG(cells[NOTE_LEVEL].text),
	    cells[NOTE_RUN].text.len > 0 ? ": " : "",
	    STR_ARG(cells[NOTE_RUN].text), STR_ARG(cells[NOTE_TEXT].text));
	buf_add_visible(&line, buf_str(&text));
	fprintf(stderr, "%s\n", buf_text(&line));
	buf_free(&text);
	buf_free(&line);
}
