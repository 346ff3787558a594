/*
 * csvtable.c: see csvtable.h. The values of one row are collected first, since
 * columns may be in another order than those of the shape.
 *
 *	type,run,ncall,phase
 *	func,a,12,1
 */
#include "stream/csvtable.h"

#include "core/map.h"
#include "stream/csvread.h"

/* The columns of a run line that are added to its measurements. */
static const enum run_column joined[] = {
    RUN_PHASE, RUN_LABEL, RUN_START, RUN_END};
#define JOINED	    COUNT_OF(joined)
#define MAX_COLUMNS (2 * SHAPE_MAX_COLUMNS + JOINED)

struct csvtable {
	const struct shape *shapes[2];
	struct str header[MAX_COLUMNS];
	size_t columns;
	bool is_text[MAX_COLUMNS];
	size_t place[2][SHAPE_MAX_COLUMNS]; /* column of the table, by shape and
					       its column */
	bool header_written;
	/* The row that is being collected. */
	int which; /* index of its shape */
	struct buf cells[MAX_COLUMNS];
	/* Runs by id; NULL if there is no column `run`. */
	struct map *runs;
	char **run_cells; /* JOINED cells for each run */
	size_t run_cap;
};

static size_t
add_column(struct csvtable *table, struct str key)
{
	for (size_t i = 0; i < table->columns; i++)
		if (str_equal(table->header[i], key))
			return i;
	table->header[table->columns] = key;
	return table->columns++;
}

struct csvtable *
csvtable_new(const struct shape *shape, const struct shape *shape2)
{
	struct csvtable *table = xcalloc(1, sizeof(*table));
	bool joins = false;

	table->shapes[0] = shape;
	table->shapes[1] = shape2;
	add_column(table, STR("type"));
	for (int w = 0; w < 2 && table->shapes[w] != NULL; w++)
		for (size_t i = 0; i < table->shapes[w]->count; i++) {
			struct str key = table->shapes[w]->columns[i].key;

			table->place[w][i] = add_column(table, key);
			table->is_text[table->place[w][i]] |=
			    column_is_text(table->shapes[w]->columns[i].kind);
			joins |= str_is(key, "run");
		}
	if (!joins)
		return table;
	table->runs = map_new();
	for (size_t i = 0; i < JOINED; i++)
		table->is_text[add_column(
		    table, shape_run.columns[joined[i]].key)] =
		    column_is_text(shape_run.columns[joined[i]].kind);
	return table;
}

void
csvtable_free(struct csvtable *table)
{
	if (table == NULL)
		return;
	for (size_t i = 0; i < MAX_COLUMNS; i++)
		buf_free(&table->cells[i]);
	if (table->runs != NULL)
		for (size_t i = 0; i < map_count(table->runs) * JOINED; i++)
			free(table->run_cells[i]);
	free(table->run_cells);
	map_free(table->runs);
	free(table);
}

void
csvtable_run(struct csvtable *table, const struct row *row)
{
	bool is_new;
	size_t at;

	if (table->runs == NULL)
		return;
	at = map_add(table->runs, row->cells[RUN_ID].text, &is_new);
	if (is_new) {
		GROW(table->run_cells, table->run_cap, (at + 1) * JOINED);
		memset(&table->run_cells[at * JOINED], 0,
		    JOINED * sizeof(*table->run_cells));
	}
	for (size_t i = 0; i < JOINED; i++) {
		struct str text = row->cells[joined[i]].text;

		free(table->run_cells[at * JOINED + i]);
		table->run_cells[at * JOINED + i] =
		    xstrndup(text.data, text.len);
	}
}

void
csvtable_begin(struct csvtable *table, const struct shape *shape)
{
	table->which = shape == table->shapes[1] ? 1 : 0;
	for (size_t i = 0; i < table->columns; i++)
		buf_clear(&table->cells[i]);
	buf_adds(&table->cells[0], shape->type);
}

struct buf *
csvtable_cell(struct csvtable *table, int column)
{
	return &table->cells[table->place[table->which][column]];
}

/* Fills in the columns of the row's run. */
static void
join_run(struct csvtable *table)
{
	const struct shape *shape = table->shapes[table->which];
	int column = shape_column(shape, STR("run"), 0);
	uint32_t run =
	    map_find(table->runs, buf_str(csvtable_cell(table, column)));

	for (size_t i = 0; run != MAP_NONE && i < JOINED; i++)
		buf_adds(&table->cells[table->columns - JOINED + i],
		    table->run_cells[run * JOINED + i]);
}

/* A name must not become a formula in a spreadsheet. */
static void
put_cell(struct csvtable *table, size_t column, struct buf *out)
{
	struct str text = buf_str(&table->cells[column]);
	struct buf guarded = BUF_EMPTY;

	if (table->is_text[column] && str_is_formula(text)) {
		buf_addc(&guarded, '\'');
		buf_addstr(&guarded, text);
		text = buf_str(&guarded);
	}
	csvread_quote(out, text);
	buf_free(&guarded);
}

void
csvtable_end(struct csvtable *table, struct buf *out)
{
	if (!table->header_written) {
		for (size_t i = 0; i < table->columns; i++) {
			if (i > 0)
				buf_addc(out, ',');
			csvread_quote(out, table->header[i]);
		}
		buf_addc(out, '\n');
		table->header_written = true;
	}
	if (table->runs != NULL)
		join_run(table);
	for (size_t i = 0; i < table->columns; i++) {
		if (i > 0)
			buf_addc(out, ',');
		put_cell(table, i, out);
	}
	buf_addc(out, '\n');
}
