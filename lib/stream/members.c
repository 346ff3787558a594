/* members.c: see members.h. */
#include "stream/members.h"

#include <float.h>
#include <math.h>

#include "law/vocabulary.h"
#include "stream/origin.h"

#define RATE_DECIMALS 9

static unsigned
number_of_word(const struct column *column, struct str text)
{
	switch (column->kind) {
	case COLUMN_METRIC:
		return metric_of(text);
	case COLUMN_CLASS:
		return class_of(text);
	case COLUMN_VERDICT:
		return verdict_of(text);
	case COLUMN_CONFIDENCE:
		return confidence_of(text);
	case COLUMN_ORIGIN:
		return origin_of(text);
	default:
		for (unsigned i = 1; column->words[i] != NULL; i++)
			if (str_is(text, column->words[i]))
				return i;
		return 0;
	}
}

static struct str
word_of_number(const struct column *column, unsigned number)
{
	switch (column->kind) {
	case COLUMN_METRIC:
		return number == METRIC_NONE ? STR("")
					     : str_of(metric_rows[number].key);
	case COLUMN_CLASS:
		return str_of(class_name((enum law_class)number));
	case COLUMN_VERDICT:
		return str_of(verdict_name((enum verdict)number));
	case COLUMN_CONFIDENCE:
		return str_of(confidence_name((enum confidence)number));
	case COLUMN_ORIGIN:
		return origin_text((enum origin)number);
	default:
		return str_of(column->words[number]);
	}
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

static enum status
read_amount(
    const struct reader *in, const struct row *row, int column, double *value)
{
	double number = row->numbers[column];

	*value = NAN;
	if (row->cells[column].kind != VALUE_NUMBER || !(number >= 0) ||
	    !(number <= DBL_MAX))
		return read_odd_amount(in, row, column, value);
	*value = number;
	return STATUS_OK;
}

static enum status
read_member(
    const struct reader *in, const struct row *row, int at, void *member)
{
	const struct column *column = &row->shape->columns[at];
	struct point_list *points;
	struct str text = {NULL, 0};
	enum status status;
	size_t cap = 0;

	switch (column->kind) {
	case COLUMN_TEXT:
	case COLUMN_WORD:
		return row_read_text(in, row, at, member);
	case COLUMN_AMOUNT:
		return read_amount(in, row, at, member);
	case COLUMN_NUMBER:
	case COLUMN_RATE:
		*(double *)member = NAN;
		return row_read_number(in, row, at, member);
	case COLUMN_POINTS:
		points = member;
		return row_read_points(
		    in, row, at, &points->pairs, &cap, &points->count);
	default:
		status = row_read_text(in, row, at, &text);
		*(unsigned *)member = number_of_word(column, text);
		return status;
	}
}

enum status
members_read(const struct reader *in, const struct row *row, void *line)
{
	const struct shape *shape = row->shape;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < shape->count && status == STATUS_OK; i++)
		if (shape->columns[i].member)
			status = read_member(in, row, (int)i,
			    (char *)line + shape->columns[i].offset);
	for (size_t i = 0; i < shape->count && status == STATUS_OK; i++)
		if (shape->columns[i].needed)
			status = row_need(in, row, (int)i);
	return status;
}

static void
write_number(
    struct writer *out, int at, const struct column *column, double value)
{
	if (column->kind == COLUMN_RATE && value >= pow(10, -RATE_DECIMALS))
		writer_real(out, at, value, RATE_DECIMALS);
	else if (column->decimals > 0)
		writer_real(out, at, value, column->decimals);
	else
		writer_number(out, at, value);
}

static void
write_member(
    struct writer *out, int at, const struct column *column, const void *member)
{
	const struct point_list *points;
	struct str text;

	switch (column->kind) {
	case COLUMN_TEXT:
		writer_text(out, at, *(const struct str *)member);
		break;
	case COLUMN_AMOUNT:
	case COLUMN_NUMBER:
	case COLUMN_RATE:
		write_number(out, at, column, *(const double *)member);
		break;
	case COLUMN_POINTS:
		points = member;
		if (points->count > 0)
			writer_points(out, at, points->pairs, points->count);
		break;
	default:
		text = column->kind == COLUMN_WORD
			   ? *(const struct str *)member
			   : word_of_number(column, *(const unsigned *)member);
		if (text.len > 0)
			writer_text(out, at, text);
	}
}

void
members_write(struct writer *out, const struct shape *shape, const void *line)
{
	writer_begin(out, shape);
	for (size_t i = 0; i < shape->count; i++)
		if (shape->columns[i].member)
			write_member(out, (int)i, &shape->columns[i],
			    (const char *)line + shape->columns[i].offset);
	writer_end(out);
}

void
members_keep(const struct shape *shape, void *line, struct map *strings)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct column *column = &shape->columns[i];
		struct str *text =
		    (struct str *)(void *)((char *)line + column->offset);

		if (column->member && (column->kind == COLUMN_TEXT ||
					  column->kind == COLUMN_WORD))
			*text = map_keep(strings, *text);
	}
}
