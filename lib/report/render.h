/*
 * render.h: renders a document as text. The same document gives the same bytes.
 */
#ifndef REPORT_RENDER_H
#define REPORT_RENDER_H

#include "report/document.h"

/* Rows of a chart in characters. */
#define CHART_ROWS 10

/* GitHub-flavoured Markdown in lines of 80 columns, with padded tables. */
void render_md(const struct doc *doc, struct buf *out);
/* Plain text of at most COLUMNS columns; COLOUR: for a terminal that has it. */
void render_text(
    const struct doc *doc, size_t columns, bool colour, struct buf *out);

/* One page that needs no other file and no network. */
void render_html(const struct doc *doc, struct buf *out);

/* For renderers: the cells of a table as shown, titles first, and the width of
 * each column. */
struct render_table {
	char **cells;
	size_t *widths;
	bool *right; /* aligned to the right */
	size_t count;
};

/* SHOW makes the text of a cell from its ink. */
void render_table_make(struct render_table *table,
    const struct doc_block *block, char *(*show)(const char *ink));
void render_table_free(struct render_table *table);

#endif
