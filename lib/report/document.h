/*
 * document.h: a document for people: a list of blocks, which a renderer
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
 * Text within a block is "ink": words with marks for code and strong text.
 * Everything from outside (names of functions, paths, notes) is added by
 * ink_code() or ink_quote(), which show control characters, and those that
 * change the direction of writing, as \xNN; the renderer escapes characters
 * with a meaning in its format.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "svg/chart.h"

#define INK_CODE     '\001'
#define INK_CODE_END '\002'
#define INK_STRONG   '\003' /* on and off */
#define INK_GLUE     '\004' /* a space that does not break a line */

/* Adds text of this program; arguments must be numbers or such text. */
void ink_words(struct buf *ink, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void ink_code(struct buf *ink, struct str text);
/* A command to be typed: no line is broken within it where it fits. */
void ink_command(struct buf *ink, struct str text);
void ink_strong(struct buf *ink, struct str text);
void ink_quote(struct buf *ink, struct str text);
/* Ink as text alone. */
void ink_plain(struct buf *out, const char *ink);
/* The width of the ink when shown, in characters. */
size_t ink_width(const char *ink);

enum doc_kind {
	DOC_HEADING,
	DOC_PARAGRAPH,
	DOC_ITEM,
	DOC_TABLE,
	DOC_DETAILS, /* begins a part that may be folded; text is its title */
	DOC_DETAILS_END,
	DOC_CHART, /* text is what is said below it */
	/* Of a document that is drawn with pictures. */
	DOC_HEADLINE,
	DOC_FIGURE, /* a number that stands out; `more` says of what */
	DOC_STEP    /* of a way that is listed step by step */
};

struct doc_column {
	const char *title;
	bool right; /* numbers */
};

struct doc_cell {
	char *text;
	double value;	     /* that the text tells, NAN if none */
	struct chart *chart; /* instead of a text, NULL if none */
};

struct doc_block {
	enum doc_kind kind;
	int level; /* of a heading, from 1 */
	char *text;
	char *more;	     /* NULL if none */
	const char *look;    /* classes of page.css */
	struct chart *chart; /* NULL if none */
	/* Of a table. */
	struct doc_column *columns;
	size_t column_count;
	struct doc_cell *cells; /* row after row */
	size_t cell_count;
	size_t cell_cap;
};

/* What is drawn where the document is read. */
enum doc_drawn {
	DRAWN_CURVE, /* one, in characters */
	DRAWN_PICTURES
};

struct doc {
	enum doc_drawn drawn;
	struct doc_block *blocks;
	size_t count;
	size_t cap;
	int deeper; /* by how much headings are lower than they say */
};

struct doc *doc_new(void);
void doc_free(struct doc *doc);
void doc_heading(struct doc *doc, int level, const char *words);
/* These take the content of INK and leave it empty; empty ink adds nothing. */
void doc_paragraph(struct doc *doc, struct buf *ink);
void doc_item(struct doc *doc, struct buf *ink);
/* A chart and what is said below it; takes CHART, and adds nothing if that is
 * NULL. */
void doc_chart(
    struct doc *doc, struct chart *chart, const char *look, struct buf *ink);
/* These are for documents with pictures. */
void doc_headline(struct doc *doc, struct buf *ink);
void doc_figure(
    struct doc *doc, struct buf *ink, struct buf *more, const char *look);
void doc_step(struct doc *doc, struct buf *ink, const char *look);
void doc_details(struct doc *doc, struct buf *title);
void doc_details_end(struct doc *doc);
/* Begins a table, whose titles must outlive the document. Then come its cells,
 * row by row; an empty cell is a missing value. doc_table_end() removes columns
 * without any value. */
void doc_table(struct doc *doc, const struct doc_column *columns, size_t count);
void doc_cell(struct doc *doc, struct buf *ink);
/* The same of a number, by which the rows can be sorted. */
void doc_cell_value(struct doc *doc, struct buf *ink, double value);
/* A cell with a chart, which it takes; an empty one if that is NULL. */
void doc_cell_chart(struct doc *doc, struct chart *chart);
void doc_table_end(struct doc *doc);

#endif
