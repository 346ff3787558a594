/* news.c: see news.h. */
#include "notify/news.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "law/vocabulary.h"

/* Causes, and runs that failed, that are told by name. */
#define TOLD	   3
#define NAME_WIDTH 60

struct news {
	struct run_table *runs;
	struct buf causes;
	size_t cause_count;
};

struct news *
news_new(void)
{
	struct news *news = xcalloc(1, sizeof(*news));

	news->runs = run_table_new();
	return news;
}

void
news_free(struct news *news)
{
	run_table_free(news->runs);
	buf_free(&news->causes);
	free(news);
}

const struct run_line *
news_take_run(struct news *news, struct run_line *run)
{
	return run_table_put(news->runs, run);
}

static void
add_name(struct buf *out, struct str name)
{
	struct buf text = BUF_EMPTY;

	buf_add_visible(&text, name);
	buf_add_cut(out, buf_str(&text), NAME_WIDTH, "...", 2);
	buf_free(&text);
}

void
news_take_cause(struct news *news, const struct cause_line *cause)
{
	struct buf *out = &news->causes;

	if (++news->cause_count > TOLD)
		return;
	buf_addc(out, '\n');
	add_name(out, cause->name.full_name);
	buf_addf(out, ": %s (", verdict_name(cause->verdict));
	if (isfinite(cause->p_own))
		buf_addf(out, "n^%.2f, ", cause->p_own);
	buf_addf(out, "%s)",
	    cause->confidence == CONFIDENCE_NONE
		? "undecided"
		: confidence_name(cause->confidence));
	if (isfinite(cause->share))
		buf_addf(out, ", %.0f %% of the %s", 100 * cause->share,
		    cause->metric == METRIC_WAIT ? "waiting"
						 : "computing time");
}

static size_t
count_of(const struct news *news, const char *status)
{
	size_t count = 0;

	for (size_t i = 0; i < run_table_count(news->runs); i++)
		count +=
		    strcmp(run_table_at(news->runs, i)->status, status) == 0;
	return count;
}

/* "4 runs are done, 1 failed, 2 are left" */
static void
add_counts(struct buf *out, const struct news *news)
{
	size_t done = count_of(news, "done"), failed = count_of(news, "error");
	size_t all = run_table_count(news->runs);

	buf_addf(out, "%zu run%s done", done, done == 1 ? " is" : "s are");
	if (failed > 0)
		buf_addf(out, ", %zu failed", failed);
	if (all > done + failed)
		buf_addf(out, ", %zu %s left", all - done - failed,
		    all - done - failed == 1 ? "is" : "are");
}

char *
news_title(const struct news *news)
{
	struct buf out = BUF_EMPTY;

	buf_adds(&out, "superlinear: ");
	add_counts(&out, news);
	return buf_take(&out);
}

/* ": wk-4 (MemoryError), wk-5 and 3 more" */
static void
add_failed(struct buf *out, const struct news *news)
{
	size_t told = 0, failed = count_of(news, "error");

	for (size_t i = 0; i < run_table_count(news->runs); i++) {
		const struct run_line *run = run_table_at(news->runs, i);

		if (strcmp(run->status, "error") != 0 || told == TOLD)
			continue;
		buf_adds(out, told++ == 0 ? ": " : ", ");
		add_name(out, str_of(run->id));
		if (run->error[0] != '\0') {
			buf_adds(out, " (");
			add_name(out, str_of(run->error));
			buf_addc(out, ')');
		}
	}
	if (failed > told)
		buf_addf(out, " and %zu more", failed - told);
}

static void
add_time(struct buf *out, const struct news *news)
{
	double seconds = 0;

	for (size_t i = 0; i < run_table_count(news->runs); i++) {
		double wall = run_result_number(
		    run_table_at(news->runs, i), "wall_seconds_total");

		seconds += wall > 0 ? wall : 0;
	}
	if (seconds >= 3600)
		buf_addf(out, "; %.0f h %.0f min", floor(seconds / 3600),
		    floor(fmod(seconds, 3600) / 60));
	else if (seconds >= 60)
		buf_addf(out, "; %.0f min", floor(seconds / 60));
	else if (seconds > 0)
		buf_addf(out, "; %.3g s", seconds);
}

char *
news_text(const struct news *news)
{
	struct buf out = BUF_EMPTY;

	add_counts(&out, news);
	add_failed(&out, news);
	add_time(&out, news);
	buf_addc(&out, '.');
	buf_adds(&out, buf_text(&news->causes));
	if (news->cause_count > TOLD)
		buf_addf(&out, "\nand %zu more", news->cause_count - TOLD);
	return buf_take(&out);
}
