/*
 * section_time.c: where the time goes now, and where it will go at the target:
 * functions as parts of both, coloured by how fast they grow.
 */
#include "report/sections.h"

#include <math.h>

#include "function/name.h"
#include "report/charts.h"
#include "report/figures.h"
#include "report/sentences.h"

/* Parts with a name; the rest is one. */
#define PARTS	    9
#define NAME_WIDTH  24
#define TITLE_WIDTH 80

struct part {
	const struct fact_function *function;
	const struct scale_line *law;
	double now, then;
};

static int
by_size(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	double p = fmax(x->now, x->then), q = fmax(y->now, y->then);

	if (p < q || p > q)
		return p < q ? 1 : -1;
	return str_compare(
	    x->function->name.full_name, y->function->name.full_name);
}

/* The functions whose cost is known; *SIZES is a law that says at which sizes. */
static size_t
collect(const struct facts *facts, bool within, struct part *parts,
    const struct scale_line **sizes)
{
	size_t count = 0;

	for (size_t i = 0; i < facts->function_count; i++) {
		const struct fact_function *function = &facts->functions[i];
		const struct scale_line *law = within
						   ? facts_cost_within(function)
						   : facts_cost_law(function);
		double now = law_last(law);

		if (law == NULL || !(now > 0) ||
		    str_is(function->kind, "wait") ||
		    str_is(function->kind, "program") ||
		    (str_is(function->kind, "builtin") &&
			law->metric == METRIC_TSUB))
			continue;
		parts[count] = (struct part){function, law, now, now};
		if (law_goes_on(law))
			parts[count].then = law->at_target;
		*sizes = law;
		count++;
	}
	xqsort(parts, count, sizeof(*parts), by_size);
	return count;
}

static void
set_look(struct share *share, const struct scale_line *law)
{
	bool known = law->verdict != VERDICT_NONE &&
		     law->confidence != CONFIDENCE_UNDECIDED;

	share_look(share, known ? law->p : (double)NAN);
}

/* The last part of its name. */
static char *
short_name(const struct part *part)
{
	struct buf text = BUF_EMPTY, cut = BUF_EMPTY, ink = BUF_EMPTY;

	show_last(&text, &part->function->name);
	buf_add_cut(&cut, buf_str(&text), NAME_WIDTH, "...", 2);
	ink_quote(&ink, buf_str(&cut));
	buf_free(&text);
	buf_free(&cut);
	return buf_take(&ink);
}

/* "f: 224 ms, then 15.2 s" */
static char *
title_of(const struct part *part)
{
	struct buf text = BUF_EMPTY, ink = BUF_EMPTY;

	show_fit(&text, &part->function->name, TITLE_WIDTH);
	ink_quote(&ink, buf_str(&text));
	ink_words(&ink, ": ");
	figure_time(&ink, part->now);
	if (part->then > part->now) {
		ink_words(&ink, ", then ");
		figure_time(&ink, part->then);
	}
	buf_free(&text);
	return label_of(&ink);
}

/* FURTHER: the sizes go on to a target. */
static void
say_sums(struct buf *ink, const struct part *parts, size_t count,
    const struct scale_line *sizes, bool further)
{
	double now = 0, then = 0;

	for (size_t i = 0; i < count; i++) {
		now += parts[i].now;
		then += parts[i].then;
	}
	ink_words(ink, further ? "Above: now, " : "Now, ");
	figure_time(ink, now);
	ink_words(ink, " at ");
	say_n(ink, sizes->by, sizes->n_max);
	if (further) {
		ink_words(ink, ". Below: ");
		figure_time(ink, then);
		ink_words(ink, " at ");
		say_n(ink, sizes->by, sizes->target);
		ink_words(ink, ", the sum of what each would take");
	}
	ink_words(ink, ". The width is own cost, the colour its exponent; "
		       "grey: undecided.");
}

/* The same by callers, now and at the target. */
static void
draw_callers(struct doc *doc, const struct facts *facts, bool further)
{
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, "Now, by callers: each row is called by the one above "
			"it.");
	doc_chart(doc, chart_of_callers(facts, false), "whole", &ink);
	if (further) {
		ink_words(&ink, "The same at the target.");
		doc_chart(doc, chart_of_callers(facts, true), "whole", &ink);
	}
	buf_free(&ink);
}

static void
draw(struct doc *doc, const struct facts *facts, const struct part *parts,
    size_t count, const struct scale_line *sizes)
{
	struct share shares[PARTS + 1] = {{.name = NULL}};
	size_t named = count > PARTS ? PARTS : count;
	size_t drawn = named + (count > named);
	bool further = sizes->target > sizes->n_max;
	char *names[PARTS], *titles[PARTS];
	struct buf ink = BUF_EMPTY;

	for (size_t i = 0; i < named; i++) {
		names[i] = short_name(&parts[i]);
		titles[i] = title_of(&parts[i]);
		shares[i] = (struct share){.now = parts[i].now,
		    .then = parts[i].then,
		    .name = names[i],
		    .title = titles[i]};
		set_look(&shares[i], parts[i].law);
	}
	for (size_t i = named; i < count; i++) {
		shares[named].now += parts[i].now;
		shares[named].then += parts[i].then;
	}
	shares[named].name = shares[named].title = "others";
	shares[named].look = "others rib";
	shares[named].ink = "on";
	doc_heading(doc, 2,
	    further ? "Where the time goes, and where it will go"
		    : "Where the time goes");
	say_sums(&ink, parts, count, sizes, further);
	doc_chart(doc,
	    further ? chart_of_shares(shares, drawn)
		    : chart_of_row(shares, drawn),
	    "wide", &ink);
	ink_words(&ink, "Exponent of growth: the redder, the steeper.");
	doc_chart(doc, chart_of_bands(), "wide", &ink);
	draw_callers(doc, facts, further);
	for (size_t i = 0; i < named; i++) {
		free(names[i]);
		free(titles[i]);
	}
	buf_free(&ink);
}

void
section_time(struct doc *doc, const struct facts *facts)
{
	struct part *parts;
	const struct scale_line *sizes = NULL;
	size_t count;

	if (doc->drawn != DRAWN_PICTURES)
		return;
	parts = xreallocarray(NULL, facts->function_count + 1, sizeof(*parts));
	count = collect(facts, false, parts, &sizes);
	if (sizes == NULL)
		count = collect(facts, true, parts, &sizes);
	if (sizes != NULL)
		draw(doc, facts, parts, count, sizes);
	free(parts);
}
