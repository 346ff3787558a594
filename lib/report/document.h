/*
 * document.h: a document for people, as a list of blocks that a renderer
 * (render.h) turns into Markdown or plain text.
 *
 *	struct doc *doc = doc_new();
 *	struct buf ink = BUF_EMPTY;
 *
 *	doc_heading(doc, 1, "Performance report");
 *	ink_code(&ink, name);
 *	ink_words(&ink, " takes %d %% of the time.", 34);
 *	doc_paragraph(doc, &ink);
 *
 * Text within a block is "ink": words with marks for what is code and what is
 * strong. Whatever comes from outside (names of functions, paths, notes) goes
 * in through ink_code() or ink_quote(), which show control characters and
 * those that turn the direction of writing as \xNN; the renderer escapes what
 * its format would act on.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "core/text.h"

#define INK_CODE     '\001'
#define INK_CODE_END '\002'
#define INK_STRONG   '\003' /* on and off */
#define INK_GLUE     '\004' /* a space at which no line is broken */

/* Words of our own; arguments must be numbers or our own words. */
void ink_words(struct buf *ink, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void ink_code(struct buf *ink, struct str text);
/* A command to be typed: no line is broken within it where it fits. */
void ink_command(struct buf *ink, struct str text);
void ink_strong(struct buf *ink, struct str text);
void ink_quote(struct buf *ink, struct str text);
/* Columns that the ink takes when it is shown, a character each. */
size_t ink_width(const char *ink);

enum doc_kind {
	DOC_HEADING,
	DOC_PARAGRAPH,
	DOC_ITEM,
	DOC_TABLE,
	DOC_DETAILS, /* begins what may be folded away; text is its title */
	DOC_DETAILS_END
};

struct doc_column {
	const char *title;
	bool right; /* numbers */
};

struct doc_block {
	enum doc_kind kind;
	int level; /* of a heading, from 1 */
	char *text;
	/* Of a table. */
	struct doc_column *columns;
	size_t column_count;
	char **cells; /* row after row */
	size_t cell_count;
	size_t cell_cap;
};

struct doc {
	struct doc_block *blocks;
	size_t count;
	size_t cap;
};

struct doc *doc_new(void);
void doc_free(struct doc *doc);
void doc_heading(struct doc *doc, int level, const char *words);
/* These take what is in INK and leave it empty; empty ink adds nothing. */
void doc_paragraph(struct doc *doc, struct buf *ink);
void doc_item(struct doc *doc, struct buf *ink);
void doc_details(struct doc *doc, struct buf *title);
void doc_details_end(struct doc *doc);
/* A table; the titles must outlive the document. Then its cells, row by row;
 * an empty cell is a missing value. doc_table_end() drops the columns in
 * which no row has a value. */
void doc_table(struct doc *doc, const struct doc_column *columns, size_t count);
void doc_cell(struct doc *doc, struct buf *ink);
void doc_table_end(struct doc *doc);

#endif
