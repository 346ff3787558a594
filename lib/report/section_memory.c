/*
 * section_memory.c: whether memory grows within the longest run and, if it was
 * traced, which functions hold it.
 *
 *	Memory grows 4.1 kB an iteration in run wk-1: from ... to ...
 *	- Lines of `remember` (cache.py:7) hold 3.1 MB of it at n = 4,992
 *	  iterations, 74 %, and 0.6 kB more an iteration (n^1.00).
 */
#include "report/sections.h"

#include <math.h>

#include "report/charts.h"
#include "report/figures.h"
#include "report/sentences.h"

/* Functions that are told, within a run and over runs. */
#define HOLDERS 5

static bool
is_program(const struct trend_line *trend)
{
	return str_is(trend->kind, "program");
}

static bool
is_within(const struct trend_line *trend)
{
	return trend->within.len > 0;
}

/* A function that holds more and more. */
static bool
is_holder(const struct trend_line *trend)
{
	return trend->metric == METRIC_HELD && !is_program(trend) &&
	       trend->outcome == TREND_RISES;
}

static void
holder_item(struct doc *doc, const struct trend_line *trend)
{
	bool within = is_within(trend);
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, within ? "Lines of " : "With the input, lines of ");
	ink_name(&ink, &trend->name);
	ink_words(&ink, within ? " hold " : " hold at most ");
	figure_bytes(&ink, trend->last);
	ink_words(&ink, " at ");
	say_n(&ink, trend->by, trend->n_max);
	ink_words(&ink, ", ");
	figure_percent(&ink, trend->share);
	ink_words(&ink, ", and ");
	figure_bytes(&ink, trend->each);
	ink_words(&ink, " more ");
	say_each(&ink, trend->by);
	if (isfinite(trend->p)) {
		ink_words(&ink, " (n^");
		figure_exponent(&ink, trend->p);
		ink_words(&ink, ")");
	}
	ink_words(&ink, ".");
	doc_item(doc, &ink);
	buf_free(&ink);
}

static void
add_holders(struct doc *doc, const struct facts *facts, bool within)
{
	size_t told = 0;

	for (size_t i = 0; i < facts->trend_count && told < HOLDERS; i++)
		if (is_holder(&facts->trends[i]) &&
		    is_within(&facts->trends[i]) == within) {
			holder_item(doc, &facts->trends[i]);
			told++;
		}
}

static void
say_end(struct buf *ink, double bytes, double iteration)
{
	figure_bytes(ink, bytes);
	ink_words(ink, " at iteration ");
	figure_count(ink, iteration);
}

/* Of the process. BLOCKS, of the interpreter, may be NULL. */
static void
resident(struct doc *doc, const struct trend_line *bytes,
    const struct trend_line *blocks)
{
	struct buf ink = BUF_EMPTY;

	ink_words(&ink, "%cMemory grows ", INK_STRONG);
	figure_bytes(&ink, bytes->each);
	ink_words(&ink, " an iteration%c in run ", INK_STRONG);
	ink_code(&ink, bytes->within);
	ink_words(&ink, ": from ");
	say_end(&ink, bytes->first, bytes->n_min);
	ink_words(&ink, " to ");
	say_end(&ink, bytes->last, bytes->n_max);
	if (blocks != NULL && blocks->outcome == TREND_RISES) {
		ink_words(&ink, "; of Python's blocks ");
		figure_ratio(&ink, blocks->each);
		ink_words(&ink, " an iteration stay");
	}
	ink_words(&ink, ".");
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}

/* All memory that Python holds. */
static void
traced(struct doc *doc, const struct trend_line *all)
{
	bool grows = all->outcome == TREND_RISES;
	struct buf ink = BUF_EMPTY;

	if (grows) {
		ink_words(&ink, "%cMemory grows ", INK_STRONG);
		figure_bytes(&ink, all->each);
		ink_words(&ink, " ");
		say_each(&ink, all->by);
		ink_words(&ink, "%c: ", INK_STRONG);
	}
	ink_words(&ink, "Python holds ");
	figure_bytes(&ink, all->last);
	ink_words(&ink, " at ");
	say_n(&ink, all->by, all->n_max);
	ink_words(&ink, grows ? "." : ", and this does not grow.");
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}

/* What is said of METRIC of the program within a run, NULL if nothing is. */
static const struct trend_line *
of_program(const struct facts *facts, enum metric metric)
{
	for (size_t i = 0; i < facts->trend_count; i++) {
		const struct trend_line *trend = &facts->trends[i];

		if (trend->metric == metric && is_program(trend) &&
		    is_within(trend))
			return trend;
	}
	return NULL;
}

static void
draw_memory(struct doc *doc, const struct trend_line *bytes)
{
	struct buf ink = BUF_EMPTY;

	if (doc->drawn != DRAWN_PICTURES)
		return;
	ink_words(
	    &ink, "Memory over iterations; the axis does not begin at 0.");
	doc_chart(doc, chart_of_trends(&bytes, 1, CHART_LINEAR, figure_bytes),
	    "wide", &ink);
	buf_free(&ink);
}

void
section_memory(struct doc *doc, const struct facts *facts)
{
	const struct trend_line *all = of_program(facts, METRIC_HELD);
	const struct trend_line *bytes = of_program(facts, METRIC_RSS);
	bool grows = bytes != NULL && bytes->outcome == TREND_RISES;
	bool held = all != NULL;

	for (size_t i = 0; i < facts->trend_count && !held; i++)
		held = is_holder(&facts->trends[i]);
	if (held || grows)
		doc_heading(doc, 2, "Memory");
	if (all != NULL)
		traced(doc, all);
	else if (grows)
		resident(doc, bytes, of_program(facts, METRIC_BLOCKS));
	if (all != NULL || grows)
		draw_memory(doc, all != NULL ? all : bytes);
	add_holders(doc, facts, true);
	add_holders(doc, facts, false);
}
