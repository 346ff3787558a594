/* reading.c: see reading.h. */
#include "stream/reading.h"

#include "core/message.h"
#include "core/number.h"

enum status
reader_fail(
    const struct reader *in, const struct row *row, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	message("%s:%zu: %s", in->name, row == NULL ? in->line : row->line,
	    buf_text(&text));
	buf_free(&text);
	return STATUS_MALFORMED;
}

/* True if a field before number INDEX has the same key. */
static bool
stands_before(const struct row *row, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (str_equal(row->fields[i].key, row->fields[index].key))
			return true;
	return false;
}

void
reading_begin(struct reader *in, struct row *row, const struct shape *shape)
{
	row->shape = shape;
	if (shape != NULL)
		memset(in->cells, 0, shape->count * sizeof(*in->cells));
}

enum status
reading_place(struct reader *in, struct row *row)
{
	int hint = 0;

	reading_begin(in, row, shape_of(row->type));
	if (row->shape == NULL)
		return STATUS_OK;
	for (size_t i = 0; i < row->count; i++) {
		const struct field *field = &row->fields[i];
		int column = shape_column(row->shape, field->key, hint);

		if (column < 0 ? stands_before(row, i)
			       : in->cells[column].kind != VALUE_ABSENT)
			return reader_fail(in, row, "the key '%.*s' twice",
			    STR_ARG(field->key));
		if (column < 0)
			continue;
		in->cells[column] = field->value;
		if (field->value.kind == VALUE_NUMBER)
			number_scan(field->value.text, &in->numbers[column]);
		hint = column + 1;
	}
	return STATUS_OK;
}
