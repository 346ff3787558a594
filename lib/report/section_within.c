/*
 * section_within.c: whether iterations of the longest run get slower, drawn as
 * a line of characters.
 *
 *	median  4.1 ms -> 9.8 ms  ▃▄▅▆█
 */
#include "report/sections.h"

#include <math.h>

#include "report/charts.h"
#include "report/figures.h"

/* Width of a drawing; more values are averaged. */
#define WIDTH 40

/* Draws values in eight steps from 0 to the largest. */
static void
draw(struct buf *ink, const struct trend_line *trend)
{
	const double *points = trend->points.pairs;
	size_t count = trend->points.count;
	size_t width = count < WIDTH ? count : WIDTH;
	double most = 0;

	for (size_t i = 0; i < count; i++)
		most = fmax(most, points[2 * i + 1]);
	for (size_t i = 0; i < width; i++) {
		size_t begin = i * count / width;
		size_t end = (i + 1) * count / width;
		double part = 0;
		int level;

		for (size_t j = begin; most > 0 && j < end; j++)
			part += points[2 * j + 1] / most;
		level = (int)ceil(8 * part / (double)(end - begin));
		level = level < 1 ? 1 : level > 8 ? 8 : level;
		/* U+2581 to U+2588 */
		buf_addf(ink, "\xe2\x96%c", (char)(0x80 + level));
	}
}

static void
pace_row(struct doc *doc, const struct trend_line *trend)
{
	static const char *const names[] = {
	    "", "mean", "median", "99\004%", "worst"};
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, "%s", names[trend->statistic]);
	doc_cell(doc, &ink);
	figure_time(&ink, trend->first);
	ink_words(&ink, " -> ");
	figure_time(&ink, trend->last);
	doc_cell(doc, &ink);
	if (doc->drawn != DRAWN_PICTURES)
		draw(&ink, trend);
	doc_cell(doc, &ink);
	buf_free(&ink);
}

/* "Calls of `step`", or "Iterations" where no function is known. */
static void
say_what(struct buf *ink, const struct trend_line *trend)
{
	if (str_is(trend->kind, "program")) {
		ink_words(ink, "Iterations");
		return;
	}
	ink_words(ink, "Calls of ");
	ink_alone(ink, &trend->name);
}

/* "Iterations get slower: their median is 2.40 times as long ..." */
static void
say_change(struct buf *ink, const struct trend_line *trend)
{
	bool slower = trend->outcome == TREND_RISES;

	if (slower)
		buf_addc(ink, INK_STRONG);
	say_what(ink, trend);
	if (!slower && trend->outcome != TREND_FALLS) {
		ink_words(ink, " do not get slower. ");
		return;
	}
	ink_words(ink, slower ? " get slower" : " get faster");
	if (slower)
		buf_addc(ink, INK_STRONG);
	ink_words(ink, ": their %s is ",
	    trend->statistic == STATISTIC_MEAN ? "mean" : "median");
	figure_ratio(ink, trend->change);
	ink_words(ink, " times as long in the last third of the intervals "
		       "between checkpoints as in the first. ");
}

static void
say_run(struct buf *ink, const struct trend_line *trend)
{
	ink_words(ink, "Run ");
	ink_code(ink, trend->within);
	ink_words(ink, ", from the first to the last of %zu intervals:",
	    trend->points.count);
}

static bool
is_pace(const struct trend_line *trend)
{
	return trend->metric == METRIC_TAVG &&
	       trend->statistic != STATISTIC_NONE;
}

/* The times from FIRST on as curves. */
static void
draw_pace(struct doc *doc, const struct facts *facts, size_t first)
{
	const struct trend_line *trends[STATISTIC_WORST + 1];
	struct buf ink = BUF_EMPTY;
	size_t count = 0;

	for (size_t i = first;
	     i < facts->trend_count && count < COUNT_OF(trends); i++)
		if (is_pace(&facts->trends[i]))
			trends[count++] = &facts->trends[i];
	if (doc->drawn == DRAWN_PICTURES) {
		ink_words(&ink, "Time over iterations, logarithmic.");
		doc_chart(doc,
		    chart_of_trends(trends, count, CHART_LOG, figure_time),
		    "wide", &ink);
	}
	buf_free(&ink);
}

void
section_pace(struct doc *doc, const struct facts *facts)
{
	static const struct doc_column columns[] = {
	    {"time", false}, {"first -> last", false}, {"on the way", false}};
	struct buf ink = BUF_EMPTY;
	size_t first = 0;

	while (first < facts->trend_count && !is_pace(&facts->trends[first]))
		first++;
	if (first == facts->trend_count)
		return;
	doc_heading(doc, 2, "Time per iteration");
	say_change(&ink, &facts->trends[first]);
	say_run(&ink, &facts->trends[first]);
	doc_paragraph(doc, &ink);
	draw_pace(doc, facts, first);
	doc_table(doc, columns, COUNT_OF(columns));
	for (size_t i = first; i < facts->trend_count; i++)
		if (is_pace(&facts->trends[i]))
			pace_row(doc, &facts->trends[i]);
	doc_table_end(doc);
	buf_free(&ink);
}
