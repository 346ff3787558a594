/*
 * section_classes.c: whose growth changed between two groups of laws, worse
 * first: a sentence for each function, then the figures.
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
#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

bool
diff_is_law(const struct fact_diff *diff)
{
	return diff->verdict_a.len > 0 || diff->verdict_b.len > 0 ||
	       isfinite(diff->p_a) || isfinite(diff->p_b);
}

static bool
is_changed(const struct fact_diff *diff)
{
	return diff_is_law(diff) && diff->caller.len == 0 &&
	       (str_is(diff->verdict, "worse") ||
		   str_is(diff->verdict, "better"));
}

/* "linear (n^1.01)"; the class where two verdicts are one word. */
static void
say_law(struct buf *ink, const struct fact_diff *diff, struct str verdict,
    struct str class, double p)
{
	bool same = str_equal(diff->verdict_a, diff->verdict_b);

	ink_quote(ink, same && class.len > 0 ? class : verdict);
	ink_words(ink, " (n^");
	figure_exponent(ink, p);
	ink_words(ink, ")");
}

static void
say_change(struct buf *ink, const struct fact_diff *diff)
{
	enum metric metric = metric_of(diff->metric);

	ink_code(ink,
	    diff->name.name.len > 0 ? diff->name.name : diff->name.full_name);
	ink_words(ink, " is ");
	ink_strong(ink, diff->verdict);
	ink_words(ink, ": ");
	if (metric != METRIC_NONE)
		ink_words(ink, "%s", metric_words(metric));
	else
		ink_quote(ink, diff->metric);
	ink_words(ink, " was ");
	say_law(ink, diff, diff->verdict_a, diff->class_a, diff->p_a);
	ink_words(ink, " in ");
	ink_code(ink, diff->group_a);
	ink_words(ink, " and is ");
	say_law(ink, diff, diff->verdict_b, diff->class_b, diff->p_b);
	ink_words(ink, " in ");
	ink_code(ink, diff->group_b);
	ink_words(ink, ".");
}

/* One sentence a function and direction, of the metric that says it best. */
static void
add_sentences(struct doc *doc, const struct facts *facts, size_t limit)
{
	struct map *seen = map_new();
	const struct fact_diff **best =
	    xcalloc(facts->diff_count + 1, sizeof(*best));
	struct buf ink = BUF_EMPTY, key = BUF_EMPTY;

	for (size_t i = 0; i < facts->diff_count; i++) {
		const struct fact_diff *diff = &facts->diffs[i];
		uint32_t at;

		if (!is_changed(diff))
			continue;
		buf_clear(&key);
		buf_addstr(&key, diff->verdict);
		buf_addc(&key, ' ');
		buf_addstr(&key, diff->name.full_name);
		at = map_add(seen, buf_str(&key), NULL);
		if (best[at] == NULL ||
		    metric_of(diff->metric) < metric_of(best[at]->metric))
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
add_row(struct doc *doc, const struct fact_diff *diff, struct buf *ink)
{
	struct buf name = BUF_EMPTY;

	show_fit(&name, &diff->name, NAME_WIDTH);
	ink_code(ink, buf_str(&name));
	doc_cell(doc, ink);
	ink_quote(ink, diff->metric);
	doc_cell(doc, ink);
	ink_quote(ink, diff->verdict_a);
	doc_cell(doc, ink);
	ink_quote(ink, diff->verdict_b);
	doc_cell(doc, ink);
	figure_exponent(ink, diff->p_a);
	doc_cell(doc, ink);
	figure_exponent(ink, diff->p_b);
	doc_cell(doc, ink);
	if (diff->rate >= WORD_RATE)
		figure_ratio(ink, diff->rate);
	else
		ink_words(ink, isfinite(diff->rate) ? "below 0.001" : "exact");
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
		const struct fact_diff *diff = &facts->diffs[i];

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
	const struct fact_diff *first = NULL;
	size_t changed = 0, same = 0, open = 0;

	for (size_t i = 0; i < facts->diff_count; i++) {
		const struct fact_diff *diff = &facts->diffs[i];

		if (!diff_is_law(diff) || diff->caller.len > 0)
			continue;
		first = first != NULL ? first : diff;
		changed += is_changed(diff);
		same += str_is(diff->verdict, "same");
		open += str_is(diff->verdict, "~");
	}
	if (first == NULL)
		return;
	doc_heading(doc, 2, "What changed class");
	ink_words(&ink, "a is ");
	ink_code(&ink, first->group_a);
	ink_words(&ink, ", b is ");
	ink_code(&ink, first->group_b);
	ink_words(&ink, ". ");
	if (changed == 0)
		ink_words(&ink, "No law changed its class. ");
	ink_words(&ink,
	    "%zu law%s the same class as before; of %zu the data does not "
	    "decide.",
	    same, same == 1 ? " has" : "s have", open);
	doc_paragraph(doc, &ink);
	if (changed > 0) {
		add_sentences(doc, facts, options->limit);
		add_table(doc, facts, options->limit);
	}
	buf_free(&ink);
}
