/*
 * chart_dots.c: a chart as lines of characters: Braille, which has two dots by
 * four in each, lines that look like "dash" with gaps, and an o for each point.
 *
 *	10 s |              ⡠⠔⠁
 *	     |         ⣀o⠤⠊
 *	 1 s |o⠤⠤⠒⠒⠉⠉
 *	      100     400    1,600
 */
#include <math.h>

#include "svg/chart.h"

/* Dots of a character. */
#define ACROSS 2
#define DOWN   4
/* A dashed line has so many dots, and then none for as many. */
#define DASH 2

struct cell {
	unsigned char dots; /* bits of U+2800 */
	bool point;
};

struct field {
	struct cell *cells;
	size_t columns, rows;
	char **beside; /* the label to the left of each row; NULL if none */
	size_t width;  /* of these */
};

static size_t
limited(double value, size_t count)
{
	return value < 0		    ? 0
	       : value >= (double)count - 1 ? count - 1
					    : (size_t)value;
}

static void
set_dot(struct field *field, double x, double y)
{
	static const unsigned char bits[DOWN][ACROSS] = {
	    {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
	size_t across = limited(
	    x * (double)(field->columns * ACROSS), field->columns * ACROSS);
	size_t down =
	    limited((1 - y) * (double)(field->rows * DOWN), field->rows * DOWN);

	if (y < 0 || y > 1)
		return;
	field->cells[down / DOWN * field->columns + across / ACROSS].dots |=
	    bits[down % DOWN][across % ACROSS];
}

static void
set_line(struct field *field, const struct chart *chart,
    const struct chart_mark *mark)
{
	bool dashed = strcmp(mark->look, "dash") == 0;
	/* Twice as many steps as there are dots on the longest line. */
	size_t steps = 2 * (field->columns * ACROSS + field->rows * DOWN);

	for (size_t i = 0; i + 1 < mark->count; i++) {
		const double *at = mark->points + 2 * i;
		double x1 = chart_place(&chart->axes[CHART_X], at[0]);
		double y1 = chart_place(&chart->axes[CHART_Y], at[1]);
		double x2 = chart_place(&chart->axes[CHART_X], at[2]);
		double y2 = chart_place(&chart->axes[CHART_Y], at[3]);

		for (size_t k = 0; k <= steps; k++) {
			double part = (double)k / (double)steps;
			double x = x1 + part * (x2 - x1);
			double dot = x * (double)(field->columns * ACROSS);

			if (!dashed || fmod(dot, 2 * DASH) < DASH)
				set_dot(field, x, y1 + part * (y2 - y1));
		}
	}
}

static void
set_points(struct field *field, const struct chart *chart,
    const struct chart_mark *mark)
{
	for (size_t i = 0; i < mark->count; i++) {
		const double *at = mark->points + 2 * i;
		double x = chart_place(&chart->axes[CHART_X], at[0]);
		double y = chart_place(&chart->axes[CHART_Y], at[1]);
		size_t column =
		    limited(x * (double)field->columns, field->columns);
		size_t row =
		    limited((1 - y) * (double)field->rows, field->rows);

		field->cells[row * field->columns + column].point = true;
	}
}

/* The labels to the left, one a row, the first that wants it. */
static void
set_beside(struct field *field, const struct chart *chart)
{
	for (size_t i = 0; i < chart->label_count; i++) {
		const struct chart_label *label = &chart->labels[i];
		double y = chart_place(&chart->axes[CHART_Y], label->y);
		size_t row =
		    limited((1 - y) * (double)field->rows, field->rows);
		size_t width = str_chars(str_of(label->text));

		if (label->side != CHART_LEFT || field->beside[row] != NULL)
			continue;
		field->beside[row] = label->text;
		field->width = width > field->width ? width : field->width;
	}
}

/* Ends the line without blanks. */
static void
end_line(struct buf *out)
{
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->len--;
	buf_addc(out, '\n');
}

static void
put_row(const struct field *field, size_t row, struct buf *out)
{
	const char *text = field->beside[row];
	size_t width = text == NULL ? 0 : str_chars(str_of(text));

	buf_add_repeated(out, ' ', field->width - width);
	buf_adds(out, text == NULL ? "" : text);
	buf_adds(out, " |");
	for (size_t i = 0; i < field->columns; i++) {
		const struct cell *cell =
		    &field->cells[row * field->columns + i];

		if (cell->point)
			buf_addc(out, 'o');
		else if (cell->dots == 0)
			buf_addc(out, ' ');
		else /* U+2800 and its bits */
			buf_addf(out, "\xe2%c%c", 0xa0 | cell->dots >> 6,
			    0x80 | (cell->dots & 0x3f));
	}
	end_line(out);
}

/* The labels below, but those that would touch an earlier one. */
static void
put_below(const struct field *field, const struct chart *chart, struct buf *out)
{
	size_t room = field->columns + 1;
	char *line = xmalloc(room);

	memset(line, ' ', room);
	for (size_t i = 0; i < chart->label_count; i++) {
		const struct chart_label *label = &chart->labels[i];
		size_t len = strlen(label->text), from;
		double x = chart_place(&chart->axes[CHART_X], label->x);
		bool free_room = label->side == CHART_BELOW && len <= room;

		if (!free_room)
			continue;
		from = limited(x * (double)field->columns - (double)len / 2,
		    room - len + 1);
		for (size_t k = from > 0 ? from - 1 : 0;
		     k < from + len + 1 && k < room; k++)
			free_room &= line[k] == ' ';
		if (free_room)
			memcpy(line + from, label->text, len);
	}
	buf_add_repeated(out, ' ', field->width + 2);
	buf_add(out, line, room);
	end_line(out);
	free(line);
}

void
chart_dots(
    const struct chart *chart, size_t columns, size_t rows, struct buf *out)
{
	struct field field = {.rows = rows};

	field.beside = xcalloc(rows, sizeof(*field.beside));
	set_beside(&field, chart);
	field.columns =
	    columns > field.width + 3 ? columns - field.width - 3 : 1;
	field.cells = xcalloc(field.columns * rows, sizeof(*field.cells));
	for (size_t i = 0; i < chart->mark_count; i++) {
		if (chart->marks[i].kind == CHART_LINE)
			set_line(&field, chart, &chart->marks[i]);
		else if (chart->marks[i].kind == CHART_POINTS)
			set_points(&field, chart, &chart->marks[i]);
	}
	for (size_t i = 0; i < rows; i++)
		put_row(&field, i, out);
	put_below(&field, chart, out);
	free(field.cells);
	free(field.beside);
}
