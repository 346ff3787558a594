/* sentences.c: see sentences.h. */
#include "report/sentences.h"

#include <math.h>
#include <string.h>

#include "law/bounds.h"
#include "law/judge.h"
#include "report/document.h"
#include "report/figures.h"
#include "report/sections.h"
#include "report/span.h"
#include "stream/python.h"

/* ---- sizes ---- */

/* "calls of `f`", the function whose calls are n; its path is listed with the
 * sources. Or "passes of the loop of `f` (line 12)", "items of list `seen` of
 * `f`". ONE: a single one. */
static void
say_driver(struct buf *out, struct str by, bool one)
{
	struct name name = full_name_split(by);
	struct str variable;
	enum python_part part =
	    python_part_of(name.name, &name.name, &variable);

	if (part == PART_LOOP) {
		ink_words(out,
		    one ? "pass of the loop of " : "passes of the loop of ");
	} else if (part == PART_LENGTH) {
		ink_words(out, one ? "item of " : "items of ");
		ink_variable(out, variable);
		ink_words(out, " of ");
	} else {
		ink_words(out, one ? "call of " : "calls of ");
	}
	ink_alone(out, &name);
	if (part == PART_LOOP)
		ink_words(out, " (line%c%.0f)", INK_GLUE, name.lineno);
}

void
say_n(struct buf *out, struct str by, double n)
{
	if (str_is(by, "size")) {
		ink_words(out, "size%c", INK_GLUE);
		figure_count(out, n);
		return;
	}
	ink_words(out, "n%c=%c", INK_GLUE, INK_GLUE);
	figure_count(out, n);
	if (str_is(by, "iterations")) {
		ink_words(out, " iterations");
	} else if (by.len > 0) {
		ink_words(out, " ");
		say_driver(out, by, false);
	}
}

/* " (29 days, 21 of them weekdays)", or nothing. */
static void
say_days(struct buf *out, const struct facts *facts, struct str by, double n)
{
	struct span span;

	if (!span_of(facts, by, n, &span))
		return;
	ink_words(out, " (%s%.0f day%s, %.0f of them weekdays)",
	    span.exact ? "" : "about ", span.days,
	    round(span.days) == 1 ? "" : "s", span.weekdays);
}

void
say_n_days(struct buf *out, const struct facts *facts, struct str by, double n)
{
	say_n(out, by, n);
	say_days(out, facts, by, n);
}

void
say_each(struct buf *out, struct str by)
{
	if (str_is(by, "iterations")) {
		ink_words(out, "an iteration");
	} else if (str_is(by, "size") || by.len == 0) {
		ink_words(out, "a unit of size");
	} else {
		ink_words(out, "a ");
		say_driver(out, by, true);
	}
}

/* ---- shares ---- */

static bool
is_by_the_wall(const struct facts *facts)
{
	for (size_t i = 0; i < run_table_count(facts->runs); i++)
		if (strcmp(
			run_result_text(run_table_at(facts->runs, i), "clock"),
			"wall") == 0)
			return true;
	return false;
}

void
say_share(struct buf *out, const struct facts *facts, double share)
{
	figure_percent(out, share);
	ink_words(out, is_by_the_wall(facts) ? " of the profiled time"
					     : " of the computing time");
}

/* ---- growth ---- */

void
say_range(struct buf *out, const struct facts *facts, struct str by,
    double since_n, double until_n, double beyond)
{
	bool ends = isfinite(until_n);

	if (!ends && !isfinite(since_n))
		return;
	ink_words(out, ends ? " up to about " : " from about ");
	say_n_days(out, facts, by, ends ? until_n : since_n);
	if (!ends)
		return;
	if (!isfinite(beyond)) {
		ink_words(out, " and bends down since");
		return;
	}
	ink_words(out, beyond <= WORD_CAPPED ? " and is capped since (n^"
					     : " and bends down since (n^");
	figure_exponent(out, beyond);
	ink_words(out, ")");
}

/* ---- the whole run, and what next ---- */

/* False for what noise may have bent: a law that is not decided, or that is
 * steep but not firm. */
static bool
is_known(const struct facts *facts, const struct scale_line *wall)
{
	const struct answer_line *answer = &facts->across;

	/* The answer, which asks for more, may be about the whole run. */
	if (wall->verdict == VERDICT_NONE ||
	    (answer->outcome == OUTCOME_OPEN &&
		str_is(answer->kind, "program")))
		return false;
	return wall->confidence == CONFIDENCE_FIRM ||
	       (wall->confidence == CONFIDENCE_PROVISIONAL &&
		   wall->verdict <= VERDICT_NEAR_LINEAR);
}

/* "The whole run grows in step with the data (n^1.00), provisional: " */
static void
say_wall_law(struct buf *out, const struct scale_line *wall)
{
	ink_words(out, "The whole run ");
	say_growth(out, growth_of_law(wall));
	if (wall->verdict == VERDICT_SUBLINEAR)
		ink_words(out, ", as where much of it is start-up");
	if (wall->confidence != CONFIDENCE_FIRM)
		ink_words(out, ", %s", confidence_name(wall->confidence));
	ink_words(out, ": ");
}

/* True for CAUSE and what its time is said to include. */
static bool
is_of_cause(const struct cause_line *cause, struct str full_name)
{
	if (str_equal(full_name, cause->name.full_name))
		return true;
	for (const struct json *s = json_first(cause->symptoms); s != NULL;
	     s = json_next(s))
		if (str_is(full_name, json_text(json_get(s, "full_name"), "")))
			return true;
	return false;
}

/* ", 83 % to `work` (n^1.00)": what has most of the NOW seconds of the run beside
 * CAUSE, if that is worth a word. */
static void
say_biggest_other(struct buf *out, const struct facts *facts,
    const struct cause_line *cause, double now)
{
	const struct scale_line *most = NULL;
	double most_part = SHARE_TOLD;

	for (size_t i = 0; i < facts->function_count; i++) {
		const struct fact_function *f = &facts->functions[i];
		const struct scale_line *law = facts_cost_law(f);
		double part;

		if (law == NULL || !str_is(f->kind, "func") ||
		    is_of_cause(cause, f->name.full_name))
			continue;
		/* Processes beside each other compute more than the run took. */
		part = fmin(law->share, law_last(law) / now);
		if (part >= most_part && (most == NULL || part > most_part)) {
			most = law;
			most_part = part;
		}
	}
	if (most == NULL)
		return;
	ink_words(out, ", ");
	figure_percent(out, most_part);
	ink_words(out, " to ");
	ink_alone(out, &most->name);
	if (is_known(facts, most) && isfinite(most->p)) {
		ink_words(out, " (n^");
		figure_exponent(out, most->p);
		ink_words(out, ")");
	}
}

/* What comes before the time of the whole run: its law, unless a firm culprit
 * says more. Start-up hides the growth of that for a while. True where it is no
 * law. */
static bool
say_program_law(
    struct buf *out, const struct facts *facts, const struct scale_line *wall)
{
	const struct cause_line *first =
	    facts->cause_count > 0 ? &facts->causes[0] : NULL;
	bool sure = first != NULL && first->confidence == CONFIDENCE_FIRM;
	bool flat = first != NULL && wall->verdict <= VERDICT_NEAR_LINEAR;

	if (!is_known(facts, wall) && !sure) {
		ink_words(out, "How the whole run grows is open");
		if (interval_tells(wall->p_lo, wall->p_hi)) {
			ink_words(out, " (");
			say_interval(out, wall->p, wall->p_lo, wall->p_hi);
			ink_words(out, ")");
		}
		ink_words(out, ": ");
	} else if (is_known(facts, wall) && flat &&
		   !(2 * first->own_now > law_last(wall))) {
		ink_words(out, "The whole run does not show it yet, for most "
			       "of its time goes to other things");
		say_biggest_other(out, facts, first, law_last(wall));
		ink_words(out, ": ");
	} else if (!is_known(facts, wall) || (flat && sure)) {
		ink_words(out, "The whole run took ");
		return true;
	} else {
		say_wall_law(out, wall);
	}
	return false;
}

void
say_program(struct buf *out, const struct facts *facts)
{
	const struct scale_line *wall = facts->program[METRIC_WALL];
	double now = law_last(wall);
	bool bare;

	if (wall == NULL || !isfinite(wall->p) || !isfinite(now) ||
	    !isfinite(wall->n_max))
		return;
	bare = say_program_law(out, facts, wall);
	figure_time(out, now);
	ink_words(out, " at ");
	say_n(out, wall->by, wall->n_max);
	if (isfinite(wall->at_target) && !(wall->target <= wall->n_max)) {
		ink_words(out, bare ? ", and would take about " : ", about ");
		figure_time(out, wall->at_target);
		if (isfinite(wall->at_lo) && isfinite(wall->at_hi) &&
		    wall->at_hi > wall->at_lo) {
			ink_words(out, " (");
			figure_time(out, wall->at_lo);
			ink_words(out, " to ");
			figure_time(out, wall->at_hi);
			ink_words(out, ")");
		}
		ink_words(out, " at ");
		say_n(out, wall->by, wall->target);
	}
	ink_words(out, ".");
}

void
say_next_step(struct buf *out, const struct facts *facts)
{
	const struct answer_line *answer = &facts->across;

	if (is_too_short(facts))
		return;
	if (answer->next == NEXT_REPEAT && is_repeated(facts)) {
		ink_words(out, "The cheapest next step: twice the sizes, for "
			       "these have been repeated.");
	} else if (answer->next == NEXT_EVEN) {
		ink_words(out, "The cheapest next step: sizes in even steps, "
			       "which tell a power of n from what doubles with "
			       "each so many more.");
	} else if (answer->next == NEXT_REPEAT) {
		ink_words(out, "The cheapest next step: repeat the sizes that "
			       "are there, so that the noise can be told from "
			       "the growth.");
	} else if (answer->next == NEXT_LARGER || answer->next == NEXT_STEP) {
		ink_words(out, "The cheapest next step: ");
		ink_words(out, answer->next == NEXT_STEP
				   ? "one more run, one step larger, "
				   : "one more run of twice the largest "
				     "size, ");
		say_n(out, answer->by, answer->next_n);
		if (isfinite(answer->next_s)) {
			ink_words(out, ", about ");
			figure_time(out, answer->next_s);
		}
		ink_words(out, ".");
		if (str_is(answer->by, "size"))
			say_failed_at(out, facts, 0, answer->next_n);
	}
}
