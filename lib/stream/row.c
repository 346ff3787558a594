/*
 * row.c: typed access to the values of a row, see reader.h.
 */
#include "stream/reader.h"

#include <ctype.h>
#include <float.h>
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

/* A function of its own, so that the usual case needs no stack frame. */
static __attribute__((noinline)) enum status
read_odd_amount(
    const struct reader *in, const struct row *row, int column, double *value)
{
	enum status status = row_read_number(in, row, column, value);

	if (status == STATUS_OK && *value < 0)
		return reader_fail(in, row, "%.*s is negative: '%.*s'",
		    STR_ARG(row->shape->columns[column].key),
		    STR_ARG(row->cells[column].text));
	return status;
}

/* A number that must not be negative: a count, seconds, bytes. */
static enum status
row_read_amount(
    const struct reader *in, const struct row *row, int column, double *value)
{
	double number = row->numbers[column];

	if (row->cells[column].kind == VALUE_NUMBER && number >= 0 &&
	    number <= DBL_MAX) {
		*value = number;
		return STATUS_OK;
	}
	return read_odd_amount(in, row, column, value);
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
		return reader_fail(in, row, "a %s line without '%.*s'",
		    row->shape->type, STR_ARG(row->shape->columns[column].key));
	return STATUS_OK;
}

enum status
row_read_columns(const struct reader *in, const struct row *row,
    const struct columns *columns)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < columns->text_count && status == STATUS_OK; i++)
		status = row_read_text(
		    in, row, columns->texts[i].column, columns->texts[i].text);
	for (size_t i = 0; i < columns->amount_count; i++) {
		*columns->amounts[i].amount = NAN;
		if (status == STATUS_OK)
			status =
			    row_read_amount(in, row, columns->amounts[i].column,
				columns->amounts[i].amount);
	}
	for (size_t i = 0; i < columns->number_count; i++) {
		*columns->numbers[i].number = NAN;
		if (status == STATUS_OK)
			status =
			    row_read_number(in, row, columns->numbers[i].column,
				columns->numbers[i].number);
	}
	for (size_t i = 0; i < columns->needed_count && status == STATUS_OK;
	     i++)
		status = row_need(in, row, columns->needed[i]);
	return status;
}

enum status
row_read_name(const struct reader *in, const struct row *row, int first,
    struct name *name)
{
	const struct text_column texts[] = {{first, &name->full_name},
	    {first + 1, &name->module}, {first + 3, &name->name}};
	const struct number_column lineno = {first + 2, &name->lineno};

	*name = (struct name){.lineno = NAN};
	return row_read_columns(in, row,
	    &(struct columns){.texts = texts,
		.text_count = COUNT_OF(texts),
		.numbers = &lineno,
		.number_count = 1});
}

bool
name_split(
    struct str full_name, struct str *module, double *lineno, struct str *name)
{
	int64_t line;

	for (size_t i = full_name.len; i-- > 1;) {
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
