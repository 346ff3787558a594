/*
 * section_programs.c: several programs side by side, by their laws.
 *
 *	| program   | worst culprit    | exponent | verdict   |     n | whole run |
 *	| `macd.py` | `macd.py:2 seen` |     2.02 | quadratic | 8,000 |     3.2 s |
 *	| `rsi.py`  |                  |          | clean     | 8,000 |     0.2 s |
 */
#include "report/sections.h"

#include <math.h>
#include <stdlib.h>

#include "law/judge.h"
#include "report/cells.h"
#include "report/figures.h"
#include "report/sentences.h"

#define NAME_WIDTH 33

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

static void
add_row(struct doc *doc, const struct facts *program)
{
	const struct scale_line *wall = program->program[METRIC_WALL];
	struct buf ink = BUF_EMPTY;

	ink_code(&ink, program->program_name);
	doc_cell(doc, &ink);
	cell_count(doc, (double)run_table_count(program->runs));
	say_standing(doc, program);
	cell_count(doc, wall == NULL ? (double)NAN : wall->n_max);
	cell_time(doc, wall == NULL ? (double)NAN : law_last(wall));
	cell_time(doc, wall != NULL && !(wall->target <= wall->n_max)
			   ? wall->at_target
			   : (double)NAN);
	buf_free(&ink);
}

void
section_programs(
    struct doc *doc, const struct facts *const *programs, size_t count)
{
	static const struct doc_column columns[] = {{"program", false},
	    {"runs", true}, {"worst culprit", false}, {"exponent", true},
	    {"verdict", false}, {"n", true}, {"whole run", true},
	    {"at target", true}};
	struct buf ink = BUF_EMPTY;

	ink_words(&ink,
	    "%zu programs, each with laws of its own; the one with the "
	    "steepest "
	    "culprit comes first.",
	    count);
	doc_paragraph(doc, &ink);
	doc_table(doc, columns, COUNT_OF(columns));
	for (size_t i = 0; i < count; i++)
		add_row(doc, programs[i]);
	doc_table_end(doc);
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
