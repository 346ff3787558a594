/*
 * render_html.c: a document as one page of HTML. Its look and its script
 * (page.h) are within it, and nothing of it comes from elsewhere, which the
 * policy in its head says, too.
 *
 *	paragraph "\001a<b\002 grows as n^2.00"
 *	-> <p><code>a&lt;b</code> grows as n<sup>2.00</sup></p>
 */
#include "report/render.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "report/html_ink.h"
#include "report/page.h"
#include "svg/markup.h"

#define LEVELS 6 /* of headings in HTML */

/* Neighbours of one kind. */
struct group {
	enum doc_kind kind;
	const char *look; /* NULL for any */
	const char *begin, *end;
};

static const struct group groups[] = {
    {DOC_ITEM, NULL, "<ul>\n", "</ul>\n"},
    {DOC_FIGURE, NULL, "<ul class=\"figures\">\n", "</ul>\n"},
    {DOC_STEP, NULL, "<ol class=\"path\">\n", "</ol>\n"},
    {DOC_CHART, "part", "<div class=\"row\">\n", "</div>\n"},
};

struct html {
	struct buf *out;
	const struct doc *doc;
	bool in_section;
	bool beside;   /* a chart and what stands beside it are open */
	bool answered; /* the first words of the answer are out */
	const struct group *group; /* that is open; NULL if none */
};

/* ---- blocks ---- */

/* "worst-offenders" */
static void
add_id(struct buf *out, const char *words_of_heading)
{
	for (const char *at = words_of_heading; *at != '\0'; at++)
		buf_addc(out, isalnum((unsigned char)*at)
				  ? (char)tolower((unsigned char)*at)
				  : '-');
}

/* Links to the parts, behind the answer. */
static void
navigation(struct html *page)
{
	buf_adds(page->out, "<nav aria-label=\"Parts of this report\">");
	for (size_t i = 0; i < page->doc->count; i++) {
		const struct doc_block *block = &page->doc->blocks[i];

		if (block->kind != DOC_HEADING || block->level != 2)
			continue;
		buf_adds(page->out, "<a href=\"#");
		add_id(page->out, block->text);
		buf_adds(page->out, "\">");
		html_ink(page->out, block->text);
		buf_adds(page->out, "</a> ");
	}
	buf_adds(page->out, "</nav>\n");
}

static void
end_section(struct html *page)
{
	if (page->in_section)
		buf_adds(page->out, "</section>\n");
	page->in_section = false;
}

static void
end_beside(struct html *page)
{
	buf_adds(page->out, page->beside ? "</div></div>\n" : "");
	page->beside = false;
}

static void
heading(struct html *page, const struct doc_block *block)
{
	int level = block->level < LEVELS ? block->level : LEVELS;

	end_beside(page);
	if (level == 2) {
		if (!page->in_section)
			navigation(page);
		end_section(page);
		page->in_section = true;
		buf_adds(page->out, "<section>");
	}
	buf_addf(page->out, "<h%d", level);
	if (level == 2) {
		buf_adds(page->out, " id=\"");
		add_id(page->out, block->text);
		buf_adds(page->out, "\"");
	}
	buf_addc(page->out, '>');
	html_ink(page->out, block->text);
	buf_addf(page->out, "</h%d>\n", level);
}

/* The first words of a report are the answer, what is strong of them above all. */
static void
paragraph(struct html *page, const struct doc_block *block)
{
	bool says = block->text[0] == INK_STRONG && block->text[1] != INK_CODE;
	bool titled = page->doc->blocks[0].kind == DOC_HEADING;

	buf_adds(page->out, page->answered || !titled || page->in_section
				? "<p>"
			    : says ? "<p class=\"lead says\">"
				   : "<p class=\"lead\">");
	page->answered = true;
	html_ink(page->out, block->text);
	buf_adds(page->out, "</p>\n");
}

static void
item(struct html *page, const struct doc_block *block)
{
	buf_adds(page->out, "<li>");
	html_ink(page->out, block->text);
	buf_adds(page->out, "</li>\n");
}

static void
headline(struct html *page, const struct doc_block *block)
{
	buf_adds(page->out, "<p class=\"headline\">");
	html_ink(page->out, block->text);
	buf_adds(page->out, "</p>\n");
}

static void
figure(struct html *page, const struct doc_block *block)
{
	buf_addf(page->out, "<li class=\"%s\"><b>", block->look);
	html_ink(page->out, block->text);
	buf_adds(page->out, "</b> <span>");
	html_ink(page->out, block->more);
	buf_adds(page->out, "</span></li>\n");
}

static void
step(struct html *page, const struct doc_block *block)
{
	buf_addf(page->out, "<li class=\"%s\">", block->look);
	html_ink(page->out, block->text);
	buf_adds(page->out, "</li>\n");
}

/* The words below a chart are its description, too. */
static void
draw(struct html *page, const struct chart *chart, const char *ink)
{
	struct buf title = BUF_EMPTY;

	ink_plain(&title, ink);
	chart_svg(chart, buf_text(&title), page->out);
	buf_free(&title);
}

/* One with the look "beside" has what follows beside it. */
static void
chart_html(struct html *page, const struct doc_block *block)
{
	bool beside = strcmp(block->look, "beside") == 0;

	if (beside) {
		end_beside(page);
		buf_adds(page->out, "<div class=\"two\">");
	}
	buf_addf(page->out, "<figure class=\"%s\">", block->look);
	draw(page, block->chart, block->text);
	buf_adds(page->out, "<figcaption>");
	html_ink(page->out, block->text);
	buf_adds(page->out, "</figcaption></figure>\n");
	if (beside)
		buf_adds(page->out, "<div>\n");
	page->beside |= beside;
}

static void
cell_html(struct html *page, const struct doc_block *table, size_t at)
{
	const struct doc_cell *cell = &table->cells[at];

	buf_adds(page->out, "<td");
	if (table->columns[at % table->column_count].right)
		buf_adds(page->out, " class=\"r\"");
	if (isfinite(cell->value))
		buf_addf(page->out, " data-v=\"%.9g\"", cell->value);
	buf_addc(page->out, '>');
	html_ink(page->out, cell->text);
	if (cell->chart != NULL)
		chart_svg(cell->chart, "", page->out);
	buf_adds(page->out, "</td>");
}

static void
table_html(struct html *page, const struct doc_block *table)
{
	size_t columns = table->column_count;

	if (columns == 0)
		return;
	buf_adds(page->out,
	    "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
	for (size_t i = 0; i < columns; i++) {
		buf_addf(page->out, "<th scope=\"col\"%s>",
		    table->columns[i].right ? " class=\"r\"" : "");
		html_ink(page->out, table->columns[i].title);
		buf_adds(page->out, "</th>");
	}
	buf_adds(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i + columns <= table->cell_count; i += columns) {
		buf_adds(page->out, "<tr>");
		for (size_t j = 0; j < columns; j++)
			cell_html(page, table, i + j);
		buf_adds(page->out, "</tr>\n");
	}
	buf_adds(page->out, "</tbody></table></div>\n");
}

/* Begins the group that BLOCK is in, if any, and ends the one before. */
static void
begin_group(struct html *page, const struct doc_block *block)
{
	const struct group *group = NULL;

	for (size_t i = 0; i < COUNT_OF(groups) && block != NULL; i++)
		if (groups[i].kind == block->kind &&
		    (groups[i].look == NULL ||
			strcmp(groups[i].look, block->look) == 0))
			group = &groups[i];
	if (group == page->group)
		return;
	buf_adds(page->out, page->group != NULL ? page->group->end : "");
	if (group != NULL && group->kind == DOC_STEP)
		end_beside(page);
	buf_adds(page->out, group != NULL ? group->begin : "");
	page->group = group;
}

static void
block_html(struct html *page, const struct doc_block *block)
{
	begin_group(page, block);
	switch (block->kind) {
	case DOC_HEADING:
		heading(page, block);
		break;
	case DOC_PARAGRAPH:
		paragraph(page, block);
		break;
	case DOC_ITEM:
		item(page, block);
		break;
	case DOC_TABLE:
		table_html(page, block);
		break;
	case DOC_CHART:
		chart_html(page, block);
		break;
	case DOC_HEADLINE:
		headline(page, block);
		break;
	case DOC_FIGURE:
		figure(page, block);
		break;
	case DOC_STEP:
		step(page, block);
		break;
	case DOC_DETAILS:
		end_beside(page);
		buf_adds(page->out, "<details><summary>");
		html_ink(page->out, block->text);
		buf_adds(page->out, "</summary>\n");
		break;
	case DOC_DETAILS_END:
		buf_adds(page->out, "</details>\n");
		break;
	}
}

/* ---- the page ---- */

/* The answer in a few words names the page. */
static void
title(const struct doc *doc, struct buf *out)
{
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < doc->count && text.len == 0; i++)
		if (doc->blocks[i].kind == DOC_HEADLINE)
			ink_plain(&text, doc->blocks[i].text);
	buf_adds(out, "<title>");
	markup_text(out, buf_str(&text));
	buf_adds(
	    out, text.len > 0 ? " Performance report" : "Performance report");
	buf_adds(out, "</title>\n");
	buf_free(&text);
}

static void
head(const struct doc *doc, struct buf *out)
{
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		      "<meta charset=\"utf-8\">\n"
		      "<meta http-equiv=\"Content-Security-Policy\" content=\""
		      "default-src 'none'; style-src 'unsafe-inline'; "
		      "script-src 'unsafe-inline'\">\n"
		      "<meta name=\"viewport\" content=\"width=device-width, "
		      "initial-scale=1\">\n"
		      "<meta name=\"color-scheme\" content=\"light dark\">\n");
	title(doc, out);
	buf_adds(out, "<style>\n");
	buf_adds(out, page_css);
	buf_adds(out, "</style>\n</head>\n<body>\n<main>\n");
}

void
render_html(const struct doc *doc, struct buf *out)
{
	struct html page = {.out = out, .doc = doc};

	head(doc, out);
	for (size_t i = 0; i < doc->count; i++)
		block_html(&page, &doc->blocks[i]);
	begin_group(&page, NULL);
	end_beside(&page);
	end_section(&page);
	buf_adds(out, "</main>\n<script>\n");
	buf_adds(out, page_js);
	buf_adds(out, "</script>\n</body>\n</html>\n");
}
