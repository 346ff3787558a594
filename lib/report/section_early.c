/*
 * section_early.c: the hot spots of runs that were cut short, per call and per
 * iteration, beside the largest whole run: how far a run came does not matter to
 * either.
 */
#include "report/sections.h"

#include <math.h>

#include "report/cells.h"
#include "report/figures.h"
#include "report/names.h"

#define NAME_WIDTH 34

static const struct doc_column columns[] = {{"function", false},
    {"share", true}, {"calls", true}, {"a call", true}, {"whole", true},
    {"an iteration", true}, {"whole", true}};

static void
add_row(struct doc *doc, const struct early_line *line)
{
	struct buf text = BUF_EMPTY, ink = BUF_EMPTY;

	show_fit(&text, &line->name, NAME_WIDTH);
	ink_code(&ink, buf_str(&text));
	doc_cell(doc, &ink);
	cell_percent(doc, line->share);
	cell_count(doc, line->ncall);
	cell_time(doc, line->each_s);
	cell_time(doc, line->whole_each_s);
	cell_time(doc, line->iteration_s);
	cell_time(doc, line->whole_iteration_s);
	buf_free(&text);
	buf_free(&ink);
}

static void
say_run(
    struct doc *doc, const struct facts *facts, const struct early_line *line)
{
	const struct run_line *run = run_table_find(facts->runs, line->run);
	double wall = run == NULL
			  ? (double)NAN
			  : run_result_number(run, "wall_seconds_total");
	struct buf ink = BUF_EMPTY;

	ink_code(&ink, line->run);
	ink_words(&ink, " was cut short");
	if (isfinite(wall)) {
		ink_words(&ink, " after ");
		figure_time(&ink, wall);
	}
	if (isfinite(line->iterations)) {
		ink_words(&ink, ", at iteration ");
		figure_count(&ink, line->iterations);
	}
	ink_words(&ink, ". Its functions by own cost, of a call and of an "
			"iteration until then");
	if (line->whole.len > 0) {
		ink_words(&ink, ", beside those of ");
		ink_code(&ink, line->whole);
		ink_words(&ink, ", the largest whole run");
	}
	ink_words(&ink, ":");
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}

void
section_early(struct doc *doc, const struct facts *facts)
{
	const struct early_line *lines = facts->early;
	size_t count = facts->early_count;

	if (count == 0)
		return;
	doc_heading(doc, 2, "Runs cut short");
	for (size_t i = 0; i < count; i++) {
		bool first =
		    i == 0 || !str_equal(lines[i].run, lines[i - 1].run);

		if (first) {
			say_run(doc, facts, &lines[i]);
			doc_table(doc, columns, COUNT_OF(columns));
		}
		add_row(doc, &lines[i]);
		if (i + 1 == count ||
		    !str_equal(lines[i].run, lines[i + 1].run))
			doc_table_end(doc);
	}
}
