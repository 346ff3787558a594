/*
 * section_classes.c: the functions whose growth changed between two groups of
 * laws, worse ones first: a sentence for each function, then the numbers.
 *
 *	{"type":"diff","name":"get","metric":"own","verdict":"worse",
 *	 "verdict_a":"linear","verdict_b":"quadratic","p_a":1.01,"p_b":2.02,...}
 *	-> `get` is worse: its own cost was linear (n^1.01) in a.jsonl and is
 *	   quadratic (n^2.02) in b.jsonl.
 */
#include "report/sections.h"

#include <math.h>

#include "core/map.h"
#include "law/bounds.h"
#include "report/cells.h"
#include "report/figures.h"

#define NAME_WIDTH 30

static const struct doc_column columns[] = {
    {"function", false},
    {"metric", false},
    {"a", false},
    {"b", false},
    {"n^p in a", true},
    {"n^p in b", true},
    {"q", true},
    {"verdict", false},
};
#define COLUMNS COUNT_OF(columns)

static bool
is_changed(const struct diff_line *diff)
{
	return diff_line_is_law(diff) && diff->caller.len == 0 &&
	       (str_is(diff->verdict, "worse") ||
		   str_is(diff->verdict, "better"));
}

/* "linear (n^1.01)"; the class if both verdicts are the same. */
static void
say_law(
    struct buf *ink, const struct diff_line *diff, const struct diff_side *side)
{
	bool same = diff->a.verdict == diff->b.verdict;

	ink_words(ink, "%s (n^",
	    same && side->class != CLASS_NONE ? class_name(side->class)
					      : verdict_name(side->verdict));
	figure_exponent(ink, side->p);
	ink_words(ink, ")");
}

static void
say_change(struct buf *ink, const struct diff_line *diff)
{

	ink_code(ink,
	    diff->name.name.len > 0 ? diff->name.name : diff->name.full_name);
	ink_words(ink, " is ");
	ink_strong(ink, diff->verdict);
	ink_words(ink, ": ");
	ink_words(ink, "%s was ", metric_words(diff->metric));
	say_law(ink, diff, &diff->a);
	ink_words(ink, " in ");
	ink_code(ink, diff->a.group);
	ink_words(ink, " and is ");
	say_law(ink, diff, &diff->b);
	ink_words(ink, " in ");
	ink_code(ink, diff->b.group);
	ink_words(ink, ".");
}

/* One sentence for each function and direction, of the metric that says it
 * best. */
static void
add_sentences(struct doc *doc, const struct facts *facts, size_t limit)
{
	struct map *seen = map_new();
	const struct diff_line **best =
	    xcalloc(facts->diff_count + 1, sizeof(*best));
	struct buf ink = BUF_EMPTY, key = BUF_EMPTY;

	for (size_t i = 0; i < facts->diff_count; i++) {
		const struct diff_line *diff = &facts->diffs[i];
		uint32_t at;

		if (!is_changed(diff))
			continue;
		buf_clear(&key);
		buf_addstr(&key, diff->verdict);
		buf_addc(&key, ' ');
		buf_addstr(&key, diff->name.full_name);
		at = map_add(seen, buf_str(&key), NULL);
		if (best[at] == NULL || diff->metric < best[at]->metric)
			best[at] = diff;
	}
	for (size_t i = 0; i < map_count(seen) && i < limit; i++) {
		say_change(&ink, best[i]);
		doc_item(doc, &ink);
	}
	free(best);
	map_free(seen);
	buf_free(&key);
	buf_free(&ink);
}

static void
add_row(struct doc *doc, const struct diff_line *diff, struct buf *ink)
{
	struct buf name = BUF_EMPTY;

	show_fit(&name, &diff->name, NAME_WIDTH);
	ink_code(ink, buf_str(&name));
	doc_cell(doc, ink);
	ink_words(ink, "%s", metric_rows[diff->metric].key);
	doc_cell(doc, ink);
	ink_words(ink, "%s", verdict_name(diff->a.verdict));
	doc_cell(doc, ink);
	ink_words(ink, "%s", verdict_name(diff->b.verdict));
	doc_cell(doc, ink);
	cell_exponent(doc, diff->a.p);
	cell_exponent(doc, diff->b.p);
	if (diff->q >= WORD_RATE)
		figure_ratio(ink, diff->q);
	else
		ink_words(ink, isfinite(diff->q) ? "below 0.001" : "exact");
	doc_cell(doc, ink);
	ink_quote(ink, diff->verdict);
	doc_cell(doc, ink);
	buf_free(&name);
}

static void
add_table(struct doc *doc, const struct facts *facts, size_t limit)
{
	struct buf ink = BUF_EMPTY;
	size_t shown = 0, more = 0;

	doc_table(doc, columns, COLUMNS);
	for (size_t i = 0; i < facts->diff_count; i++) {
		const struct diff_line *diff = &facts->diffs[i];

		if (!is_changed(diff))
			continue;
		if (shown++ < limit)
			add_row(doc, diff, &ink);
		else
			more++;
	}
	doc_table_end(doc);
	if (more > 0)
		ink_words(&ink, "%zu more law%s changed.", more,
		    more == 1 ? "" : "s");
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}

void
section_classes(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	struct buf ink = BUF_EMPTY;
	const struct diff_line *first = NULL;
	size_t same = 0, open = 0;
	bool changed = false;

	for (size_t i = 0; i < facts->diff_count; i++) {
		const struct diff_line *diff = &facts->diffs[i];

		if (!diff_line_is_law(diff) || diff->caller.len > 0)
			continue;
		first = first != NULL ? first : diff;
		changed |= is_changed(diff);
		same += str_is(diff->verdict, "same");
		open += str_is(diff->verdict, "~");
	}
	if (first == NULL)
		return;
	doc_heading(doc, 2, "What changed class");
	ink_words(&ink, "a is ");
	ink_code(&ink, first->a.group);
	ink_words(&ink, ", b is ");
	ink_code(&ink, first->b.group);
	ink_words(&ink, ". ");
	if (!changed)
		ink_words(&ink, "No law changed its class. ");
	ink_words(&ink,
	    "%zu law%s the same class as before; of %zu the data does not "
	    "decide.",
	    same, same == 1 ? " has" : "s have", open);
	doc_paragraph(doc, &ink);
	if (changed) {
		add_sentences(doc, facts, options->limit);
		add_table(doc, facts, options->limit);
	}
	buf_free(&ink);
}
