/*
 * section_diffs.c: two groups of runs compared: the whole run, then the
 * functions whose difference is more than noise, in the order of the lines
 * (prof-diff writes the largest difference first).
 */
#include "report/sections.h"

#include "report/cells.h"
#include "report/figures.h"

#define NAME_WIDTH 30

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
	doc_cell(doc, ink);
	figure_of(ink, diff->metric, diff->b.value);
	doc_cell(doc, ink);
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
