/*
 * section_answer.c: the answer first. One of:
 *
 *	get_tracked_order (lumibot/brokers/broker.py:2570) grows quadratically
 *	Nothing grows faster than the data, from ... to ...
 *	The data cannot tell ...: of functions with 92 % ... that is open
 *	Nothing of account grows faster than the data; what takes less ... may
 *	Nothing grows within the run; growth with the input was not tested
 *	No verdict: one size, the run failed, the command cannot read a part
 *	of its input, the run was stopped, no profiles, not fitted.
 */
#include "report/sections.h"

#include <math.h>
#include <string.h>

#include "law/bounds.h"
#include "report/figures.h"
#include "report/sentences.h"

/* The most causes named after the first. */
#define OTHERS 3

/* Why the checkpoints of one run gave no laws. */
static void
say_why_not_within(struct buf *ink, const struct facts *facts)
{
	for (size_t i = 0; i < facts->note_count; i++) {
		struct str code = facts->notes[i].code;

		if (str_is(code, "few-points"))
			say_short_run(ink, facts);
		else if (str_is(code, "no-axis") &&
			 facts->notes[i].texts[0].run.len > 0)
			ink_words(ink,
			    " What grows within the run cannot be told: no "
			    "function that is known by its calls, and no loop "
			    "whose passes can be counted, goes on from its "
			    "beginning to its end.");
	}
}

static void
say_one_size(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	ink_strong(ink, STR("One size: no verdict."));
	say_why_not_within(ink, facts);
	say_dearest(ink, facts);
	ink_words(ink, " What is dear at this size stands below; what grows, "
		       "only runs of at least three different sizes can "
		       "tell");
	say_how_to_vary(doc, facts, ink);
}

/* With one run: what its checkpoints show. */
static void
say_one_run(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	say_outcome_within(ink, facts);
	ink_words(ink, " with the input was not tested. Runs on inputs of "
		       "several sizes do that");
	say_how_to_vary(doc, facts, ink);
}

/* Without profiles there may be times of whole runs. */
static void
say_totals(struct buf *ink, const struct facts *facts)
{
	ink_strong(ink, STR("No verdict: no profiles."));
	if (facts->across.outcome != OUTCOME_NONE) {
		ink_words(ink, " ");
		say_whole_run(ink, facts);
	}
	ink_words(ink, " The cheapest next step: profile at least three of "
		       "these sizes (");
	ink_code(ink, STR("prof-run | prof-parse | prof-scale | prof-cause"));
	ink_words(ink, ").");
}

static bool
has_functions(const struct facts *facts)
{
	for (size_t i = 0; i < facts->function_count; i++)
		if (!str_is(facts->functions[i].kind, "program"))
			return true;
	return false;
}

/* Without causes: the summary of the laws. */
static void
answer_laws(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	const struct answer_line *answer = &facts->across;
	bool next = false;

	if (str_is(answer->kind, "program") && !has_functions(facts)) {
		say_totals(ink, facts);
	} else if (answer->sizes > 1) {
		next = say_outcome(ink, facts);
	} else if (facts->within.outcome != OUTCOME_NONE) {
		say_one_run(doc, facts, ink);
	} else if (!say_failed(ink, facts)) {
		say_one_size(doc, facts, ink);
	}
	doc_paragraph(doc, ink);
	if (next)
		say_next_command(doc, facts);
}

static bool
has_undecided(const struct facts *facts)
{
	return facts->causes[0].confidence != CONFIDENCE_FIRM;
}

/* A suspect is not named first if it takes little, or if another undecided
 * function takes more. */
bool
is_beside(const struct facts *facts)
{
	const struct cause_line *first = &facts->causes[0];
	const struct answer_line *all = &facts->across;

	return has_undecided(facts) && all->sizes > 1 &&
	       (first->share < SHARE_TOLD ||
		   (all->outcome == OUTCOME_OPEN && all->share > first->share &&
		       !str_equal(all->name.full_name, first->name.full_name)));
}

/* What leads to this cause was named with one before it. */
static bool
is_led_to_alike(const struct facts *facts, size_t at)
{
	const struct cause_line *cause = &facts->causes[at];

	for (size_t i = 0; i < at; i++)
		if (cause_is_led_to(cause) &&
		    cause_is_led_to(&facts->causes[i]) &&
		    str_equal(facts->causes[i].yours, cause->yours) &&
		    str_equal(facts->causes[i].way, cause->way))
			return true;
	return false;
}

static void
answer_causes(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	bool beside = is_beside(facts);

	if (beside) {
		bool next = say_outcome(ink, facts);

		doc_paragraph(doc, ink);
		if (next)
			say_next_command(doc, facts);
	}
	say_culprit(ink, facts, &facts->causes[0]);
	doc_paragraph(doc, ink);
	if (facts->cause_count > 1) {
		ink_words(ink,
		    facts->cause_count == 2 ? "There is one more cause: "
					    : "There are %zu more causes: ",
		    facts->cause_count - 1);
		for (size_t i = 1; i < facts->cause_count && i <= OTHERS; i++) {
			ink_words(ink, i > 1 ? ", " : "");
			if (is_led_to_alike(facts, i))
				ink_name(ink, &facts->causes[i].name);
			else
				say_leads(ink, &facts->causes[i]);
		}
		ink_words(ink, facts->cause_count > 1 + OTHERS ? ", ..." : ".");
		doc_paragraph(doc, ink);
	}
	if (cause_is_counted(&facts->causes[0])) {
		ink_words(ink, "The cheapest next step: profiles with callers "
			       "and times.");
		doc_paragraph(doc, ink);
	} else if (has_undecided(facts) && run_table_count(facts->runs) > 0 &&
		   is_one_size(facts)) {
		ink_words(ink, "The cheapest next step: runs on inputs of "
			       "several sizes");
		say_how_to_vary(doc, facts, ink);
		doc_paragraph(doc, ink);
	} else if (has_undecided(facts) && !beside) {
		say_next_step(ink, facts);
		doc_paragraph(doc, ink);
		say_next_command(doc, facts);
	}
}

/* Profiles or laws without a summary. */
static void
answer_profiles(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	size_t sizes = facts_profiled_sizes(facts);

	if (facts->law_count > 0) {
		ink_strong(ink, STR("No verdict: "));
		ink_words(ink, "there are laws, but no line that says what "
			       "they come to (");
		ink_code(ink, STR("prof-scale"));
		ink_words(ink, " writes one, in JSON lines).");
	} else if (sizes <= 1) {
		say_one_size(doc, facts, ink);
	} else {
		ink_strong(ink, STR("No verdict: "));
		ink_words(ink,
		    "there are profiles at %zu sizes, but nothing "
		    "has been fitted to them (",
		    sizes);
		ink_code(ink, STR("prof-scale | prof-cause"));
		ink_words(ink, " does).");
	}
	doc_paragraph(doc, ink);
}

static void
answer_diffs(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	const struct diff_line *wall = &facts->diffs[0];

	if (wall->metric != METRIC_WALL || !isfinite(wall->ratio))
		return;
	ink_words(ink, "From ");
	ink_code(ink, wall->a.group);
	ink_words(ink, " to ");
	ink_code(ink, wall->b.group);
	ink_words(ink, " the wall time went from ");
	figure_time(ink, wall->a.value);
	ink_words(ink, " to ");
	figure_time(ink, wall->b.value);
	ink_words(ink, " (x ");
	figure_ratio(ink, wall->ratio);
	ink_words(ink, str_is(wall->verdict, "~")
			   ? "), which the noise between runs covers."
			   : ").");
	doc_paragraph(doc, ink);
}

void
section_answer(struct doc *doc, const struct facts *facts)
{
	struct buf ink = BUF_EMPTY;

	if (say_parts(&ink, facts)) {
		doc_paragraph(doc, &ink);
		buf_free(&ink);
		return;
	}
	/* Runs that test the cache are not about growth. */
	if (facts->cause_count == 0 && is_one_size(facts)) {
		say_cache(&ink, facts);
		doc_paragraph(doc, &ink);
	}
	say_too_short(doc, facts);
	if (facts->cause_count > 0) {
		answer_causes(doc, facts, &ink);
	} else if (facts->across.outcome != OUTCOME_NONE ||
		   facts->within.outcome != OUTCOME_NONE) {
		answer_laws(doc, facts, &ink);
	} else if (facts->diff_count > 0) {
		answer_diffs(doc, facts, &ink);
	} else if (say_failed(&ink, facts)) {
		doc_paragraph(doc, &ink);
	} else if (facts->round > 0 || facts->law_count > 0) {
		answer_profiles(doc, facts, &ink);
	} else if (say_stopped(&ink, facts)) {
		say_why_not_within(&ink, facts);
		doc_paragraph(doc, &ink);
	} else if (run_table_count(facts->runs) > 0) {
		say_totals(&ink, facts);
		doc_paragraph(doc, &ink);
	} else {
		ink_strong(&ink, STR("No verdict: no runs."));
		doc_paragraph(doc, &ink);
	}
	if (facts->cause_count > 0 || facts->within.outcome != OUTCOME_NONE ||
	    !is_one_size(facts))
		say_left_out(&ink, facts);
	doc_paragraph(doc, &ink);
	say_program(&ink, facts);
	doc_paragraph(doc, &ink);
	say_processes(&ink, facts);
	doc_paragraph(doc, &ink);
	say_children(&ink, facts);
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}
