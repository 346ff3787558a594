/*
 * render_text.c: a document as plain text: headings underlined, lists with a
 * hanging indent, tables aligned. If a table is too wide, its widest columns of
 * text are cut in the middle. A command is a line however long it is.
 */
#include "report/render.h"

#include <string.h>

struct page {
	size_t columns;
	bool colour;
};

/* One character of ink, for a terminal with COLOUR: what is strong is bold, code
 * has a colour. *STRONG: whether the text is bold now. */
static void
put(struct buf *out, char c, bool colour, bool *strong)
{
	switch (c) {
	case INK_GLUE:
		buf_addc(out, ' ');
		return;
	case INK_CODE:
		buf_adds(out, colour ? "\033[36m" : "");
		return;
	case INK_CODE_END:
		buf_adds(out, colour ? "\033[39m" : "");
		return;
	case INK_STRONG:
		*strong = !*strong;
		if (colour)
			buf_adds(out, *strong ? "\033[1m" : "\033[22m");
		return;
	default:
		buf_addc(out, c);
	}
}

/* INK without its marks. */
static char *
plain(const char *ink)
{
	struct buf text = BUF_EMPTY;

	ink_plain(&text, ink);
	return buf_take(&text);
}

/* Columns of LEN characters of ink. */
static size_t
width_of(const char *ink, size_t len)
{
	size_t marks = 0;

	for (size_t i = 0; i < len; i++)
		marks += ink[i] == INK_CODE || ink[i] == INK_CODE_END ||
			 ink[i] == INK_STRONG;
	return str_chars((struct str){ink, len}) - marks;
}

/* How many bytes of a word longer than ROOM columns fit on this line: up to the
 * last '/' if there is one. */
static size_t
break_word(const char *word, size_t len, size_t room)
{
	size_t fits = str_chars_end((struct str){word, len}, room);

	for (size_t i = fits; i > fits / 2; i--)
		if (word[i - 1] == '/')
			return i;
	return fits;
}

/* True for a command, whose blanks hold it together: broken in two lines it
 * cannot be pasted. */
static bool
is_command(const char *word, size_t len)
{
	return *word == INK_CODE && memchr(word, INK_GLUE, len) != NULL;
}

static void
wrap(struct buf *out, const char *ink, const char *first, size_t indent,
    const struct page *page)
{
	const char *at = ink;
	size_t column = strlen(first);
	bool begun = false, strong = false;

	buf_adds(out, first);
	while (*at != '\0') {
		size_t len = strcspn(at, " ");
		size_t width = width_of(at, len);

		if (begun && column + 1 + width > page->columns) {
			buf_addc(out, '\n');
			buf_add_repeated(out, ' ', indent);
			column = indent;
		} else if (begun) {
			buf_addc(out, ' ');
			column++;
		}
		if (column + width > page->columns && !is_command(at, len)) {
			len = break_word(at, len, page->columns - column);
			width = page->columns;
		}
		for (size_t i = 0; i < len; i++)
			put(out, at[i], page->colour, &strong);
		column += width;
		begun = true;
		at += len + strspn(at + len, " ");
	}
	buf_addc(out, '\n');
}

/* Narrows the widest columns of text until the table fits. */
static void
fit(const struct doc_block *block, size_t *widths, size_t columns)
{
	size_t total = 2 * (block->column_count - 1);

	for (size_t i = 0; i < block->column_count; i++)
		total += widths[i];
	while (total > columns) {
		size_t widest = block->column_count;

		for (size_t i = 0; i < block->column_count; i++)
			if (!block->columns[i].right && widths[i] > 8 &&
			    (widest == block->column_count ||
				widths[i] > widths[widest]))
				widest = i;
		if (widest == block->column_count)
			return;
		widths[widest]--;
		total--;
	}
}

static void
table(struct buf *out, const struct doc_block *block, size_t room)
{
	size_t columns = block->column_count;
	struct render_table t;

	if (columns == 0)
		return;
	render_table_make(&t, block, plain);
	fit(block, t.widths, room);
	for (size_t i = 0; i + columns <= t.count; i += columns) {
		buf_add_row(
		    out, t.cells + i, t.widths, t.right, columns, "...");
		if (i > 0)
			continue;
		for (size_t j = 0; j < columns; j++) {
			buf_add_repeated(out, ' ', j > 0 ? 2 : 0);
			buf_add_repeated(out, '-', t.widths[j]);
		}
		buf_addc(out, '\n');
	}
	render_table_free(&t);
}

void
render_text(const struct doc *doc, size_t columns, bool colour, struct buf *out)
{
	const struct page page = {columns, colour};

	for (size_t i = 0; i < doc->count; i++) {
		const struct doc_block *block = &doc->blocks[i];
		bool in_list = block->kind == DOC_ITEM && i > 0 &&
			       doc->blocks[i - 1].kind == DOC_ITEM;

		if (block->kind == DOC_DETAILS_END)
			continue;
		if (i > 0 && !in_list)
			buf_addc(out, '\n');
		switch (block->kind) {
		case DOC_HEADING:
			buf_addf(out, colour ? "\033[1m%s\033[22m\n" : "%s\n",
			    block->text);
			if (block->level < 3) {
				buf_add_repeated(out,
				    block->level == 1 ? '=' : '-',
				    ink_width(block->text));
				buf_addc(out, '\n');
			}
			break;
		case DOC_ITEM:
			wrap(out, block->text, "- ", 2, &page);
			break;
		case DOC_TABLE:
			table(out, block, columns);
			break;
		case DOC_CHART:
			chart_dots(block->chart, columns, CHART_ROWS, out);
			wrap(out, block->text, "", 0, &page);
			break;
		case DOC_HEADLINE:
		case DOC_FIGURE:
		case DOC_STEP:
		case DOC_DETAILS:
		case DOC_PARAGRAPH:
		case DOC_DETAILS_END:
			wrap(out, block->text, "", 0, &page);
			break;
		}
	}
}
