/*
 * render_md.c: a document as GitHub-flavoured Markdown.
 *
 *	paragraph "\001a|b\002 grows as n*2"  ->  `a|b` grows as n\*2
 *	the same as a cell of a table         ->  `a\|b` grows as n\*2
 *
 * Names are code spans, in which only backticks have a meaning (and '|' in a
 * table); other text is escaped character by character. Paragraphs are wrapped;
 * code spans are not broken, and no line begins with a word that would start a
 * list, a heading or a rule.
 */
#include "report/render.h"

#include <string.h>

#define SOURCE_WIDTH 80

/* The longest sequence of backticks in TEXT. */
static size_t
backticks(struct str text)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < text.len; i++) {
		run = text.data[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

static void
code_span(struct buf *out, struct str text, bool in_table)
{
	size_t fence = backticks(text) + 1;
	bool pad = text.data[0] == '`' || text.data[text.len - 1] == '`' ||
		   text.data[0] == ' ';

	for (size_t i = 0; i < fence; i++)
		buf_addc(out, '`');
	if (pad)
		buf_addc(out, ' ');
	for (size_t i = 0; i < text.len; i++) {
		if (in_table && text.data[i] == '|')
			buf_addc(out, '\\');
		buf_addc(out, text.data[i]);
	}
	if (pad)
		buf_addc(out, ' ');
	for (size_t i = 0; i < fence; i++)
		buf_addc(out, '`');
}

static void
plain_char(struct buf *out, char c)
{
	if (c == '&') {
		buf_adds(out, "&amp;");
		return;
	}
	if (c == '<') {
		buf_adds(out, "&lt;");
		return;
	}
	if (strchr("\\`*_[]|~$", c) != NULL)
		buf_addc(out, '\\');
	buf_addc(out, c);
}

/* INK as Markdown; spaces within code become INK_GLUE. */
static void
inline_md(struct buf *out, const char *ink, bool in_table)
{
	while (*ink != '\0') {
		if (*ink == INK_CODE) {
			const char *end = strchr(ink, INK_CODE_END);
			size_t from = out->len;

			if (end == NULL)
				return;
			code_span(out,
			    (struct str){ink + 1, (size_t)(end - ink - 1)},
			    in_table);
			for (size_t i = from; i < out->len; i++)
				if (out->data[i] == ' ')
					out->data[i] = INK_GLUE;
			ink = end + 1;
		} else if (*ink == INK_STRONG) {
			buf_adds(out, "**");
			ink++;
		} else {
			plain_char(out, *ink++);
		}
	}
}

/* True for a word that must not begin a line. */
static bool
starts_block(const char *word, size_t len)
{
	size_t digits = strspn(word, "0123456789");
	size_t run = strspn(word, "#=+-");

	if (len == 0)
		return false;
	return word[0] == '>' || (run >= len) ||
	       (digits > 0 && digits + 1 == len &&
		   (word[digits] == '.' || word[digits] == ')'));
}

/* Wraps TEXT in lines: the first begins with FIRST, the others with REST. */
static void
wrap(struct buf *out, const char *text, const char *first, const char *rest)
{
	size_t column = strlen(first);
	bool begun = false;

	buf_adds(out, first);
	while (*text != '\0') {
		size_t len = strcspn(text, " ");
		size_t width = str_chars((struct str){text, len});

		if (begun && column + 1 + width > SOURCE_WIDTH &&
		    !starts_block(text, len)) {
			buf_addf(out, "\n%s", rest);
			column = strlen(rest);
		} else if (begun) {
			buf_addc(out, ' ');
			column++;
		}
		for (size_t i = 0; i < len; i++)
			buf_addc(out, text[i] == INK_GLUE ? ' ' : text[i]);
		column += width;
		begun = true;
		text += len + strspn(text + len, " ");
	}
	buf_addc(out, '\n');
}

static void
wrapped(struct buf *out, const char *ink, const char *first, const char *rest)
{
	struct buf text = BUF_EMPTY;

	inline_md(&text, ink, false);
	wrap(out, buf_text(&text), first, rest);
	buf_free(&text);
}

static void
row(struct buf *out, const struct doc_block *table, char *const *cells,
    const size_t *widths)
{
	for (size_t i = 0; i < table->column_count; i++) {
		size_t room = widths[i] - str_chars(str_of(cells[i]));

		buf_adds(out, "| ");
		if (table->columns[i].right)
			buf_add_repeated(out, ' ', room);
		buf_adds(out, cells[i]);
		if (!table->columns[i].right)
			buf_add_repeated(out, ' ', room);
		buf_addc(out, ' ');
	}
	buf_adds(out, "|\n");
}

static char *
cell_md(const char *ink)
{
	struct buf text = BUF_EMPTY;

	inline_md(&text, ink, true);
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == INK_GLUE)
			text.data[i] = ' ';
	return buf_take(&text);
}

static void
table(struct buf *out, const struct doc_block *block)
{
	size_t columns = block->column_count;
	struct render_table t;

	if (columns == 0)
		return;
	render_table_make(&t, block, cell_md);
	row(out, block, t.cells, t.widths);
	for (size_t i = 0; i < columns; i++) {
		t.widths[i] = t.widths[i] < 2 ? 2 : t.widths[i];
		buf_adds(out, "| ");
		buf_add_repeated(out, '-', t.widths[i] - 1);
		buf_adds(out, block->columns[i].right ? ": " : "- ");
	}
	buf_adds(out, "|\n");
	for (size_t i = columns; i + columns <= t.count; i += columns)
		row(out, block, t.cells + i, t.widths);
	render_table_free(&t);
}

void
render_md(const struct doc *doc, struct buf *out)
{
	for (size_t i = 0; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];
		bool in_list = block->kind == DOC_ITEM && i > 0 &&
			       doc->blocks[i - 1].kind == DOC_ITEM;

		if (i > 0 && !in_list)
			buf_addc(out, '\n');
		switch (block->kind) {
		case DOC_HEADING:
			buf_add_repeated(out, '#', (size_t)block->level);
			buf_addc(out, ' ');
			buf_adds(out, block->text);
			buf_addc(out, '\n');
			break;
		case DOC_CHART:
			buf_adds(out, "```text\n");
			chart_dots(block->chart, SOURCE_WIDTH, CHART_ROWS, out);
			buf_adds(out, "```\n\n");
			wrapped(out, block->text, "", "");
			break;
		case DOC_HEADLINE:
		case DOC_FIGURE:
		case DOC_STEP:
		case DOC_PARAGRAPH:
			wrapped(out, block->text, "", "");
			break;
		case DOC_ITEM:
			wrapped(out, block->text, "- ", "  ");
			break;
		case DOC_TABLE:
			table(out, block);
			break;
		case DOC_DETAILS:
			buf_adds(out, "<details>\n");
			wrapped(out, block->text, "<summary>", "");
			out->len--; /* the newline comes after the tag */
			buf_adds(out, "</summary>\n");
			break;
		case DOC_DETAILS_END:
			buf_adds(out, "</details>\n");
			break;
		}
	}
}
