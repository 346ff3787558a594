/*
 * verdicts.c: the summary of the laws of all functions in words. For the answer
 * line
 *
 *	{"outcome":"open","open":0.92,"settled":0.05,"name":"f","p":1.1,...}
 *
 * "The data cannot tell whether anything grows faster than it, from size 100 to
 * size 1,600: of functions with 92 % of the computing time that is open, first
 * of all of f (92 %, n^1.10, between 0.08 and 2.10)."
 */
#include <math.h>

#include "law/bounds.h"
#include "law/judge.h"
#include "report/figures.h"
#include "report/sections.h"
#include "report/sentences.h"

/* "`get` (`x.py:9`) grows quadratically (n^2.00) up to ..." */
static void
say_told(struct buf *ink, const struct facts *facts,
    const struct answer_line *answer)
{
	ink_name(ink, &answer->name);
	ink_words(ink, " ");
	if (answer->metric == METRIC_NCALL)
		say_more_calls(ink);
	say_growth(ink, growth_of_answer(answer));
	say_range(ink, facts, answer->by, answer->since_n, answer->until_n,
	    answer->beyond);
}

static void
say_sizes(struct buf *ink, const struct facts *facts,
    const struct answer_line *answer)
{
	if (!isfinite(answer->n_min) || !isfinite(answer->n_max))
		return;
	ink_words(ink, ", from ");
	say_n(ink, answer->by, answer->n_min);
	ink_words(ink, " to ");
	say_n_days(ink, facts, answer->by, answer->n_max);
}

static void
say_settled(struct buf *ink, const struct facts *facts,
    const struct answer_line *answer)
{
	ink_words(ink, answer->open > 0 || answer->growing > 0
			   ? " The other functions of account hold "
			   : " The functions of account hold ");
	say_share(ink, facts, answer->settled);
	ink_words(ink, " and are linear or nearly so");
}

/* " and holds 34 % of the computing time. No cause ..." */
static void
say_held(struct buf *ink, const struct facts *facts,
    const struct answer_line *answer)
{
	if (isfinite(answer->share)) {
		ink_words(ink, " and holds ");
		say_share(ink, facts, answer->share);
	}
	if (answer->growing > WORD_FAMILY * answer->share) {
		ink_words(ink, ", and ");
		figure_percent(ink, answer->growing);
		ink_words(ink, " with others that grow");
	}
	ink_words(ink, ". No cause was named: it may be a symptom.");
}

/* "`f` (92 %, n^1.10, between 0.08 and 2.10)" */
static void
say_example(struct buf *ink, const struct answer_line *answer)
{
	ink_name(ink, &answer->name);
	ink_words(ink, " (");
	if (isfinite(answer->share)) {
		figure_percent(ink, answer->share);
		ink_words(ink, ", ");
	}
	if (!isfinite(answer->p)) {
		ink_words(ink, "seen at one size only");
	} else if (!interval_tells(answer->p_lo, answer->p_hi)) {
		ink_words(ink, "too noisy for an exponent");
	} else {
		if (answer->metric == METRIC_NCALL)
			ink_words(ink, "calls as ");
		say_interval(ink, answer->p, answer->p_lo, answer->p_hi);
	}
	ink_words(ink, ").");
}

/* "of functions with 92 % of the computing time that is open, first of ..." */
static void
say_what_is_open(struct buf *ink, const struct facts *facts,
    const struct answer_line *answer)
{
	if (isfinite(answer->open)) {
		ink_words(ink, "of functions with ");
		say_share(ink, facts, answer->open);
	} else {
		ink_words(ink, "of some functions");
	}
	ink_words(ink, " that is open, first of all of ");
	say_example(ink, answer);
}

/* ---- the garbage collector, which is no function of account ---- */

/* Whether it grows; *LAW is NULL where it is not worth a word. */
static enum finding
find_collector(
    const struct facts *facts, bool within, const struct scale_line **law)
{
	enum finding found;

	*law = NULL;
	for (size_t i = 0; i < facts->function_count; i++)
		if (str_is(facts->functions[i].kind, "gc"))
			*law = within ? facts_cost_within(&facts->functions[i])
				      : facts_cost_law(&facts->functions[i]);
	if (*law == NULL)
		return FOUND_FLAT;
	found = judge_finding(&(struct judgement){.verdict = (*law)->verdict,
	    .confidence = (*law)->confidence,
	    .p = (*law)->p,
	    .hi = (*law)->p_hi});
	/* Within a run its turns are too few to tell much. */
	if (!((*law)->share >=
		(within || found == FOUND_FLAT ? SHARE_TOLD : SHARE_MATTERS)) ||
	    (within && found == FOUND_FLAT))
		*law = NULL;
	return found;
}

static bool
collector_may_grow(const struct facts *facts, bool within)
{
	const struct scale_line *law;

	return find_collector(facts, within, &law) != FOUND_FLAT && law != NULL;
}

static bool
is_python(const struct facts *facts)
{
	for (size_t i = 0; i < run_table_count(facts->runs); i++)
		if (*run_result_text(run_table_at(facts->runs, i), "python") !=
		    '\0')
			return true;
	return false;
}

/* " The garbage collector takes 47 % of the computing time; whether it grows
 * faster than the data is open (n^1.50, between 1.00 and 1.90). ..." */
static void
say_collector(struct buf *ink, const struct facts *facts, bool within)
{
	const char *than = within ? "within the run" : "faster than the data";
	const struct scale_line *law;
	enum finding found = find_collector(facts, within, &law);

	if (law == NULL)
		return;
	ink_words(ink, " The garbage collector takes ");
	say_share(ink, facts, law->share);
	if (found == FOUND_FLAT) {
		ink_words(ink, " and is linear or nearly so.");
		return;
	}
	ink_words(ink,
	    found == FOUND_STEEP ? ", and grows %s"
				 : "; whether it grows %s is open",
	    than);
	if (interval_tells(law->p_lo, law->p_hi)) {
		ink_words(ink, " (");
		say_interval(ink, law->p, law->p_lo, law->p_hi);
		ink_words(ink, ")");
	}
	ink_words(
	    ink, ". It goes through the objects that live, time and again.");
	if (!is_python(facts))
		return;
	ink_words(ink, " ");
	ink_code(ink, STR("gc.freeze()"));
	ink_words(ink, " once they are made, or a higher ");
	ink_code(ink, STR("gc.set_threshold()"));
	ink_words(ink, ", spares that.");
}

/* " 43 % of it gets dearer ..." */
static void
say_memory(struct buf *ink, const struct answer_line *answer)
{
	if (!(answer->memory >= SHARE_TOLD))
		return;
	ink_words(ink, " Functions with ");
	figure_percent(ink, answer->memory);
	ink_words(ink,
	    " of the computing time get dearer, but no more than memory does "
	    "that is slower than the processor's caches: they are not called "
	    "more often.");
}

static void
say_clean(struct buf *ink, const struct facts *facts,
    const struct answer_line *answer)
{
	bool mostly = answer->outcome == OUTCOME_MOSTLY;

	ink_words(ink, "%c%s %s faster than the data%c", INK_STRONG,
	    collector_may_grow(facts, false) ? "No function" : "Nothing",
	    mostly ? "is known to grow" : "grows", INK_STRONG);
	say_sizes(ink, facts, answer);
	ink_words(ink, ".");
	if (answer->settled > 0)
		say_settled(ink, facts, answer);
	if (mostly) {
		ink_words(ink, answer->settled > 0 ? "; " : " But ");
		say_what_is_open(ink, facts, answer);
	} else if (answer->settled > 0) {
		ink_words(ink, "; the steepest of them is ");
		ink_name(ink, &answer->name);
		ink_words(ink, " at n^");
		figure_exponent(ink, answer->p);
		ink_words(ink, ".");
	}
	say_memory(ink, answer);
	say_collector(ink, facts, false);
}

/* What is undecided, and what is known. */
static void
say_open(struct buf *ink, const struct facts *facts,
    const struct answer_line *answer)
{
	if (answer->growing > 0 && !(answer->open > 0)) {
		ink_strong(
		    ink, STR("Nothing of account grows faster than the data"));
		say_sizes(ink, facts, answer);
		ink_words(ink, "; what takes less of the time may: ");
		say_example(ink, answer);
	} else {
		ink_strong(ink, STR("The data cannot tell"));
		ink_words(ink, answer->within.len > 0
				   ? " whether anything grows within the run"
				   : " whether anything grows faster than it");
		say_sizes(ink, facts, answer);
		ink_words(ink, ": ");
		say_what_is_open(ink, facts, answer);
		if (answer->growing > 0) {
			ink_words(ink, " Functions with ");
			figure_percent(ink, answer->growing);
			ink_words(ink, " of it grow, but no cause was named: "
				       "they may be symptoms.");
		}
	}
	if (answer->settled > 0) {
		say_settled(ink, facts, answer);
		ink_words(ink, ".");
	}
	say_collector(ink, facts, answer->within.len > 0);
}

void
say_whole_run(struct buf *ink, const struct facts *facts)
{
	const struct answer_line *answer = &facts->across;

	if (answer->outcome == OUTCOME_GROWS)
		ink_words(ink, "The whole run grows faster than the data");
	else if (answer->outcome >= OUTCOME_MOSTLY)
		ink_words(ink, "The whole run does not grow faster than the "
			       "data");
	else
		ink_words(ink, "The data cannot tell whether the whole run "
			       "grows faster than it");
	say_sizes(ink, facts, answer);
	ink_words(ink, ".");
}

static void
say_two_sizes(struct buf *ink, const struct facts *facts)
{
	ink_strong(ink, STR("The data cannot tell"));
	ink_words(
	    ink, ", because it has two sizes and a verdict needs three. ");
	say_next_step(ink, facts);
}

bool
say_outcome(struct buf *ink, const struct facts *facts)
{
	const struct answer_line *answer = &facts->across;

	if (answer->outcome == OUTCOME_SIZES) {
		say_two_sizes(ink, facts);
		return true;
	} else if (str_is(answer->kind, "program")) {
		say_whole_run(ink, facts);
		ink_words(ink, " No function of account takes as much as ");
		say_share(ink, facts, SHARE_MATTERS);
		ink_words(ink, ".");
	} else if (answer->outcome == OUTCOME_GROWS) {
		say_told(ink, facts, answer);
		say_held(ink, facts, answer);
	} else if (answer->outcome == OUTCOME_OPEN) {
		say_open(ink, facts, answer);
		ink_words(ink, " ");
		say_next_step(ink, facts);
		return true;
	} else {
		say_clean(ink, facts, answer);
		if (facts->within.outcome == OUTCOME_CLEAN)
			ink_words(ink, " Nothing grows within a run either.");
		if (answer->outcome == OUTCOME_MOSTLY) {
			ink_words(ink, " ");
			say_next_step(ink, facts);
			return true;
		}
	}
	return false;
}

void
say_outcome_within(struct buf *ink, const struct facts *facts)
{
	const struct answer_line *answer = &facts->within;

	if (answer->outcome == OUTCOME_GROWS) {
		ink_name(ink, &answer->name);
		ink_words(ink, " grows with the position in the run (%sn^",
		    answer->metric == METRIC_NCALL ? "calls as " : "");
		figure_exponent(ink, answer->p);
		ink_words(ink, ")");
		say_held(ink, facts, answer);
		ink_words(ink, " Growth");
	} else if (answer->outcome == OUTCOME_CLEAN &&
		   collector_may_grow(facts, true)) {
		ink_strong(ink, STR("No function grows within the run"));
		ink_words(ink, ".");
		say_collector(ink, facts, true);
		ink_words(ink, " Growth");
	} else if (answer->outcome == OUTCOME_CLEAN) {
		ink_strong(ink, STR("Nothing grows within the run"));
		ink_words(ink, "; growth");
	} else if (answer->outcome == OUTCOME_FADES) {
		ink_strong(ink, STR("Nothing grows within the run"));
		ink_words(ink, ", but ");
		ink_name(ink, &answer->name);
		ink_words(ink, " (");
		say_share(ink, facts, answer->share);
		ink_words(ink,
		    ") gets ever cheaper towards its end, as what goes through "
		    "all that is left each time: then the whole grows with the "
		    "square of the input. Growth");
	} else if (answer->outcome == OUTCOME_MOSTLY) {
		ink_strong(ink, STR("Nothing is known to grow within the run"));
		ink_words(ink, ", but ");
		say_what_is_open(ink, facts, answer);
		say_collector(ink, facts, true);
		ink_words(ink, " A longer run may decide. Growth");
	} else {
		say_open(ink, facts, answer);
		ink_words(ink, " A longer run may decide. Growth");
	}
}
