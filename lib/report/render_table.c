/*
 * render_table.c: the cells of a table, for all renderers.
 *
 *	columns "function", "time"; cells "`f`" "1 s" "`longer`" "2 s"
 *	-> widths 8 and 4
 */
#include "report/render.h"

#include <stdlib.h>

void
render_table_make(struct render_table *t, const struct doc_block *block,
    char *(*show)(const char *ink))
{
	size_t columns = block->column_count;

	t->count = block->cell_count + columns;
	t->cells = xreallocarray(NULL, t->count, sizeof(*t->cells));
	t->widths = xcalloc(columns, sizeof(*t->widths));
	t->right = xcalloc(columns, sizeof(*t->right));
	for (size_t i = 0; i < columns; i++)
		t->right[i] = block->columns[i].right;
	for (size_t i = 0; i < t->count; i++) {
		size_t *width = &t->widths[i % columns], have;

		t->cells[i] =
		    show(i < columns ? block->columns[i].title
				     : block->cells[i - columns].text);
		have = str_chars(str_of(t->cells[i]));
		*width = have > *width ? have : *width;
	}
}

void
render_table_free(struct render_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		free(t->cells[i]);
	free(t->cells);
	free(t->widths);
	free(t->right);
}
