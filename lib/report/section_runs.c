/* section_runs.c: waiting, and the runs. */
#include "report/sections.h"

#include <math.h>
#include <string.h>

#include "law/bounds.h"
#include "report/cells.h"
#include "report/charts.h"
#include "report/figures.h"
#include "stream/json.h"

#define RUNS_MAX 200
#define WAIT_MAX 3

/* ---- waiting ---- */

/* Self seconds at the largest size, NAN if unknown. */
static double
self_now(const struct facts *facts, const struct fact_function *function)
{
	double now = law_last(function->laws[METRIC_TSUB]);

	if (!isfinite(now))
		now = law_last(function->laws[METRIC_OWN]);
	if (isfinite(now) || !facts_in_largest(facts, function))
		return now;
	return function->tsub;
}

static void
insert(const struct fact_function **top, double *top_s,
    const struct fact_function *function, double seconds)
{
	for (size_t i = 0; i < WAIT_MAX; i++) {
		if (top[i] != NULL && top_s[i] >= seconds)
			continue;
		memmove(
		    top + i + 1, top + i, (WAIT_MAX - 1 - i) * sizeof(*top));
		memmove(top_s + i + 1, top_s + i,
		    (WAIT_MAX - 1 - i) * sizeof(*top_s));
		top[i] = function;
		top_s[i] = seconds;
		return;
	}
}

/* Seconds at the largest size. */
struct kinds_of_time {
	double computing, waiting, collector;
	bool measured;				   /* measured, not guessed by
						      names */
	const struct fact_function *top[WAIT_MAX]; /* the functions that waited
						      most */
	double top_s[WAIT_MAX];
};

/* Measured seconds of waiting, NAN if not measured. */
static double
wait_now(const struct facts *facts, const struct fact_function *function)
{
	double now = law_last(function->laws[METRIC_WAIT]);

	if (isfinite(now) || !facts_in_largest(facts, function))
		return now;
	return function->wait;
}

static void
add_times(struct kinds_of_time *k, const struct facts *facts,
    const struct fact_function *function)
{
	double now = self_now(facts, function);
	double wait = wait_now(facts, function);

	if (str_is(function->kind, "program"))
		return;
	k->measured |= isfinite(wait);
	if (str_is(function->kind, "wait"))
		wait = now;
	else if (now > 0)
		*(str_is(function->kind, "gc") ? &k->collector
					       : &k->computing) += now;
	if (!(wait > 0))
		return;
	k->waiting += wait;
	insert(k->top, k->top_s, function, wait);
}

static void
say_times(struct buf *ink, const struct kinds_of_time *k)
{
	ink_words(ink, "At the largest size the threads ");
	if (k->waiting > 0) {
		ink_words(ink, "waited for ");
		figure_time(ink, k->waiting);
	}
	if (k->computing > 0) {
		ink_words(ink,
		    k->waiting > 0 ? " and computed for " : "computed for ");
		figure_time(ink, k->computing);
	}
	if (k->collector > 0) {
		ink_words(ink, "; the garbage collector took ");
		figure_time(ink, k->collector);
	}
	if (!(k->waiting > 0)) {
		ink_words(ink, ", which are in no function's time.");
		return;
	}
	ink_words(ink,
	    k->measured ? "; waiting was measured, and is in no other time. "
			  "Most of it: "
			: "; waiting is told by the names of functions, is no "
			  "cost and in none of the tables above. Most of it: ");
}

static void
draw_kinds(struct doc *doc, const struct kinds_of_time *k)
{
	const struct share shares[] = {{.now = k->computing,
					   .look = "comp rib",
					   .ink = "oncomp",
					   .name = "computing",
					   .title = "computing"},
	    {.now = k->collector,
		.look = "gc rib",
		.ink = "ongc",
		.name = "collector",
		.title = "garbage collector"},
	    {.now = k->waiting,
		.look = "others rib",
		.ink = "on",
		.name = "waiting",
		.title = "waiting"}};
	struct buf ink = BUF_EMPTY;

	if (doc->drawn != DRAWN_PICTURES)
		return;
	ink_words(&ink, "Computing, the garbage collector, waiting.");
	doc_chart(doc, chart_of_row(shares, COUNT_OF(shares)), "wide", &ink);
	buf_free(&ink);
}

void
section_waiting(struct doc *doc, const struct facts *facts)
{
	struct kinds_of_time k = {.measured = false};
	struct buf ink = BUF_EMPTY;

	for (size_t i = 0; i < facts->function_count; i++)
		add_times(&k, facts, &facts->functions[i]);
	if (!(k.waiting > 0) &&
	    !(k.collector > COLLECTOR_MATTERS * k.computing))
		return;
	doc_heading(doc, 2, "Waiting apart from computing");
	say_times(&ink, &k);
	for (size_t i = 0; i < WAIT_MAX && k.top[i] != NULL; i++) {
		ink_words(&ink, i > 0 ? ", " : "");
		ink_alone(&ink, &k.top[i]->name);
		ink_words(&ink, " ");
		figure_time(&ink, k.top_s[i]);
	}
	if (k.waiting > 0)
		ink_words(&ink, ".");
	doc_paragraph(doc, &ink);
	draw_kinds(doc, &k);
	buf_free(&ink);
}

/* ---- runs ---- */

static const struct doc_column columns[] = {
    {"run", false},
    {"size", true},
    {"iterations", true},
    {"wall", true},
    {"each", true},
    {"status", false},
};
#define COLUMNS COUNT_OF(columns)

static void
say_status(struct buf *ink, const struct run_line *run)
{
	double limit = run_result_number(run, "timeout_seconds");

	if (run->result != NULL &&
	    json_bool(json_get(run->result, "early_exit"), false)) {
		ink_words(ink, "stopped early");
		if (isfinite(limit)) {
			ink_words(ink, ", ");
			figure_time(ink, limit);
		}
		return;
	}
	if (run->result != NULL &&
	    !json_bool(json_get(run->result, "success"), true) &&
	    strcmp(run->status, "done") == 0)
		ink_words(ink, "no success");
	else
		ink_quote(ink, str_of(run->status));
}

static void
run_row(struct doc *doc, const struct run_line *run, struct buf *ink)
{
	double wall = run_result_number(run, "wall_seconds_total");
	double iterations = run_result_number(run, "iteration_count");

	ink_code(ink, str_of(run->id));
	doc_cell(doc, ink);
	cell_count(doc, run->size);
	cell_count(doc, iterations);
	cell_time(doc, wall);
	cell_time(doc, run_is_complete(run)
			   ? wall / (iterations > 0 ? iterations : run->size)
			   : (double)NAN);
	say_status(ink, run);
	doc_cell(doc, ink);
}

void
section_runs(struct doc *doc, const struct facts *facts)
{
	size_t count = run_table_count(facts->runs);
	struct buf ink = BUF_EMPTY;

	if (count == 0)
		return;
	doc_heading(doc, 2, "Runs");
	ink_words(&ink, "The column each is the wall time of an iteration, or "
			"of a unit of size where iterations were not counted.");
	doc_paragraph(doc, &ink);
	if (doc->drawn == DRAWN_PICTURES) {
		ink_words(&ink, "Wall time of each run against iterations, or "
				"else size, both axes logarithmic.");
		doc_chart(doc, chart_of_runs(facts), "wide", &ink);
	}
	doc_table(doc, columns, COLUMNS);
	for (size_t i = 0; i < count && i < RUNS_MAX; i++)
		run_row(doc, run_table_at(facts->runs, i), &ink);
	doc_table_end(doc);
	if (count > RUNS_MAX) {
		ink_words(&ink, "%zu more runs.", count - RUNS_MAX);
		doc_paragraph(doc, &ink);
	}
	buf_free(&ink);
}
