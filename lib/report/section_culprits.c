/*
 * section_culprits.c: the causes, worst first: a table of their cost and
 * growth, then details on each, with its path and its symptoms.
 */
#include "report/sections.h"

#include <math.h>

#include "core/statistics.h"
#include "law/bounds.h"
#include "report/cells.h"
#include "report/figures.h"
#include "report/sentences.h"
#include "stream/json.h"

#define NAME_WIDTH   33
#define SYMPTOMS_MAX 5
#define DETAILS_MAX  5

static const struct doc_column columns[] = {
    {"function", false},
    {"own now", true},
    {"at target", true},
    {"calls", true},
    {"each", true},
    {"verdict", false},
};
#define COLUMNS COUNT_OF(columns)

static void
add_row(struct doc *doc, const struct cause_line *cause)
{
	struct buf ink = BUF_EMPTY, text = BUF_EMPTY;

	show_fit(&text, &cause->name, NAME_WIDTH);
	ink_code(&ink, buf_str(&text));
	doc_cell(doc, &ink);
	cell_time(doc, cause->own_now);
	cell_time(
	    doc, cause->target > cause->n_max ? cause->at_target : (double)NAN);
	cell_exponent(doc, cause->p_ncall);
	cell_exponent(doc, cause_each(cause));
	say_cause_verdict(&ink, cause);
	doc_cell(doc, &ink);
	buf_free(&ink);
	buf_free(&text);
}

static void
code_of(struct buf *ink, struct str full_name)
{
	struct name name = full_name_split(full_name);

	ink_alone(ink, &name);
}

static void
say_path(struct doc *doc, const struct facts *facts,
    const struct cause_line *cause, struct buf *ink)
{
	size_t count = json_count(cause->path), at = 0;
	bool left_out = false;

	if (count < 2)
		return;
	if (doc->drawn == DRAWN_PICTURES) {
		list_path(doc, facts, cause);
		return;
	}
	ink_words(ink, "Path: ");
	for (const struct json *step = json_first(cause->path); step != NULL;
	     step = json_next(step), at++) {
		struct str name = str_of(json_text(step, ""));

		if (!is_step_shown(facts, name, at, count)) {
			left_out = true;
			continue;
		}
		ink_words(ink, left_out ? " > ..." : "");
		ink_words(ink, at > 0 ? " > " : "");
		left_out = false;
		code_of(ink, name);
	}
	ink_words(ink, ".");
	doc_item(doc, ink);
}

/* LEAD: it is the first of its family, which has the law of all. */
static void
say_symptom(struct buf *ink, const struct json *symptom, bool lead)
{
	double calls = json_number(json_get(symptom, "ncall"), (double)NAN);
	double p = json_number(json_get(symptom, "p_ncall"), (double)NAN);
	double own = json_number(json_get(symptom, "own_s"), (double)NAN);
	const char *between = "";

	say_callee(ink, str_of(json_text(json_get(symptom, "full_name"), "")));
	if (!isfinite(calls) && !isfinite(p) && !isfinite(own))
		return;
	ink_words(ink, " (");
	if (isfinite(calls)) {
		figure_count(ink, calls);
		ink_words(ink, " calls");
		between = ", ";
	}
	if (isfinite(p) && lead) {
		ink_words(ink, "%sn^", isfinite(calls) ? " as " : "calls as ");
		figure_exponent(ink, p);
		between = ", ";
	}
	if (isfinite(own)) {
		ink_words(ink, "%s", between);
		figure_time(ink, own);
	}
	ink_words(ink, ")");
}

static double
family_of(const struct json *symptom)
{
	return json_number(json_get(symptom, "family"), 0);
}

/* The others of a family after its first. Returns their number. */
static size_t
say_family(struct buf *ink, const struct json *first, size_t most)
{
	double family = family_of(first);
	size_t said = 0;

	for (const struct json *s = json_next(first);
	     s != NULL && family > 0 && said < most; s = json_next(s)) {
		if (family_of(s) < family || family_of(s) > family)
			continue;
		ink_words(ink, said == 0 ? ", in step with it " : ", ");
		say_symptom(ink, s, false);
		said++;
	}
	return said;
}

/* True if another of its family comes before it. */
static bool
is_said(const struct json *symptoms, const struct json *symptom)
{
	double family = family_of(symptom);

	for (const struct json *s = json_first(symptoms);
	     s != symptom && family > 0; s = json_next(s))
		if (!(family_of(s) < family) && !(family_of(s) > family))
			return true;
	return false;
}

static void
say_symptoms(struct doc *doc, const struct cause_line *cause, struct buf *ink)
{
	size_t count = cause_symptom_count(cause), said = 0;

	if (count == 0)
		return;
	ink_words(ink,
	    count == 1 ? "Its symptom below it: " : "Its symptoms below it: ");
	for (const struct json *symptom = json_first(cause->symptoms);
	     symptom != NULL && said < SYMPTOMS_MAX;
	     symptom = json_next(symptom)) {
		if (is_said(cause->symptoms, symptom))
			continue;
		ink_words(ink, said > 0 ? "; " : "");
		say_symptom(ink, symptom, true);
		said++;
		said += say_family(ink, symptom, SYMPTOMS_MAX - said);
	}
	if (count > said)
		ink_words(ink, "; and %zu more", count - said);
	ink_words(ink, ".");
	doc_item(doc, ink);
}

/* The exponents between neighbouring sizes, which show where a law begins and
 * ends. */
static void
say_steps(struct doc *doc, const struct facts *facts,
    const struct cause_line *cause, struct buf *ink)
{
	const struct fact_function *function = facts_function(
	    facts, cause->moved_from.len > 0 ? cause->moved_from
					     : cause->name.full_name);
	const struct scale_line *law =
	    function == NULL ? NULL : facts_cost_law(function);
	bool begun = false;

	if (law == NULL || law->point_count < SIZES_VERDICT)
		return;
	for (size_t i = 0; i + 1 < law->point_count; i++) {
		const double *at = law->points + 2 * i;
		double p = log_slope(at[0], at[1], at[2], at[3]);

		if (!(at[0] > 0 && at[2] > at[0] && isfinite(p)))
			continue;
		if (!begun) {
			ink_words(ink, "Own cost");
			if (cause->moved_from.len > 0) {
				ink_words(ink, " of ");
				say_callee(ink, cause->moved_from);
			}
			ink_words(ink, " from size to size (");
			figure_count(ink, law->n_min);
			ink_words(ink, " to ");
			figure_count(ink, law->n_max);
			ink_words(ink, "): ");
		}
		ink_words(ink, "%sn^%.2f", begun ? ", " : "", p);
		begun = true;
	}
	ink_words(ink, begun ? "." : "");
	doc_item(doc, ink);
}

static void
say_verdict(struct doc *doc, const struct facts *facts,
    const struct cause_line *cause, struct buf *ink)
{
	struct buf place = BUF_EMPTY, bare = BUF_EMPTY;

	show_name(&bare, &cause->name);
	show_place(&place, &cause->name);
	buf_addc(ink, INK_STRONG);
	ink_code(ink, buf_str(&bare));
	buf_addc(ink, INK_STRONG);
	ink_words(ink, place.len > 0 ? ", " : "");
	ink_code(ink, buf_str(&place));
	ink_words(ink, ": ");
	if (cause_is_counted(cause))
		say_more_calls(ink);
	say_growth(ink, growth_of_cause(cause));
	say_range(ink, facts, cause->by, cause->since_n, cause->until_n,
	    cause->beyond);
	ink_words(ink, ".");
	if (isfinite(cause->p_lo) && isfinite(cause->p_hi)) {
		ink_words(
		    ink, cause->verdict == VERDICT_EXPONENTIAL
			     ? " The slope at the largest size is between "
			     : " The exponent is between ");
		figure_exponent(ink, cause->p_lo);
		ink_words(ink, " and ");
		figure_exponent(ink, cause->p_hi);
		ink_words(ink, "%s",
		    cause->confidence != CONFIDENCE_NONE ? ", " : ".");
	} else if (cause->confidence != CONFIDENCE_NONE) {
		ink_words(ink, " The verdict is ");
	}
	if (cause->confidence != CONFIDENCE_NONE)
		ink_words(ink, "%s.", confidence_name(cause->confidence));
	if (cause->law.len > 0) {
		ink_words(ink, " Fitted: ");
		ink_code(ink, cause->law);
		ink_words(ink, ".");
	}
	buf_free(&place);
	buf_free(&bare);
	doc_item(doc, ink);
}

static void
say_yours(struct doc *doc, const struct cause_line *cause, struct buf *ink)
{
	struct name yours = full_name_split(cause->yours);

	if (!cause_is_led_to(cause))
		return;
	ink_words(ink, "Yours: ");
	ink_name(ink, &yours);
	ink_words(ink, " calls ");
	say_callee(ink, cause->way);
	if (isfinite(cause->yours_lineno))
		ink_words(
		    ink, " in line%c%.0f.", INK_GLUE, cause->yours_lineno);
	else
		ink_words(ink, "; the line is where it begins.");
	doc_item(doc, ink);
}

static void
detail(struct doc *doc, const struct facts *facts,
    const struct cause_line *cause, size_t rank, double budget)
{
	struct buf ink = BUF_EMPTY;

	draw_culprit(doc, facts, cause, rank, budget);
	say_verdict(doc, facts, cause, &ink);
	if (rank > 0) {
		say_why(&ink, facts, cause);
		ink_words(&ink, ". ");
		say_advice(&ink, cause);
		say_axis(&ink, cause);
		say_cost(&ink, facts, cause);
		if (ink.len > 0 && ink.data[0] == 'i')
			ink.data[0] = 'I';
		doc_item(doc, &ink);
	}
	say_yours(doc, cause, &ink);
	draw_split(doc, facts, cause, &ink);
	say_path(doc, facts, cause, &ink);
	say_symptoms(doc, cause, &ink);
	say_steps(doc, facts, cause, &ink);
	buf_free(&ink);
}

static void
full_names(struct doc *doc, const struct facts *facts, size_t count)
{
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, "Full names of the culprits");
	doc_details(doc, &ink);
	for (size_t i = 0; i < count; i++) {
		ink_code(&ink, facts->causes[i].name.full_name);
		doc_item(doc, &ink);
	}
	doc_details_end(doc);
	buf_free(&ink);
}

void
section_culprits(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	struct buf ink = BUF_EMPTY;
	size_t count = facts->cause_count;

	if (count == 0)
		return;
	if (count > options->limit)
		count = options->limit;
	if (options->brief) {
		for (size_t i = 0; i < count; i++)
			detail(
			    doc, facts, &facts->causes[i], i, options->budget);
		return;
	}
	doc_heading(doc, 2, "Culprits");
	ink_words(&ink, "Own cost is a function's self time and that of the C "
			"functions that it calls itself; a culprit's is given "
			"with that of its symptoms. The columns calls and "
			"each are the exponents of its calls and of the own "
			"cost of one call.");
	doc_paragraph(doc, &ink);
	doc_table(doc, columns, COLUMNS);
	for (size_t i = 0; i < count; i++)
		add_row(doc, &facts->causes[i]);
	doc_table_end(doc);
	if (count < facts->cause_count) {
		ink_words(
		    &ink, "%zu more are left out.", facts->cause_count - count);
		doc_paragraph(doc, &ink);
	}
	for (size_t i = 0; i < count && i < DETAILS_MAX; i++) {
		ink_words(&ink, "Culprit %zu", i + 1);
		doc_heading(doc, 3, buf_text(&ink));
		buf_clear(&ink);
		detail(doc, facts, &facts->causes[i], i, options->budget);
	}
	full_names(doc, facts, count);
	buf_free(&ink);
}
