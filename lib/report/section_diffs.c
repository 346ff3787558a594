/*
 * section_diffs.c: two groups of runs compared: the whole run, then the
 * functions whose difference is more than noise, in the order of the lines
 * (prof-diff writes the largest difference first).
 */
#include "report/sections.h"

#include "function/name.h"
#include "report/cells.h"
#include "report/charts.h"
#include "report/figures.h"

#define NAME_WIDTH 30
/* Lines of the chart, and characters of a name in it. */
#define DRAWN	    9
#define DRAWN_WIDTH 14

static const struct doc_column columns[] = {
    {"function", false},
    {"metric", false},
    {"a", true},
    {"b", true},
    {"ratio", true},
    {"verdict", false},
};
#define COLUMNS COUNT_OF(columns)

static void
figure_of(struct buf *ink, enum metric metric, double value)
{
	switch (metric_rows[metric].unit) {
	case UNIT_COUNT:
		figure_count(ink, value);
		break;
	case UNIT_BYTES:
		figure_bytes(ink, value);
		break;
	case UNIT_SECONDS:
		figure_time(ink, value);
		break;
	}
}

static void
add_row(struct doc *doc, const struct diff_line *diff, struct buf *ink)
{
	struct buf text = BUF_EMPTY;

	if (diff->name.full_name.len == 0) {
		ink_words(ink, "the whole run");
	} else {
		show_fit(&text, &diff->name, NAME_WIDTH);
		ink_code(ink, buf_str(&text));
	}
	doc_cell(doc, ink);
	ink_words(ink, "%s", metric_rows[diff->metric].key);
	doc_cell(doc, ink);
	figure_of(ink, diff->metric, diff->a.value);
	doc_cell_value(doc, ink, diff->a.value);
	figure_of(ink, diff->metric, diff->b.value);
	doc_cell_value(doc, ink, diff->b.value);
	cell_ratio(doc, diff->ratio);
	ink_quote(ink, diff->verdict);
	doc_cell(doc, ink);
	buf_free(&text);
}

static bool
is_covered(const struct diff_line *diff)
{
	return str_is(diff->verdict, "~") || str_is(diff->verdict, "same");
}

/* Own cost of a function, or the time of the whole run, that can be drawn. */
static bool
is_drawn(const struct diff_line *diff)
{
	return !diff_line_is_law(diff) && diff->a.value > 0 &&
	       diff->b.value > 0 &&
	       (diff->metric == METRIC_OWN || diff->metric == METRIC_WALL);
}

static struct share
line_of(const struct diff_line *diff)
{
	struct buf name = BUF_EMPTY, cut = BUF_EMPTY, ink = BUF_EMPTY;
	struct share share = {.now = diff->a.value,
	    .then = diff->b.value,
	    .look = is_covered(diff)		      ? "same line"
		    : str_is(diff->verdict, "faster") ? "faster line"
						      : "slower line",
	    .ink = is_covered(diff) ? "tick" : "now"};

	if (diff->name.full_name.len > 0)
		show_name(&name, &diff->name);
	else
		buf_adds(&name, "whole run");
	buf_add_cut(
	    &cut, name_last_part(buf_str(&name)), DRAWN_WIDTH, "...", 2);
	ink_quote(&ink, buf_str(&cut));
	share.name = buf_take(&ink);
	ink_quote(&ink, buf_str(&name));
	share.title = buf_take(&ink);
	buf_free(&name);
	buf_free(&cut);
	return share;
}

static void
draw_groups(struct doc *doc, const struct facts *facts)
{
	struct share shares[DRAWN];
	struct buf ink = BUF_EMPTY;
	size_t count = 0;

	if (doc->drawn != DRAWN_PICTURES)
		return;
	for (size_t i = 0; i < facts->diff_count && count < DRAWN; i++)
		if (is_drawn(&facts->diffs[i]))
			shares[count++] = line_of(&facts->diffs[i]);
	ink_words(&ink, "Wall time of the whole run and own cost of functions, "
			"from a to b, logarithmic; thick where the difference "
			"is more than noise.");
	doc_chart(doc, chart_of_slopes(shares, count), "wide", &ink);
	while (count-- > 0) {
		free((char *)(uintptr_t)shares[count].name);
		free((char *)(uintptr_t)shares[count].title);
	}
	buf_free(&ink);
}

void
section_diffs(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	struct buf ink = BUF_EMPTY;
	const struct diff_line *first = NULL;
	size_t shown = 0, covered = 0, more = 0;

	for (size_t i = facts->diff_count; i-- > 0;)
		if (!diff_line_is_law(&facts->diffs[i]))
			first = &facts->diffs[i];
	if (first == NULL)
		return;
	doc_heading(doc, 2, "Comparison");
	ink_words(&ink, "a is ");
	ink_code(&ink, first->a.group);
	ink_words(&ink, ", b is ");
	ink_code(&ink, first->b.group);
	ink_words(&ink, "; a verdict of ~ means that the noise covers the "
			"difference.");
	doc_paragraph(doc, &ink);
	draw_groups(doc, facts);
	doc_table(doc, columns, COLUMNS);
	for (size_t i = 0; i < facts->diff_count; i++) {
		const struct diff_line *diff = &facts->diffs[i];

		if (diff_line_is_law(diff))
			continue;
		if (diff->name.full_name.len == 0)
			add_row(doc, diff, &ink);
		else if (is_covered(diff))
			covered++;
		else if (shown++ < options->limit)
			add_row(doc, diff, &ink);
		else
			more++;
	}
	doc_table_end(doc);
	if (more > 0)
		ink_words(&ink, "%zu more figure%s. ", more,
		    more == 1 ? " differs" : "s differ");
	if (covered > 0)
		ink_words(&ink,
		    "%zu figure%s of functions %s the same or within the "
		    "noise.",
		    covered, covered == 1 ? "" : "s",
		    covered == 1 ? "is" : "are");
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}
