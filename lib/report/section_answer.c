/*
 * section_answer.c: the answer first. One of:
 *
 *	get_tracked_order (lumibot/brokers/broker.py:2570) grows quadratically
 *	Nothing grows faster than the data, from ... to ...
 *	The data cannot tell: ...
 *	Nothing grows within the run; growth with the input was not tested
 *	No verdict: one size, the run failed, the command cannot read a part
 *	of its input, no profiles, not fitted.
 */
#include "report/sections.h"

#include <math.h>
#include <string.h>

#include "law/bounds.h"
#include "report/figures.h"
#include "report/sentences.h"

/* Causes that are named beside the first. */
#define OTHERS 3

/* What the laws of all functions come to. */
struct survey {
	size_t sizes; /* of the law with the most points */
	double n_min, n_max;
	struct str by;
	const struct fact_function *steepest; /* of those that matter */
	const struct fact_function *growing;  /* the dearest that is too fast */
	const struct fact_function *unsure;   /* the dearest undecided one */
	double settled; /* share held by functions that do not grow so */
};

static bool
is_work(const struct fact_function *function)
{
	return !str_is(function->kind, "wait") &&
	       !str_is(function->kind, "gc") &&
	       !str_is(function->kind, "program");
}

static double
weight(const struct fact_function *function)
{
	const struct scale_line *law =
	    function == NULL ? NULL : facts_cost_law(function);

	if (law == NULL)
		return -1;
	if (isfinite(law->at_target))
		return law->at_target;
	return law->point_count > 0 ? law_last(law) : law->share;
}

static void
survey_function(struct survey *survey, const struct fact_function *function)
{
	const struct scale_line *law = facts_cost_law(function);
	bool undecided = law->verdict == VERDICT_NONE ||
			 law->confidence == CONFIDENCE_UNDECIDED;

	if (law->sizes > survey->sizes) {
		survey->sizes = law->sizes;
		survey->n_min = law->n_min;
		survey->n_max = law->n_max;
	}
	survey->by = law->by;
	if (!(law->share >= SHARE_MATTERS))
		return;
	if (undecided && !(law->p <= BAND_NEAR_LINEAR)) {
		if (weight(function) > weight(survey->unsure))
			survey->unsure = function;
		return;
	}
	if (law->verdict >= VERDICT_SUPERLINEAR && !undecided) {
		if (weight(function) > weight(survey->growing))
			survey->growing = function;
		return;
	}
	survey->settled += law->share;
	if (isfinite(law->p) &&
	    (survey->steepest == NULL ||
		law->p > facts_cost_law(survey->steepest)->p))
		survey->steepest = function;
}

static void
say_clean(
    struct buf *ink, const struct facts *facts, const struct survey *survey)
{
	ink_strong(ink, STR("Nothing grows faster than the data"));
	if (isfinite(survey->n_min) && isfinite(survey->n_max)) {
		ink_words(ink, ", from ");
		say_n(ink, survey->by, survey->n_min);
		ink_words(ink, " to ");
		say_n_days(ink, facts, survey->by, survey->n_max);
	}
	ink_words(ink, ".");
	if (survey->steepest == NULL)
		return;
	ink_words(ink, " The functions of account hold ");
	figure_percent(ink, survey->settled > 1 ? 1 : survey->settled);
	ink_words(ink, " of the computing time and are linear or nearly so; "
		       "the steepest of them is ");
	ink_name(ink, &survey->steepest->name);
	ink_words(ink, " at n^");
	figure_exponent(ink, facts_cost_law(survey->steepest)->p);
	ink_words(ink, ".");
}

static void
say_unsure(
    struct buf *ink, const struct facts *facts, const struct survey *survey)
{
	ink_strong(ink, STR("The data cannot tell"));
	if (survey->sizes < SIZES_VERDICT)
		ink_words(ink,
		    ", because it has %zu size%s and a verdict needs three.",
		    survey->sizes, survey->sizes == 1 ? "" : "s");
	else if (survey->unsure != NULL) {
		const struct scale_line *law = facts_cost_law(survey->unsure);

		ink_words(ink, ", because the estimators disagree on ");
		ink_name(ink, &survey->unsure->name);
		ink_words(ink, ", which holds ");
		figure_percent(ink, law->share);
		ink_words(ink, " of the computing time");
		if (isfinite(law->p)) {
			ink_words(ink, " and ");
			say_growth(ink, law->verdict, law->p, law->p_lo);
		}
		ink_words(ink, ".");
	}
	ink_words(ink, " ");
	say_next_step(ink, facts);
}

static void
say_how_to_vary(struct buf *ink)
{
	ink_code(ink, STR("superlinear --sizes 1000:64000:x4 -- command "
			  "{size}"));
	ink_words(ink, ", or, with an input file that is cut to sizes, ");
	ink_code(ink, STR("superlinear --input file -- command file"));
	ink_words(ink, ".");
}

/* Of one run with checkpoints that gave no laws: why. */
static void
say_why_not_within(struct buf *ink, const struct facts *facts)
{
	for (size_t i = 0; i < facts->note_count; i++) {
		struct str code = facts->notes[i].code;

		if (str_is(code, "few-points"))
			ink_words(ink, " The run is too short to tell what "
				       "grows within it: one of a second or "
				       "more would.");
		else if (str_is(code, "no-axis") &&
			 facts->notes[i].texts[0].run.len > 0)
			ink_words(ink, " What grows within the run cannot be "
				       "told, since no function is called "
				       "throughout.");
	}
}

static void
say_one_size(struct buf *ink, const struct facts *facts)
{
	ink_strong(ink, STR("One size: no verdict."));
	say_why_not_within(ink, facts);
	ink_words(ink, " What is dear at this size stands below; what grows, "
		       "only runs of at least three different sizes can "
		       "tell: ");
	say_how_to_vary(ink);
}

static bool
flat_within(const struct facts *facts)
{
	return facts->within.laws > 0 && facts->within.unsure == 0 &&
	       facts->within.growing.full_name.len == 0;
}

/* One run, and what its checkpoints tell. */
static void
say_within(struct buf *ink, const struct facts *facts)
{
	if (facts->within.growing.full_name.len > 0) {
		ink_name(ink, &facts->within.growing);
		ink_words(ink, " grows with the position in the run (n^");
		figure_exponent(ink, facts->within.p);
		ink_words(ink, ") and holds ");
		figure_percent(ink, facts->within.share);
		ink_words(ink, " of the computing time. No cause was named: "
			       "it may be a symptom. Growth");
	} else if (facts->within.unsure > 0) {
		ink_strong(ink, STR("The data cannot tell"));
		ink_words(ink,
		    " whether anything grows within the run: %zu of its "
		    "functions %s undecided, which a longer run may decide; "
		    "growth",
		    facts->within.unsure,
		    facts->within.unsure == 1 ? "is" : "are");
	} else {
		ink_strong(ink, STR("Nothing grows within the run"));
		ink_words(ink, "; growth");
	}
	ink_words(ink, " with the input was not tested. Runs on inputs of "
		       "several sizes do that: ");
	say_how_to_vary(ink);
}

/* No cause line: the laws themselves have to answer. */
static void
answer_laws(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	struct survey survey = {.by = facts->by};

	for (size_t i = 0; i < facts->function_count; i++)
		if (is_work(&facts->functions[i]) &&
		    facts_cost_law(&facts->functions[i]) != NULL)
			survey_function(&survey, &facts->functions[i]);
	if (survey.growing != NULL) {
		const struct scale_line *law = facts_cost_law(survey.growing);

		ink_name(ink, &survey.growing->name);
		ink_words(ink, " ");
		say_growth(ink, law->verdict, law->p, law->p_lo);
		say_range(ink, facts, law->by, law->since_n, law->until_n,
		    law->beyond);
		ink_words(ink, " and holds ");
		figure_percent(ink, law->share);
		ink_words(ink, " of the computing time. No cause was named: "
			       "it may be a symptom.");
	} else if (survey.sizes <= 1 && facts->within.laws > 0) {
		say_within(ink, facts);
	} else if (survey.sizes <= 1) {
		if (!say_failed(ink, facts))
			say_one_size(ink, facts);
	} else if (survey.sizes < SIZES_VERDICT || survey.unsure != NULL) {
		say_unsure(ink, facts, &survey);
	} else {
		say_clean(ink, facts, &survey);
		if (flat_within(facts))
			ink_words(ink, " Nothing grows within a run either.");
	}
	doc_paragraph(doc, ink);
}

static bool
has_undecided(const struct facts *facts)
{
	return facts->causes[0].confidence != CONFIDENCE_FIRM;
}

static void
answer_causes(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	say_culprit(ink, facts, &facts->causes[0]);
	doc_paragraph(doc, ink);
	if (facts->cause_count > 1) {
		ink_words(ink,
		    facts->cause_count == 2 ? "There is one more cause: "
					    : "There are %zu more causes: ",
		    facts->cause_count - 1);
		for (size_t i = 1; i < facts->cause_count && i <= OTHERS; i++) {
			ink_words(ink, i > 1 ? ", " : "");
			say_leads(ink, &facts->causes[i]);
		}
		ink_words(ink, facts->cause_count > 1 + OTHERS ? ", ..." : ".");
		doc_paragraph(doc, ink);
	}
	if (has_undecided(facts)) {
		say_next_step(ink, facts);
		doc_paragraph(doc, ink);
	}
}

static void
answer_profiles(struct doc *doc, const struct facts *facts, struct buf *ink)
{
	size_t sizes = facts_profiled_sizes(facts);

	if (sizes <= 1) {
		say_one_size(ink, facts);
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

/* True if all runs did the same work: a probe, and nothing about growth. */
static bool
is_one_size(const struct facts *facts)
{
	for (size_t i = 1; i < run_table_count(facts->runs); i++) {
		const struct run_line *a = run_table_at(facts->runs, 0);
		const struct run_line *b = run_table_at(facts->runs, i);

		if (strcmp(a->start, b->start) != 0 ||
		    strcmp(a->end, b->end) != 0 || a->size < b->size ||
		    a->size > b->size)
			return false;
	}
	return true;
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
	/* A probe of the cache asks another question than who grows. */
	if (facts->cause_count == 0 && is_one_size(facts)) {
		say_cache(&ink, facts);
		doc_paragraph(doc, &ink);
	}
	if (facts->cause_count > 0) {
		answer_causes(doc, facts, &ink);
	} else if (facts->law_count > 0 || facts->within.laws > 0) {
		answer_laws(doc, facts, &ink);
	} else if (facts->diff_count > 0) {
		answer_diffs(doc, facts, &ink);
	} else if (say_failed(&ink, facts)) {
		doc_paragraph(doc, &ink);
	} else if (facts->round > 0) {
		answer_profiles(doc, facts, &ink);
	} else if (run_table_count(facts->runs) > 0) {
		ink_strong(&ink, STR("No verdict: no profiles."));
		ink_words(&ink, " ");
		say_totals(&ink, facts);
		doc_paragraph(doc, &ink);
		ink_words(&ink, "The cheapest next step: profile at least "
				"three of these sizes (");
		ink_code(&ink, STR("prof-run | prof-parse | prof-scale | "
				   "prof-cause"));
		ink_words(&ink, ").");
		doc_paragraph(doc, &ink);
	} else {
		ink_strong(&ink, STR("No verdict: no runs."));
		doc_paragraph(doc, &ink);
	}
	if (facts->cause_count > 0 || facts->within.laws > 0 ||
	    !is_one_size(facts))
		say_own_status(&ink, facts);
	doc_paragraph(doc, &ink);
	say_program(&ink, facts);
	doc_paragraph(doc, &ink);
	say_processes(&ink, facts);
	doc_paragraph(doc, &ink);
	say_children(&ink, facts);
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}
