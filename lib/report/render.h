/*
 * render.h: a document as text, one renderer a format. Same document, same
 * bytes.
 */
#ifndef REPORT_RENDER_H
#define REPORT_RENDER_H

#include "report/document.h"

/* GitHub-flavoured Markdown in lines of 80 columns; tables are padded, so that
 * the source reads well too. */
void render_md(const struct doc *doc, struct buf *out);
/* Plain text of at most COLUMNS columns; COLOUR: for a terminal that has it. */
void render_text(
    const struct doc *doc, size_t columns, bool colour, struct buf *out);

/* Of the renderers alone: the cells of a table as they are shown, titles
 * first, and the characters of the longest in each column. */
struct render_table {
	char **cells;
	size_t *widths;
	bool *right; /* aligned to the right */
	size_t count;
};

/* SHOW makes a new text of a cell's ink. */
void render_table_make(struct render_table *table,
    const struct doc_block *block, char *(*show)(const char *ink));
void render_table_free(struct render_table *table);

#endif
