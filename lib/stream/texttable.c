/*
 * texttable.c: see texttable.h.
 *
 *	run      kind  name                ncall  ttot_s
 *	demo-32  func  get_tracked_order    2496   4.211
 */
#include "stream/texttable.h"

#include <math.h>

#include "core/number.h"

#define MOST_WIDE  100
#define LEAST_TEXT 16
#define DOTS	   ".."

struct texttable_row {
	char *cells[SHAPE_MAX_COLUMNS]; /* NULL if not shown or missing */
	double key;
	size_t order;
};

struct texttable {
	const struct shape *shape;
	struct buf cells[SHAPE_MAX_COLUMNS];
	struct texttable_row *rows;
	size_t count, cap;
	int sort_column;
};

struct texttable *
texttable_new(const struct shape *shape)
{
	struct texttable *table = xcalloc(1, sizeof(*table));

	table->shape = shape;
	table->sort_column = -1;
	return table;
}

void
texttable_free(struct texttable *table)
{
	if (table == NULL)
		return;
	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->shape->count; j++)
			free(table->rows[i].cells[j]);
	for (size_t j = 0; j < SHAPE_MAX_COLUMNS; j++)
		buf_free(&table->cells[j]);
	free(table->rows);
	free(table);
}

void
texttable_sort(struct texttable *table, int column)
{
	table->sort_column = column;
}

void
texttable_begin(struct texttable *table)
{
	for (size_t i = 0; i < table->shape->count; i++)
		buf_clear(&table->cells[i]);
}

struct buf *
texttable_cell(struct texttable *table, int column)
{
	return &table->cells[column];
}

/* TEXT cut to WIDTH characters. */
static char *
fit_text(struct str text, size_t width)
{
	struct buf out = BUF_EMPTY;

	buf_add_visible_cut(&out, text, width, DOTS, 3);
	return buf_take(&out);
}

/* Fractions with four significant digits. */
static char *
fit_number(struct str text, size_t width)
{
	struct buf out = BUF_EMPTY;
	double value;

	if (!number_parse(text, &value))
		return fit_text(text, width);
	if (value == floor(value) && fabs(value) < 1e15)
		return xstrndup(text.data, text.len);
	buf_addf(&out, "%.4g", value);
	return buf_take(&out);
}

void
texttable_end(struct texttable *table)
{
	struct texttable_row *row;

	GROW(table->rows, table->cap, table->count + 1);
	row = &table->rows[table->count];
	*row = (struct texttable_row){.key = NAN, .order = table->count};
	table->count++;
	if (table->sort_column >= 0)
		number_parse(
		    buf_str(&table->cells[table->sort_column]), &row->key);
	for (size_t i = 0; i < table->shape->count; i++) {
		const struct column *column = &table->shape->columns[i];
		struct str text = buf_str(&table->cells[i]);

		if (column->width == 0 || text.len == 0)
			continue;
		row->cells[i] = column_is_number(column->kind)
				    ? fit_number(text, (size_t)column->width)
				    : fit_text(text, (size_t)column->width);
	}
}

static int
compare_rows(const void *a, const void *b)
{
	const struct texttable_row *x = a, *y = b;

	if (isnan(x->key) != isnan(y->key))
		return isnan(x->key) ? 1 : -1;
	if (x->key != y->key && !isnan(x->key))
		return x->key < y->key ? 1 : -1;
	return (x->order > y->order) - (x->order < y->order);
}

/* Narrows the widest column of text, except the last column, so that the table
 * fits, but not below LEAST_TEXT. */
static void
narrow(const struct shape *shape, size_t *widths)
{
	size_t total = 0, widest = shape->count;

	for (size_t j = 0; j < shape->count; j++) {
		const struct column *column = &shape->columns[j];

		total += widths[j] > 0 ? widths[j] + 2 : 0;
		if (column_is_text(column->kind) && j + 1 < shape->count &&
		    widths[j] > LEAST_TEXT &&
		    (widest == shape->count || widths[j] > widths[widest]))
			widest = j;
	}
	if (total <= MOST_WIDE + 2 || widest == shape->count)
		return;
	widths[widest] = widths[widest] + MOST_WIDE + 2 > total + LEAST_TEXT
			     ? widths[widest] + MOST_WIDE + 2 - total
			     : LEAST_TEXT;
}

void
texttable_print(struct texttable *table, struct buf *out)
{
	size_t widths[SHAPE_MAX_COLUMNS] = {0};
	char *titles[SHAPE_MAX_COLUMNS];
	bool right[SHAPE_MAX_COLUMNS];
	const struct shape *shape = table->shape;

	if (table->count == 0)
		return;
	if (table->sort_column >= 0)
		xqsort(table->rows, table->count, sizeof(*table->rows),
		    compare_rows);
	/* Columns without a value are not shown. */
	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < shape->count; j++) {
			const char *text = table->rows[i].cells[j];
			size_t width =
			    text == NULL ? 0 : str_chars(str_of(text));

			widths[j] = width > widths[j] ? width : widths[j];
		}
	for (size_t j = 0; j < shape->count; j++) {
		struct str key = shape->columns[j].key;

		right[j] = column_is_number(shape->columns[j].kind);
		titles[j] = xstrndup(key.data, key.len);
		if (widths[j] == 0)
			continue;
		widths[j] = widths[j] > key.len ? widths[j] : key.len;
	}
	narrow(shape, widths);
	buf_add_row(out, titles, widths, right, shape->count, DOTS);
	for (size_t i = 0; i < table->count; i++)
		buf_add_row(out, table->rows[i].cells, widths, right,
		    shape->count, DOTS);
	for (size_t j = 0; j < shape->count; j++)
		free(titles[j]);
}
