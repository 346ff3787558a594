/*
 * culprit.c: a culprit in sentences. For the cause line
 *
 *	{"name":"get_tracked_order","verdict":"quadratic","p_ncall":1.0,
 *	 "p_own":2.02,"until_n":1638,"why":"each-call-grows",...}
 *
 * say_culprit() writes
 *
 *	get_tracked_order (lumibot/brokers/broker.py:2570) grows quadratically
 *	(n^2.02) up to n = 1,638 iterations and is capped since. ...
 */
#include "report/sentences.h"

#include <math.h>

#include "law/bounds.h"
#include "report/document.h"
#include "report/figures.h"
#include "stream/python.h"

static void
say_confidence(struct buf *out, const struct cause_line *cause)
{
	enum confidence confidence = cause->confidence;

	if (cause->verdict == VERDICT_EXPONENTIAL &&
	    confidence == CONFIDENCE_FIRM)
		ink_words(out, "firm: no power of n goes through these sizes");
	else if (confidence == CONFIDENCE_FIRM)
		ink_words(out, "firm: the whole interval of the exponent is "
			       "on one side of 1.3");
	else if (confidence == CONFIDENCE_PROVISIONAL &&
		 cause->p_lo > JUDGE_BOUND)
		ink_words(out, "provisional: the interval of the exponent is "
			       "above 1.3, but there are too few sizes, or "
			       "the largest do not follow the others");
	else if (confidence == CONFIDENCE_PROVISIONAL)
		ink_words(out, "provisional: the interval of the exponent is "
			       "wide, or there are too few sizes");
	else
		ink_words(out, "undecided: the data cannot tell");
}

/* ---- cost ---- */

void
say_share_of(
    struct buf *out, const struct facts *facts, const struct cause_line *cause)
{
	if (cause->metric == METRIC_WAIT) {
		figure_percent(out, cause->share);
		ink_words(out, " of the waiting");
	} else {
		say_share(out, facts, cause->share);
	}
}

void
say_cost(
    struct buf *out, const struct facts *facts, const struct cause_line *cause)
{
	bool begun = false, family = cause_has_family(facts, cause);

	if (isfinite(cause->share) || isfinite(cause->own_now)) {
		ink_words(
		    out, family ? "With its symptoms it takes " : "It takes ");
		if (isfinite(cause->share))
			say_share_of(out, facts, cause);
		if (isfinite(cause->own_now)) {
			ink_words(out, isfinite(cause->share) ? ", " : "");
			figure_time(out, cause->own_now);
			ink_words(out, isfinite(cause->share) ? "," : "");
		}
		if (isfinite(cause->n_max)) {
			ink_words(out, " at ");
			say_n(out, cause->by, cause->n_max);
		}
		begun = true;
	}
	if (isfinite(cause->at_target) && isfinite(cause->target) &&
	    !(cause->target <= cause->n_max)) {
		ink_words(out, begun ? ", and would take " : "It would take ");
		figure_time(out, cause->at_target);
		ink_words(out, " at ");
		say_n_days(out, facts, cause->by, cause->target);
		begun = true;
	}
	if (begun)
		ink_words(out, ".");
}

static void
say_strong(struct buf *out, const struct name *name)
{
	struct buf bare = BUF_EMPTY;

	show_name(&bare, name);
	buf_addc(out, INK_STRONG);
	ink_code(out, buf_str(&bare));
	buf_addc(out, INK_STRONG);
	ink_place(out, name);
	buf_free(&bare);
}

/* "`list.index`", "`dump` (`json/__init__.py:120`)" */
static void
say_way(struct buf *out, struct str full_name)
{
	struct name way = full_name_split(full_name);
	struct buf text = BUF_EMPTY;

	if (python_c_name(&text, way.name))
		ink_code(out, buf_str(&text));
	else
		ink_name(out, &way);
	buf_free(&text);
}

/* " makes `concat` (`pandas/concat.py:157`) grow quadratically (n^2.00)", and in
 * which function, if not in that one. */
static void
say_makes(struct buf *out, const struct facts *facts,
    const struct cause_line *cause, bool suspect)
{
	ink_words(out, suspect ? ", which makes " : " makes ");
	say_way(out, cause->way);
	ink_words(out, " ");
	say_grow(out, growth_of_cause(cause));
	say_range(out, facts, cause->by, cause->since_n, cause->until_n,
	    cause->beyond);
	if (!str_equal(cause->way, cause->name.full_name)) {
		ink_words(out, ", by ");
		ink_name(out, &cause->name);
	}
}

void
say_culprit(
    struct buf *out, const struct facts *facts, const struct cause_line *cause)
{
	bool suspect = cause_is_suspect(cause);
	struct name yours = cause_yours(cause);

	if (suspect)
		ink_words(out, "The data cannot tell for sure; the first "
			       "suspect is ");
	say_strong(out, &yours);
	if (cause_is_led_to(cause)) {
		say_makes(out, facts, cause, suspect);
	} else {
		ink_words(out, suspect ? ", which " : " ");
		if (cause_is_counted(cause))
			say_more_calls(out);
		say_growth(out, growth_of_cause(cause));
		say_range(out, facts, cause->by, cause->since_n, cause->until_n,
		    cause->beyond);
		if (cause->way.len > 0) {
			ink_words(out, ", by ");
			say_way(out, cause->way);
		}
	}
	ink_words(out, ": ");
	say_why(out, facts, cause);
	ink_words(out, ". ");
	say_advice(out, cause);
	say_axis(out, cause);
	say_cost(out, facts, cause);
	if (cause_is_vague(cause)) {
		ink_words(out, " The exponent is not known: anything "
			       "between ");
		figure_exponent(out, cause->p_lo);
		ink_words(out, " and ");
		figure_exponent(out, cause->p_hi);
		ink_words(out, ".");
	} else if (cause->confidence != CONFIDENCE_NONE &&
		   !cause_is_counted(cause)) {
		ink_words(out, " The verdict is ");
		say_confidence(out, cause);
		ink_words(out, ".");
	}
}

void
say_leads(struct buf *out, const struct cause_line *cause)
{
	struct name yours = cause_yours(cause);

	ink_name(out, &yours);
	if (!cause_is_led_to(cause))
		return;
	ink_words(out, " by ");
	say_callee(out, cause->way);
}
