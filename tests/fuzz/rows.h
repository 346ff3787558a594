/*
 * rows.h: rows as text, to compare how two forms of one input are read, and
 * the form of JSON lines that the reader of our own lines does not take.
 */
#ifndef TESTS_ROWS_H
#define TESTS_ROWS_H

#include "stream/reader.h"

static inline void
rows_add_cell(struct buf *out, const struct cell *cell)
{
	buf_addf(out, "%d:", (int)cell->kind);
	buf_addstr(out, cell->text);
	buf_addc(out, '|');
}

/* All that a row tells but its place. */
static inline void
rows_describe(struct buf *out, const struct row *row)
{
	size_t cells = row->shape == NULL ? 0 : row->shape->count;

	buf_addstr(out, row->type);
	for (size_t i = 0; i < row->count; i++) {
		buf_addstr(out, row->fields[i].key);
		rows_add_cell(out, &row->fields[i].value);
	}
	for (size_t i = 0; i < cells; i++) {
		rows_add_cell(out, &row->cells[i]);
		if (row->cells[i].kind == VALUE_NUMBER)
			buf_addf(out, "%a|", row->numbers[i]);
	}
	buf_addc(out, '\n');
}

/* JSON lines with a blank in front of each, which changes nothing. */
static inline void
rows_add_blanks(struct buf *out, struct str lines)
{
	for (size_t i = 0; i < lines.len; i++) {
		char c = lines.data[i];

		if ((i == 0 || lines.data[i - 1] == '\n') && c != '\n' &&
		    c != '\r' && c != '\xef')
			buf_addc(out, ' ');
		buf_addc(out, c);
	}
}

#endif
