/*
 * section_within.c: whether iterations of the longest run get slower, drawn as
 * a line of characters.
 *
 *	median  4.1 ms -> 9.8 ms  ▃▄▅▆█
 */
#include "report/sections.h"

#include <math.h>
#include <stdlib.h>

#include "law/bounds.h"
#include "report/figures.h"

/* Width of a drawing; more values are averaged. */
#define WIDTH 40

/* Draws values in eight steps from 0 to the largest. */
static void
draw(struct buf *ink, const double *values, size_t count)
{
	size_t width = count < WIDTH ? count : WIDTH;
	double most = 0;

	for (size_t i = 0; i < count; i++)
		most = fmax(most, values[i]);
	for (size_t i = 0; i < width; i++) {
		size_t begin = i * count / width;
		size_t end = (i + 1) * count / width;
		double part = 0;
		int level;

		for (size_t j = begin; most > 0 && j < end; j++)
			part += values[j] / most;
		level = (int)ceil(8 * part / (double)(end - begin));
		level = level < 1 ? 1 : level > 8 ? 8 : level;
		/* U+2581 to U+2588 */
		buf_addf(ink, "\xe2\x96%c", (char)(0x80 + level));
	}
}

static void
pace_row(struct doc *doc, const struct run_points *run, enum pace pace)
{
	static const char *const names[PACES] = {
	    "mean", "median", "99\004%", "worst"};
	struct buf ink = BUF_EMPTY;
	size_t count;
	double *values = run_points_pace(run, pace, &count);

	if (values != NULL) {
		ink_words(&ink, "%s", names[pace]);
		doc_cell(doc, &ink);
		figure_time(&ink, values[0]);
		ink_words(&ink, " -> ");
		figure_time(&ink, values[count - 1]);
		doc_cell(doc, &ink);
		draw(&ink, values, count);
		doc_cell(doc, &ink);
	}
	free(values);
	buf_free(&ink);
}

/* "Calls of `step`", or "Iterations" if no calls were timed. */
static void
say_what(struct buf *ink, const struct run_points *run, bool timed)
{
	struct name name = full_name_split(run->driver);
	struct buf shown = BUF_EMPTY;

	if (!timed || run->driver.len == 0) {
		ink_words(ink, "Iterations");
		return;
	}
	show_name(&shown, &name);
	ink_words(ink, "Calls of ");
	ink_code(ink, buf_str(&shown));
	buf_free(&shown);
}

/* "Iterations get slower: their median is 2.40 times as long ..." */
static void
say_change(
    struct buf *ink, const struct run_points *run, double change, bool timed)
{
	bool slower = change >= PACE_SLOWER;

	if (slower)
		buf_addc(ink, INK_STRONG);
	say_what(ink, run, timed);
	if (change < PACE_SLOWER && change > 1 / PACE_SLOWER) {
		ink_words(ink, " do not get slower. ");
		return;
	}
	ink_words(ink, slower ? " get slower" : " get faster");
	if (slower)
		buf_addc(ink, INK_STRONG);
	ink_words(ink, timed ? ": their median is " : ": their mean is ");
	figure_ratio(ink, change);
	ink_words(ink, " times as long in the last third of the intervals "
		       "between checkpoints as in the first. ");
}

static void
say_run(struct buf *ink, struct str id, size_t count)
{
	ink_words(ink, "Run ");
	ink_code(ink, id);
	ink_words(ink, ", from the first to the last of %zu intervals:", count);
}

void
section_pace(struct doc *doc, const struct facts *facts)
{
	static const struct doc_column columns[] = {
	    {"time", false}, {"first -> last", false}, {"on the way", false}};
	struct str id = {NULL, 0};
	const struct run_points *run =
	    point_facts_largest(facts->checkpoints, &id);
	struct buf ink = BUF_EMPTY;
	double *values = NULL;
	bool timed = true;
	size_t count = 0;

	if (run != NULL)
		values = run_points_pace(run, PACE_MEDIAN, &count);
	if (run != NULL && values == NULL) {
		timed = false;
		values = run_points_pace(run, PACE_MEAN, &count);
	}
	if (values == NULL)
		return;
	doc_heading(doc, 2, "Time per iteration");
	say_change(&ink, run, pace_change(values, count), timed);
	say_run(&ink, id, count);
	doc_paragraph(doc, &ink);
	doc_table(doc, columns, sizeof(columns) / sizeof(columns[0]));
	if (!timed)
		pace_row(doc, run, PACE_MEAN);
	for (int pace = PACE_MEDIAN; timed && pace < PACES; pace++)
		pace_row(doc, run, (enum pace)pace);
	doc_table_end(doc);
	buf_free(&ink);
	free(values);
}
