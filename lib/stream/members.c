/* members.c: see members.h. */
#include "stream/members.h"

#include <float.h>
#include <math.h>

#include "law/vocabulary.h"
#include "stream/origin.h"

#define RATE_DECIMALS 9

static unsigned
number_of_word(const struct line_member *member, struct str text)
{
	switch (member->kind) {
	case MEMBER_METRIC:
		return metric_of(text);
	case MEMBER_CLASS:
		return class_of(text);
	case MEMBER_VERDICT:
		return verdict_of(text);
	case MEMBER_CONFIDENCE:
		return confidence_of(text);
	case MEMBER_ORIGIN:
		return origin_of(text);
	default:
		for (unsigned i = 1; member->words[i] != NULL; i++)
			if (str_is(text, member->words[i]))
				return i;
		return 0;
	}
}

static struct str
word_of_number(const struct line_member *member, unsigned number)
{
	switch (member->kind) {
	case MEMBER_METRIC:
		return number == METRIC_NONE ? STR("")
					     : str_of(metric_rows[number].key);
	case MEMBER_CLASS:
		return str_of(class_name((enum law_class)number));
	case MEMBER_VERDICT:
		return str_of(verdict_name((enum verdict)number));
	case MEMBER_CONFIDENCE:
		return str_of(confidence_name((enum confidence)number));
	case MEMBER_ORIGIN:
		return origin_text((enum origin)number);
	default:
		return str_of(member->words[number]);
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
read_member(const struct reader *in, const struct row *row,
    const struct line_member *member, void *at)
{
	struct str text = {NULL, 0};
	enum status status;

	switch (member->kind) {
	case MEMBER_TEXT:
	case MEMBER_WORD:
		return row_read_text(in, row, member->column, at);
	case MEMBER_AMOUNT:
		return read_amount(in, row, member->column, at);
	case MEMBER_NUMBER:
	case MEMBER_RATE:
		*(double *)at = NAN;
		return row_read_number(in, row, member->column, at);
	default:
		status = row_read_text(in, row, member->column, &text);
		*(unsigned *)at = number_of_word(member, text);
		return status;
	}
}

enum status
members_read(const struct reader *in, const struct row *row,
    const struct line_member *members, size_t count, void *line)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = read_member(
		    in, row, &members[i], (char *)line + members[i].offset);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		if (members[i].needed)
			status = row_need(in, row, members[i].column);
	return status;
}

static void
write_member(
    struct writer *out, const struct line_member *member, const void *at)
{
	struct str text;
	double value;

	switch (member->kind) {
	case MEMBER_TEXT:
		writer_text(out, member->column, *(const struct str *)at);
		break;
	case MEMBER_AMOUNT:
	case MEMBER_NUMBER:
	case MEMBER_RATE:
		value = *(const double *)at;
		if (member->kind == MEMBER_RATE &&
		    value >= pow(10, -RATE_DECIMALS))
			writer_real(out, member->column, value, RATE_DECIMALS);
		else if (member->decimals > 0)
			writer_real(
			    out, member->column, value, member->decimals);
		else
			writer_number(out, member->column, value);
		break;
	default:
		text = member->kind == MEMBER_WORD
			   ? *(const struct str *)at
			   : word_of_number(member, *(const unsigned *)at);
		if (text.len > 0)
			writer_text(out, member->column, text);
	}
}

void
members_write(struct writer *out, const struct line_member *members,
    size_t count, const void *line)
{
	for (size_t i = 0; i < count; i++)
		write_member(
		    out, &members[i], (const char *)line + members[i].offset);
}

void
members_keep(const struct line_member *members, size_t count, void *line,
    struct map *strings)
{
	for (size_t i = 0; i < count; i++) {
		struct str *text =
		    (struct str *)(void *)((char *)line + members[i].offset);

		if (members[i].kind == MEMBER_TEXT ||
		    members[i].kind == MEMBER_WORD)
			*text = map_keep(strings, *text);
	}
}
