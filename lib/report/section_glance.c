/*
 * section_glance.c: the answer in a few words and two or three figures, for a
 * document with pictures; the sentences that follow say the same in full.
 *
 *	`Book.is_known` grows quadratically (n^2.00): twice the data, 4 times the
 *	cost.
 *	224 ms	now, 34 % of the computing time, at size 8,000
 *	15.2 s	at size 64,000
 *	51,900	from this size on it alone takes more than 10.0 s
 */
#include "report/sections.h"

#include <math.h>

#include "law/bounds.h"
#include "law/judge.h"
#include "report/charts.h"
#include "report/figures.h"
#include "report/sentences.h"

/* Characters of a name in the headline. */
#define NAME_WIDTH 60

static void
name_fit(struct buf *ink, const struct name *name)
{
	struct buf text = BUF_EMPTY, cut = BUF_EMPTY;

	show_alone(&text, name);
	buf_add_cut(&cut, buf_str(&text), NAME_WIDTH, "...", 2);
	ink_code(ink, buf_str(&cut));
	buf_free(&text);
	buf_free(&cut);
}

/* ": twice the data, 4 times the cost" */
static void
say_doubling(struct buf *ink, const struct cause_line *cause)
{
	double p = cause_is_counted(cause) ? cause->p_ncall : cause->p_own;

	if (cause->verdict <= VERDICT_WATCH ||
	    cause->verdict == VERDICT_EXPONENTIAL || !isfinite(p) ||
	    !interval_tells(cause->p_lo, cause->p_hi))
		return;
	ink_words(ink, ": twice the data, %.2g times the %s", pow(2, p),
	    cause->metric == METRIC_HITS ? "hits"
	    : cause_is_counted(cause)	 ? "calls"
					 : "cost");
}

static void
say_headline(struct buf *ink, const struct cause_line *cause)
{
	struct name yours = cause_yours(cause);

	if (cause_is_suspect(cause)) {
		ink_words(ink, "The first suspect is ");
		name_fit(ink, &yours);
		return;
	}
	name_fit(ink, &yours);
	if (cause_is_led_to(cause)) {
		struct name way = full_name_split(cause->way);

		ink_words(ink, " makes ");
		name_fit(ink, &way);
		ink_words(ink, " ");
		say_grow(ink, growth_of_cause(cause));
	} else {
		ink_words(ink, " ");
		if (cause_is_counted(cause))
			say_more_calls(ink);
		say_growth(ink, growth_of_cause(cause));
	}
	say_doubling(ink, cause);
}

static void
now(struct doc *doc, const struct facts *facts, const struct cause_line *cause)
{
	struct buf ink = BUF_EMPTY, more = BUF_EMPTY;

	figure_time(&ink, cause->own_now);
	ink_words(&more, "now");
	if (isfinite(cause->share)) {
		ink_words(&more, ", ");
		say_share_of(&more, facts, cause);
	}
	if (isfinite(cause->n_max)) {
		ink_words(&more, ", at ");
		say_n(&more, cause->by, cause->n_max);
	}
	doc_figure(doc, &ink, &more, "");
	buf_free(&ink);
	buf_free(&more);
}

static void
then(struct doc *doc, const struct facts *facts, const struct cause_line *cause,
    const struct curve *curve)
{
	struct buf ink = BUF_EMPTY, more = BUF_EMPTY;

	if (cause->target > cause->n_max)
		figure_time(&ink, cause->at_target);
	ink_words(&more, "at ");
	say_n_days(&more, facts, cause->by, cause->target);
	if (curve->lo <= cause->at_target && cause->at_target <= curve->hi) {
		ink_words(&more, ", between ");
		figure_time(&more, curve->lo);
		ink_words(&more, " and ");
		figure_time(&more, curve->hi);
	}
	doc_figure(doc, &ink, &more, "hot");
	buf_free(&ink);
	buf_free(&more);
}

static void
crossing(struct doc *doc, const struct cause_line *cause,
    const struct curve *curve, double budget)
{
	double n = crossing_of(curve, cause, budget);
	struct buf ink = BUF_EMPTY, more = BUF_EMPTY;

	/* Three digits: it is a forecast. */
	if (isfinite(n)) {
		double unit = pow(10, floor(log10(n)) - 2);

		figure_count(&ink, round(n / unit) * unit);
	}
	ink_words(&more, "about where it alone takes ");
	figure_time(&more, budget);
	doc_figure(doc, &ink, &more, "mine");
	buf_free(&ink);
	buf_free(&more);
}

void
section_glance(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	const struct cause_line *first = facts->causes;
	struct buf ink = BUF_EMPTY;
	struct curve curve;

	if (doc->drawn != DRAWN_PICTURES || facts->cause_count == 0 ||
	    is_beside(facts))
		return;
	curve = curve_of_cause(facts, first);
	say_headline(&ink, first);
	ink_words(&ink, ".");
	doc_headline(doc, &ink);
	now(doc, facts, first);
	then(doc, facts, first, &curve);
	crossing(doc, first, &curve, options->budget);
	curve_free(&curve);
	buf_free(&ink);
}
