/*
 * render_text.c: a document as plain text for a terminal of RENDER_WIDTH
 * columns: headings underlined, lists with a hanging indent, tables aligned.
 * A table that is too wide has its widest column of text cut in the middle.
 */
#include "report/render.h"

#include <string.h>

/* INK without its marks. */
static char *
plain(const char *ink)
{
	struct buf text = BUF_EMPTY;

	for (; *ink != '\0'; ink++)
		if (*ink != INK_CODE && *ink != INK_CODE_END &&
		    *ink != INK_STRONG)
			buf_addc(&text, *ink);
	return buf_take(&text);
}

static void
pad(struct buf *out, size_t count, char c)
{
	while (count-- > 0)
		buf_addc(out, c);
}

/* Bytes of the first COLUMNS characters of TEXT, at most LEN. */
static size_t
bytes_of(const char *text, size_t len, size_t columns)
{
	size_t at = 0;

	while (at < len) {
		if (((unsigned char)text[at] & 0xc0) != 0x80 && columns-- == 0)
			break;
		at++;
	}
	return at;
}

static size_t
width_of(const char *text, size_t len)
{
	size_t width = 0;

	for (size_t i = 0; i < len; i++)
		width += ((unsigned char)text[i] & 0xc0) != 0x80;
	return width;
}

/* How much of a word that is longer than ROOM columns goes on this line:
 * up to the last '/' if there is one, for a path is read by its parts. */
static size_t
break_word(const char *word, size_t len, size_t room)
{
	size_t fits = bytes_of(word, len, room);

	for (size_t i = fits; i > fits / 2; i--)
		if (word[i - 1] == '/')
			return i;
	return fits;
}

static void
wrap(struct buf *out, const char *ink, const char *first, size_t indent)
{
	char *text = plain(ink);
	const char *at = text;
	size_t column = strlen(first);
	bool begun = false;

	buf_adds(out, first);
	while (*at != '\0') {
		size_t len = strcspn(at, " ");
		size_t width = width_of(at, len);

		if (begun && column + 1 + width > RENDER_WIDTH) {
			buf_addc(out, '\n');
			pad(out, indent, ' ');
			column = indent;
		} else if (begun) {
			buf_addc(out, ' ');
			column++;
		}
		if (column + width > RENDER_WIDTH) {
			len = break_word(at, len, RENDER_WIDTH - column);
			width = RENDER_WIDTH;
		}
		for (size_t i = 0; i < len; i++)
			buf_addc(out, at[i] == INK_GLUE ? ' ' : at[i]);
		column += width;
		begun = true;
		at += len + strspn(at + len, " ");
	}
	buf_addc(out, '\n');
	free(text);
}

static void
cut_middle(char **cell, size_t width)
{
	size_t have = width_of(*cell, strlen(*cell));
	size_t front, back, head;
	struct buf cut = BUF_EMPTY;

	if (have <= width)
		return;
	front = (width - 3) / 3;
	back = width - 3 - front;
	head = bytes_of(*cell, strlen(*cell), have - back);
	buf_add(&cut, *cell, bytes_of(*cell, strlen(*cell), front));
	buf_adds(&cut, "...");
	buf_adds(&cut, *cell + head);
	free(*cell);
	*cell = buf_take(&cut);
}

/* Narrows the widest columns of text until the table fits. */
static void
fit(const struct doc_block *block, size_t *widths)
{
	size_t total = 2 * (block->column_count - 1);

	for (size_t i = 0; i < block->column_count; i++)
		total += widths[i];
	while (total > RENDER_WIDTH) {
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
row(struct buf *out, const struct doc_block *block, char **cells,
    const size_t *widths)
{
	for (size_t i = 0; i < block->column_count; i++) {
		size_t have;

		cut_middle(&cells[i], widths[i]);
		have = width_of(cells[i], strlen(cells[i]));
		if (i > 0)
			buf_adds(out, "  ");
		if (block->columns[i].right)
			pad(out, widths[i] - have, ' ');
		buf_adds(out, cells[i]);
		if (!block->columns[i].right && i + 1 < block->column_count)
			pad(out, widths[i] - have, ' ');
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	buf_addc(out, '\n');
}

static void
table(struct buf *out, const struct doc_block *block)
{
	size_t columns = block->column_count;
	size_t total = block->cell_count + columns;
	char **cells;
	size_t *widths;

	if (columns == 0)
		return;
	cells = xreallocarray(NULL, total, sizeof(*cells));
	widths = xcalloc(columns, sizeof(*widths));
	for (size_t i = 0; i < total; i++) {
		size_t width;

		cells[i] = plain(i < columns ? block->columns[i].title
					     : block->cells[i - columns]);
		for (char *c = cells[i]; *c != '\0'; c++)
			*c = *c == INK_GLUE ? ' ' : *c;
		width = width_of(cells[i], strlen(cells[i]));
		if (width > widths[i % columns])
			widths[i % columns] = width;
	}
	fit(block, widths);
	for (size_t i = 0; i + columns <= total; i += columns) {
		row(out, block, cells + i, widths);
		if (i > 0)
			continue;
		for (size_t j = 0; j < columns; j++) {
			pad(out, j > 0 ? 2 : 0, ' ');
			pad(out, widths[j], '-');
		}
		buf_addc(out, '\n');
	}
	for (size_t i = 0; i < total; i++)
		free(cells[i]);
	free(cells);
	free(widths);
}

void
render_text(const struct doc *doc, struct buf *out)
{
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
			buf_addf(out, "%s\n", block->text);
			if (block->level < 3) {
				pad(out, ink_width(block->text),
				    block->level == 1 ? '=' : '-');
				buf_addc(out, '\n');
			}
			break;
		case DOC_ITEM:
			wrap(out, block->text, "- ", 2);
			break;
		case DOC_TABLE:
			table(out, block);
			break;
		case DOC_DETAILS:
		case DOC_PARAGRAPH:
		case DOC_DETAILS_END:
			wrap(out, block->text, "", 0);
			break;
		}
	}
}
