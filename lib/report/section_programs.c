/*
 * section_programs.c: several programs side by side, by their laws.
 *
 *	| program   | culprit          |      n^p | verdict   |     n | whole run |
 *	| `macd.py` | `macd.py:2 seen` |     2.02 | quadratic | 8,000 |     3.2 s |
 *	| `rsi.py`  |                  |          | clean     | 8,000 |     0.2 s |
 */
#include "report/sections.h"

#include <math.h>
#include <stdlib.h>

#include "law/judge.h"
#include "report/cells.h"
#include "report/charts.h"
#include "report/crossings.h"
#include "report/figures.h"
#include "report/sentences.h"

#define NAME_WIDTH 33
/* So many are compared in pairs, and drawn. */
#define PAIRED 4
#define DRAWN  12

/* What all names begin with, up to a blank, tells nothing beside others: its
 * length. */
static size_t
common_words(const struct facts *const *programs, size_t count)
{
	struct str first = count > 0 ? programs[0]->program_name : STR("");
	size_t end = 0;

	for (size_t at = 0; at < first.len; at++) {
		if (first.data[at] != ' ')
			continue;
		for (size_t i = 1; i < count; i++) {
			struct str name = programs[i]->program_name;

			if (name.len <= at + 1 ||
			    memcmp(name.data, first.data, at + 1) != 0)
				return end;
		}
		end = at + 1;
	}
	return end;
}

static struct str
name_from(const struct facts *program, size_t skip)
{
	return (struct str){program->program_name.data + skip,
	    program->program_name.len - skip};
}

/* NULL: nothing is to blame. */
static const struct cause_line *
worst_of(const struct facts *program)
{
	return program->cause_count > 0 ? &program->causes[0] : NULL;
}

static enum answer_outcome
outcome_of(const struct facts *program)
{
	return program->across.outcome != OUTCOME_NONE
		   ? program->across.outcome
		   : program->within.outcome;
}

/* The exponent of the worst culprit, above those of all that have none; of these
 * the clean ones are last. */
static double
rank_of(const struct facts *program)
{
	const struct cause_line *cause = worst_of(program);

	if (cause != NULL)
		return growth_of_cause(cause).p;
	return -1 - (double)outcome_of(program);
}

const struct facts **
programs_by_law(const struct facts *facts)
{
	size_t count = facts->program_count;
	const struct facts **order = xcalloc(count + 1, sizeof(*order));

	for (size_t i = 0; i < count; i++) {
		const struct facts *program = facts->programs[i];
		size_t at = i;

		for (; at > 0 && rank_of(program) > rank_of(order[at - 1]);
		     at--)
			order[at] = order[at - 1];
		order[at] = program;
	}
	return order;
}

static void
say_standing(struct doc *doc, const struct facts *program)
{
	static const char *const outcomes[] = {"no verdict", "no verdict",
	    "open", "grows", "mostly clean", "clean", "fades"};
	const struct cause_line *cause = worst_of(program);
	struct buf ink = BUF_EMPTY, text = BUF_EMPTY;

	if (cause != NULL) {
		show_fit(&text, &cause->name, NAME_WIDTH);
		ink_code(&ink, buf_str(&text));
	}
	doc_cell(doc, &ink);
	cell_exponent(
	    doc, cause != NULL && interval_tells(cause->p_lo, cause->p_hi)
		     ? growth_of_cause(cause).p
		     : (double)NAN);
	if (cause != NULL)
		say_cause_verdict(&ink, cause);
	else
		ink_words(&ink, "%s", outcomes[outcome_of(program)]);
	doc_cell(doc, &ink);
	buf_free(&text);
	buf_free(&ink);
}

/* The class of its wall time, as "n^2"; only where that is decided. */
static void
cell_class(struct doc *doc, const struct scale_line *wall)
{
	struct buf ink = BUF_EMPTY;

	if (wall != NULL && wall->verdict != VERDICT_NONE &&
	    wall->confidence > CONFIDENCE_UNDECIDED)
		ink_words(&ink, "%s", class_name(wall->class));
	doc_cell(doc, &ink);
	buf_free(&ink);
}

static void
add_row(
    struct doc *doc, const struct facts *program, double common, size_t skip)
{
	const struct scale_line *wall = program->program[METRIC_WALL];
	struct buf ink = BUF_EMPTY;

	ink_code(&ink, name_from(program, skip));
	doc_cell(doc, &ink);
	cell_count(doc, (double)run_table_count(program->runs));
	say_standing(doc, program);
	cell_class(doc, wall);
	cell_time(doc, isnan(common) ? common : wall_at(wall, common));
	cell_count(doc, wall == NULL ? (double)NAN : wall->n_max);
	cell_time(doc, wall == NULL ? (double)NAN : law_last(wall));
	cell_time(doc, wall != NULL && !(wall->target <= wall->n_max)
			   ? wall->at_target
			   : (double)NAN);
	buf_free(&ink);
}

/* True if all end at one n: then that column is the common size. */
static bool
same_n(const struct facts *const *programs, size_t count)
{
	double n = common_n(programs, count);

	for (size_t i = 0; i < count; i++) {
		const struct scale_line *wall =
		    programs[i]->program[METRIC_WALL];

		if (wall == NULL || wall->n_max > n || wall->n_max < n)
			return false;
	}
	return true;
}

/* Two digits of N: no crossing is known better. */
static double
about(double n)
{
	double unit = pow(10, floor(log10(n)) - 1);

	return unit < 1 ? n : round(n / unit) * unit;
}

static void
say_pair(
    struct doc *doc, const struct facts *a, const struct facts *b, size_t skip)
{
	const struct scale_line *wall = a->program[METRIC_WALL];
	struct crossing crossing =
	    crossing_between(wall, b->program[METRIC_WALL]);
	struct buf ink = BUF_EMPTY;
	bool faster =
	    crossing.times > 0 ? crossing.first > 0 : crossing.last > 0;

	if (isnan(crossing.from))
		return;
	/* The one that is faster at first is told of the other. */
	ink_code(&ink, name_from(faster ? b : a, skip));
	if (crossing.times == 0 && crossing.last == 0)
		ink_words(&ink, " takes as long as ");
	else
		ink_words(&ink, " is faster than ");
	ink_code(&ink, name_from(faster ? a : b, skip));
	if (crossing.times > 0) {
		ink_words(&ink, " below about ");
		say_n_days(&ink, a, wall->by, about(crossing.n));
		ink_words(&ink, crossing.told ? ", by their laws, " : ", ");
		ink_words(&ink,
		    crossing.times == 1
			? "and slower above."
			: "and then they change places %zu times more.",
		    crossing.times - 1);
	} else {
		ink_words(&ink, " from ");
		say_n(&ink, wall->by, crossing.from);
		ink_words(&ink, " to ");
		figure_count(&ink, crossing.to);
		if (crossing.last != 0) {
			ink_words(&ink, ", there by a factor of ");
			figure_ratio(
			    &ink, fmax(crossing.ratio, 1 / crossing.ratio));
		}
		ink_words(&ink, ".");
	}
	doc_item(doc, &ink);
	buf_free(&ink);
}

/* The one that takes least at N. */
static size_t
fastest_at(const struct facts *const *programs, size_t count, double n)
{
	size_t best = 0;

	for (size_t i = 1; i < count; i++)
		if (wall_at(programs[i]->program[METRIC_WALL], n) <
		    wall_at(programs[best]->program[METRIC_WALL], n))
			best = i;
	return best;
}

/* Each with each; of many, each with the fastest. */
static void
compare(struct doc *doc, const struct facts *const *programs, size_t count,
    double common, size_t skip)
{
	size_t best = fastest_at(programs, count, common);
	struct buf ink = BUF_EMPTY;

	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++)
			if (count <= PAIRED || i == best || k == best)
				say_pair(doc, programs[i], programs[k], skip);
	if (doc->drawn == DRAWN_PICTURES && count <= DRAWN) {
		ink_words(&ink, "Wall time by ");
		ink_words(&ink, "%s",
		    str_is(programs[0]->program[METRIC_WALL]->by, "iterations")
			? "iterations"
			: "size");
		ink_words(&ink, ", both axes logarithmic; dashed: by the law.");
		doc_chart(doc, chart_of_programs(programs, count, skip), "wide",
		    &ink);
	}
	buf_free(&ink);
}

void
section_programs(
    struct doc *doc, const struct facts *const *programs, size_t count)
{
	static const struct doc_column columns[] = {{"program", false},
	    {"runs", true}, {"culprit", false}, {"n^p", true},
	    {"verdict", false}, {"law", false}, {"common", true}, {"n", true},
	    {"whole run", true}, {"at target", true}};
	double common = common_n(programs, count);
	size_t skip = common_words(programs, count);
	struct buf ink = BUF_EMPTY;

	ink_words(&ink,
	    "%zu programs, each with laws of its own; the one with the "
	    "steepest "
	    "culprit comes first.",
	    count);
	if (isfinite(common)) {
		ink_words(&ink, " The common size is ");
		say_n(&ink, programs[0]->program[METRIC_WALL]->by, common);
		ink_words(&ink, "; law and times are of the whole run.");
	}
	doc_paragraph(doc, &ink);
	doc_table(doc, columns, COUNT_OF(columns));
	for (size_t i = 0; i < count; i++)
		add_row(doc, programs[i],
		    same_n(programs, count) ? (double)NAN : common, skip);
	doc_table_end(doc);
	if (isfinite(common))
		compare(doc, programs, count, common, skip);
	buf_free(&ink);
}

void
program_heading(struct doc *doc, const struct facts *program, size_t number)
{
	size_t count = run_table_count(program->runs);
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, "Program %zu", number);
	doc_heading(doc, 1, buf_text(&ink));
	buf_clear(&ink);
	ink_code(&ink, program->program_name);
	ink_words(&ink, ", %zu run%s.", count, count == 1 ? "" : "s");
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}
