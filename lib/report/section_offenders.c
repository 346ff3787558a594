/*
 * section_offenders.c: the functions that cost most, at the target if laws are
 * known, else at the largest measured size. If the profile has callers, the
 * time of C functions is in their callers, so they have no rows of their own.
 */
#include "report/sections.h"

#include <math.h>
#include <stdlib.h>

#include "report/cells.h"
#include "report/charts.h"
#include "report/figures.h"

#define NAME_WIDTH 34

struct ranked {
	const struct fact_function *function;
	double now, worst; /* seconds: at the largest size, and the ranking */
};

/* Share and calls are for one size, the others for several: columns without a
 * value are removed. */
static const struct doc_column law_columns[] = {
    {"function", false},
    {"own now", true},
    {"share", true},
    {"calls", true},
    {"at target", true},
    {"growth", false},
    {"n^", true},
    {"verdict", false},
};
static const struct doc_column size_columns[] = {
    {"function", false},
    {"own", true},
    {"share", true},
    {"calls", true},
    {"inclusive", true},
};

#define LAW_COLUMNS  (COUNT_OF(law_columns))
#define SIZE_COLUMNS (COUNT_OF(size_columns))

static int
by_worst(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->worst != y->worst)
		return x->worst < y->worst ? 1 : -1;
	return str_compare(
	    x->function->name.full_name, y->function->name.full_name);
}

/* True if own costs are known, so that C functions are part of their
 * callers. */
static bool
has_own(const struct facts *facts)
{
	for (size_t i = 0; i < facts->function_count; i++)
		if (facts->functions[i].laws[METRIC_OWN] != NULL ||
		    isfinite(facts->functions[i].own))
			return true;
	return false;
}

static bool
ranks(const struct facts *facts, const struct fact_function *function, bool own)
{
	if (str_is(function->kind, "wait") ||
	    str_is(function->kind, "program") ||
	    (own && str_is(function->kind, "builtin")))
		return false;
	return facts->law_count == 0 || facts_cost_law(function) != NULL;
}

static size_t
rank(const struct facts *facts, const struct report_options *options,
    struct ranked *list)
{
	bool own = has_own(facts);
	size_t count = 0;

	for (size_t i = 0; i < facts->function_count; i++) {
		const struct fact_function *function = &facts->functions[i];
		const struct scale_line *law = facts_cost_law(function);
		struct ranked item = {function, 0, 0};

		if (!ranks(facts, function, own))
			continue;
		item.now = facts_cost_now(facts, function);
		item.worst = law != NULL && isfinite(law->at_target)
				 ? law->at_target
				 : item.now;
		if (!(item.worst > 0) || !(item.worst >= options->min_seconds))
			continue;
		list[count++] = item;
	}
	xqsort(list, count, sizeof(*list), by_worst);
	return count;
}

static void
name_cell(struct doc *doc, const struct name *name, struct buf *ink)
{
	struct buf text = BUF_EMPTY;

	show_fit(&text, name, NAME_WIDTH);
	ink_code(ink, buf_str(&text));
	doc_cell(doc, ink);
	buf_free(&text);
}

static void
law_row(struct doc *doc, const struct ranked *item, struct buf *ink)
{
	const struct scale_line *law = facts_cost_law(item->function);

	name_cell(doc, &item->function->name, ink);
	cell_time(doc, item->now);
	cell_percent(doc, law->sizes < 2 ? law->share : (double)NAN);
	cell_count(doc, law->sizes < 2
			    ? law_last(item->function->laws[METRIC_NCALL])
			    : (double)NAN);
	cell_time(
	    doc, !(law->target <= law->n_max) ? law->at_target : (double)NAN);
	doc_cell_chart(doc, doc->drawn == DRAWN_PICTURES && law->sizes > 1
				? chart_of_law(law)
				: NULL);
	cell_exponent(doc, law->p);
	if (law->sizes < 2) {
		/* One size: no verdict. */
	} else if (law->confidence == CONFIDENCE_UNDECIDED ||
		   law->verdict == VERDICT_NONE) {
		ink_words(ink, "undecided");
	} else {
		ink_words(ink, "%s", verdict_name(law->verdict));
		if (law->confidence == CONFIDENCE_PROVISIONAL)
			ink_words(ink, "?");
	}
	doc_cell(doc, ink);
}

/* Self time of all functions that do not wait, in the largest run. */
static double
computing(const struct facts *facts)
{
	double sum = 0;

	for (size_t i = 0; i < facts->function_count; i++) {
		const struct fact_function *function = &facts->functions[i];

		if (facts_in_largest(facts, function) &&
		    !str_is(function->kind, "wait") &&
		    !str_is(function->kind, "program") &&
		    isfinite(function->tsub))
			sum += function->tsub;
	}
	return sum;
}

static void
size_row(
    struct doc *doc, const struct ranked *item, double total, struct buf *ink)
{
	name_cell(doc, &item->function->name, ink);
	cell_time(doc, item->now);
	cell_percent(doc, total > 0 ? item->now / total : (double)NAN);
	cell_count(doc, item->function->ncall);
	cell_time(doc, item->function->ttot);
}

static void
full_names(struct doc *doc, const struct ranked *list, size_t count)
{
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, "Full names of these functions");
	doc_details(doc, &ink);
	for (size_t i = 0; i < count; i++) {
		ink_code(&ink, list[i].function->name.full_name);
		doc_item(doc, &ink);
	}
	doc_details_end(doc);
	buf_free(&ink);
}

static void
say_basis(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	if (facts->law_count > 0) {
		ink_words(ink, "Ranked by own cost at the target. A question "
			       "mark: provisional.");
	} else {
		ink_words(ink, "Ranked by %s in the run ",
		    has_own(facts) ? "own cost" : "self time");
		ink_code(ink, facts->largest);
		ink_words(ink, ", the largest.");
	}
	if (!has_own(facts))
		ink_words(ink, " The profiles have no callers, so own cost is "
			       "self time alone.");
	doc_paragraph(doc, ink);
}

void
section_offenders(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	struct ranked *list =
	    xreallocarray(NULL, facts->function_count + 1, sizeof(*list));
	size_t count = rank(facts, options, list), shown = count;
	bool laws = facts->law_count > 0;
	struct buf ink = BUF_EMPTY;
	double total = computing(facts);

	if (shown > options->limit)
		shown = options->limit;
	if (shown > 0) {
		if (!options->brief) {
			doc_heading(doc, 2, "Worst offenders");
			say_basis(doc, facts, &ink);
		}
		doc_table(doc, laws ? law_columns : size_columns,
		    laws ? LAW_COLUMNS : SIZE_COLUMNS);
		for (size_t i = 0; i < shown; i++) {
			if (laws)
				law_row(doc, &list[i], &ink);
			else
				size_row(doc, &list[i], total, &ink);
		}
		doc_table_end(doc);
		if (shown < count) {
			ink_words(&ink, "%zu more function%s.", count - shown,
			    count - shown == 1 ? "" : "s");
			doc_paragraph(doc, &ink);
		}
		if (!options->brief)
			full_names(doc, list, shown);
	}
	buf_free(&ink);
	free(list);
}
