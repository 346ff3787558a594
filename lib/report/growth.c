/*
 * growth.c: a verdict in words, with the figure that it rests on.
 *
 *	grows quadratically (n^2.02)
 *	grows exponentially (doubles with each 1.44 more)
 */
#include <math.h>
#include <string.h>

#include "law/judge.h"
#include "report/document.h"
#include "report/figures.h"
#include "report/sentences.h"

struct said_growth
growth_of_cause(const struct cause_line *cause)
{
	double p = isfinite(cause->p_own) ? cause->p_own : cause->p_ncall;

	return (struct said_growth){
	    cause->verdict, p, cause->p_lo, cause->p_hi, cause->n_max};
}

struct said_growth
growth_of_law(const struct scale_line *law)
{
	return (struct said_growth){
	    law->verdict, law->p, law->p_lo, law->p_hi, law->n_max};
}

struct said_growth
growth_of_answer(const struct answer_line *answer)
{
	return (struct said_growth){answer->verdict, answer->p, answer->p_lo,
	    answer->p_hi, answer->n_max};
}

/* The exponent says nothing, nor do words for it. */
static bool
is_vague(const struct said_growth *growth)
{
	return exponent_is_vague(growth->verdict, growth->lo, growth->hi);
}

/* What is said of it: the words must not contradict the exponent beside them. */
static enum verdict
said_verdict(const struct said_growth *growth)
{
	if (growth->verdict == VERDICT_NONE && growth->p <= BAND_LINEAR)
		return growth->p < BAND_SUBLINEAR ? VERDICT_SUBLINEAR
						  : VERDICT_LINEAR;
	return growth->verdict;
}

/* It grows faster than the data, or it does not: the data cannot tell. */
static bool
may_grow(const struct said_growth *growth)
{
	enum verdict verdict = said_verdict(growth);

	return is_vague(growth) &&
	       (verdict == VERDICT_NONE || verdict > VERDICT_WATCH);
}

void
say_cause_verdict(struct buf *out, const struct cause_line *cause)
{
	struct said_growth growth = growth_of_cause(cause);

	if (may_grow(&growth)) {
		ink_words(out, "%s", confidence_name(CONFIDENCE_UNDECIDED));
		return;
	}
	ink_words(out, "%s",
	    cause->verdict != VERDICT_NONE
		? verdict_name(cause->verdict)
		: confidence_name(cause->confidence));
	if (cause->confidence == CONFIDENCE_PROVISIONAL)
		ink_words(out, "?");
}

/* " quadratically", behind "grow" or "grows". */
static const char *
growth_words(const struct said_growth *growth)
{
	enum verdict verdict =
	    may_grow(growth) ? VERDICT_NONE : said_verdict(growth);
	double p = growth->p;

	/* A square that noise has bent may have any p. */
	if (verdict == VERDICT_QUADRATIC && isfinite(p) &&
	    p >= WORD_ABOVE_SQUARE)
		return growth->lo <= WORD_ABOVE_SQUARE_LO
			   ? " quadratically or faster"
			   : " faster than the square of the data";
	return verdict_words(verdict) + strlen("grows");
}

/* The interval is about the slope of the law that the verdict rests on. */
static void
say_doubling(struct buf *out, const struct said_growth *growth)
{
	double p = isfinite(growth->lo) && isfinite(growth->hi)
		       ? (growth->lo + growth->hi) / 2
		       : growth->p;

	if (!(growth->n_max > 0) || !(p > 0))
		return;
	ink_words(out, " (doubles with each ");
	figure_exponent(out, growth->n_max * LN_2 / p);
	ink_words(out, " more)");
}

static void
say_figure(struct buf *out, const struct said_growth *growth)
{
	if (growth->verdict == VERDICT_EXPONENTIAL) {
		say_doubling(out, growth);
	} else if (isfinite(growth->p) && !is_vague(growth)) {
		ink_words(out, " (n^");
		figure_exponent(out, growth->p);
		ink_words(out, ")");
	}
}

void
say_growth(struct buf *out, struct said_growth growth)
{
	ink_words(out, "%s%s", may_grow(&growth) ? "may grow" : "grows",
	    growth_words(&growth));
	say_figure(out, &growth);
}

void
say_more_calls(struct buf *out)
{
	ink_words(
	    out, "is called more and more often: the number of its calls ");
}

void
say_grow(struct buf *out, struct said_growth growth)
{
	ink_words(out, "%s%s", may_grow(&growth) ? "perhaps grow" : "grow",
	    growth_words(&growth));
	say_figure(out, &growth);
}

void
say_interval(struct buf *out, double p, double lo, double hi)
{
	ink_words(out, "n^");
	figure_exponent(out, p);
	if (!isfinite(lo) || !isfinite(hi))
		return;
	ink_words(out, ", between ");
	figure_exponent(out, lo);
	ink_words(out, " and ");
	figure_exponent(out, hi);
}
