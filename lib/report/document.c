/*
 * document.c: blocks and ink.
 *
 *	ink_code(&ink, STR("a\x1b[2J|b")) -> \001a\x1b[2J|b\002
 *
 * where \x1b is shown as four characters.
 */
#include "report/document.h"

#include <math.h>
#include <stdio.h>

void
ink_words(struct buf *ink, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vaddf(ink, format, args);
	va_end(args);
}

void
ink_quote(struct buf *ink, struct str text)
{
	buf_add_visible(ink, text);
}

void
ink_code(struct buf *ink, struct str text)
{
	if (text.len == 0)
		return;
	buf_addc(ink, INK_CODE);
	ink_quote(ink, text);
	buf_addc(ink, INK_CODE_END);
}

void
ink_command(struct buf *ink, struct str text)
{
	size_t from = ink->len;

	ink_code(ink, text);
	for (size_t i = from; i < ink->len; i++)
		if (ink->data[i] == ' ')
			ink->data[i] = INK_GLUE;
}

void
ink_strong(struct buf *ink, struct str text)
{
	buf_addc(ink, INK_STRONG);
	ink_quote(ink, text);
	buf_addc(ink, INK_STRONG);
}

void
ink_plain(struct buf *out, const char *ink)
{
	for (; *ink != '\0'; ink++)
		if (*ink == INK_GLUE)
			buf_addc(out, ' ');
		else if (*ink != INK_CODE && *ink != INK_CODE_END &&
			 *ink != INK_STRONG)
			buf_addc(out, *ink);
}

size_t
ink_width(const char *ink)
{
	size_t width = 0;

	for (; *ink != '\0'; ink++)
		if (*ink != INK_CODE && *ink != INK_CODE_END &&
		    *ink != INK_STRONG && ((unsigned char)*ink & 0xc0) != 0x80)
			width++;
	return width;
}

struct doc *
doc_new(void)
{
	return xcalloc(1, sizeof(struct doc));
}

static void
cell_free(struct doc_cell *cell)
{
	free(cell->text);
	chart_free(cell->chart);
}

void
doc_free(struct doc *doc)
{
	if (doc == NULL)
		return;
	for (size_t i = 0; i < doc->count; i++) {
		struct doc_block *block = &doc->blocks[i];

		free(block->text);
		free(block->more);
		chart_free(block->chart);
		for (size_t j = 0; j < block->cell_count; j++)
			cell_free(&block->cells[j]);
		free(block->cells);
		free(block->columns);
	}
	free(doc->blocks);
	free(doc);
}

static struct doc_block *
add(struct doc *doc, enum doc_kind kind, const char *text)
{
	struct doc_block *block;

	GROW(doc->blocks, doc->cap, doc->count + 1);
	block = &doc->blocks[doc->count++];
	*block = (struct doc_block){.kind = kind, .look = ""};
	block->text = xstrdup(text);
	return block;
}

static void
add_ink(struct doc *doc, enum doc_kind kind, struct buf *ink)
{
	if (ink->len > 0)
		add(doc, kind, buf_text(ink));
	buf_clear(ink);
}

void
doc_heading(struct doc *doc, int level, const char *words)
{
	add(doc, DOC_HEADING, words)->level = level + doc->deeper;
}

void
doc_paragraph(struct doc *doc, struct buf *ink)
{
	add_ink(doc, DOC_PARAGRAPH, ink);
}

void
doc_item(struct doc *doc, struct buf *ink)
{
	add_ink(doc, DOC_ITEM, ink);
}

void
doc_chart(
    struct doc *doc, struct chart *chart, const char *look, struct buf *ink)
{
	if (chart != NULL) {
		struct doc_block *block = add(doc, DOC_CHART, buf_text(ink));

		block->chart = chart;
		block->look = look;
	}
	buf_clear(ink);
}

void
doc_headline(struct doc *doc, struct buf *ink)
{
	add_ink(doc, DOC_HEADLINE, ink);
}

void
doc_figure(struct doc *doc, struct buf *ink, struct buf *more, const char *look)
{
	if (ink->len > 0) {
		struct doc_block *block = add(doc, DOC_FIGURE, buf_text(ink));

		block->more = xstrdup(buf_text(more));
		block->look = look;
	}
	buf_clear(ink);
	buf_clear(more);
}

void
doc_step(struct doc *doc, struct buf *ink, const char *look)
{
	add(doc, DOC_STEP, buf_text(ink))->look = look;
	buf_clear(ink);
}

void
doc_details(struct doc *doc, struct buf *title)
{
	add_ink(doc, DOC_DETAILS, title);
}

void
doc_details_end(struct doc *doc)
{
	add(doc, DOC_DETAILS_END, "");
}

void
doc_table(struct doc *doc, const struct doc_column *columns, size_t count)
{
	struct doc_block *block = add(doc, DOC_TABLE, "");

	block->columns = xreallocarray(NULL, count, sizeof(*columns));
	for (size_t i = 0; i < count; i++)
		block->columns[i] = columns[i];
	block->column_count = count;
}

void
doc_cell(struct doc *doc, struct buf *ink)
{
	doc_cell_value(doc, ink, (double)NAN);
}

static void
add_cell(struct doc *doc, const char *text, double value, struct chart *chart)
{
	struct doc_block *block = &doc->blocks[doc->count - 1];

	GROW(block->cells, block->cell_cap, block->cell_count + 1);
	block->cells[block->cell_count++] =
	    (struct doc_cell){xstrdup(text), value, chart};
}

void
doc_cell_value(struct doc *doc, struct buf *ink, double value)
{
	add_cell(doc, buf_text(ink), value, NULL);
	buf_clear(ink);
}

void
doc_cell_chart(struct doc *doc, struct chart *chart)
{
	add_cell(doc, "", (double)NAN, chart);
}

static bool
column_is_empty(const struct doc_block *block, size_t column)
{
	for (size_t i = column; i < block->cell_count; i += block->column_count)
		if (block->cells[i].text[0] != '\0' ||
		    block->cells[i].chart != NULL)
			return false;
	return true;
}

static void
drop_column(struct doc_block *block, size_t column)
{
	size_t kept = 0;

	for (size_t i = 0; i < block->cell_count; i++) {
		if (i % block->column_count == column)
			cell_free(&block->cells[i]);
		else
			block->cells[kept++] = block->cells[i];
	}
	block->cell_count = kept;
	block->column_count--;
	for (size_t i = column; i < block->column_count; i++)
		block->columns[i] = block->columns[i + 1];
}

void
doc_table_end(struct doc *doc)
{
	struct doc_block *block = &doc->blocks[doc->count - 1];

	for (size_t i = block->column_count; i-- > 0;)
		if (block->column_count > 1 && column_is_empty(block, i))
			drop_column(block, i);
}
