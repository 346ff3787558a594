/*
 * ended.c: what became of the runs, in a sentence: that all failed, that those
 * on parts of an input did, and that one was not all that it started.
 *
 *	No verdict: all runs failed (the last: no profile): a.out is a native
 *	program and started no Python: ...
 */
#include <math.h>
#include <string.h>

#include "law/bounds.h"
#include "report/figures.h"
#include "report/sections.h"
#include "stream/json.h"

/* How RUN ended, the last of FAILED ones. */
static const struct fact_note *
find_note(const struct facts *facts, const char *code)
{
	for (size_t i = 0; i < facts->note_count; i++)
		if (str_is(facts->notes[i].code, code))
			return &facts->notes[i];
	return NULL;
}

/* " (`KeyError`)", with WORDS before the error; nothing where it is not known. */
static void
say_error(struct buf *out, const struct run_line *run, const char *words)
{
	if (run->error[0] == '\0')
		return;
	ink_words(out, " (%s", words);
	ink_code(out, str_of(run->error));
	ink_words(out, ")");
}

/* ANSWERED: there is an answer all the same, of what was done until then. */
static void
say_how_failed(
    struct buf *out, const struct run_line *run, size_t failed, bool answered)
{
	const char *advice = run_result_text(run, "advice");
	const char *notes = run_result_text(run, "notes");

	if (*advice != '\0' && failed == 1) {
		ink_strong(out,
		    answered ? STR("The run failed:") : STR("No verdict:"));
		ink_words(out, " ");
		ink_quote(out, str_of(advice));
		return;
	}
	if (answered)
		ink_strong(out, failed == 1 ? STR("The run failed")
					    : STR("All runs failed"));
	else
		ink_strong(out, failed == 1
				    ? STR("No verdict: the run failed")
				    : STR("No verdict: all runs failed"));
	say_error(out, run, failed == 1 ? "" : "the last: ");
	if (*advice != '\0') {
		ink_words(out, ": ");
		ink_quote(out, str_of(advice));
	} else if (*notes != '\0') {
		/* Notes need not be the reason. */
		ink_words(out, ". Noted: ");
		ink_quote(out, str_of(notes));
	}
}

static void
say_log(struct buf *out, const struct run_line *run)
{
	const char *log = run_result_text(run, "log_file");

	if (*log == '\0')
		return;
	ink_words(out, ". What it wrote is in ");
	ink_code(out, str_of(log));
	ink_words(out, " beside its receipt");
}

/* The last of the runs that were made, where all *FAILED of them did; else
 * NULL. */
static const struct run_line *
last_failed(const struct facts *facts, size_t *failed)
{
	const struct run_line *last = NULL;

	*failed = 0;
	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);

		/* Pending runs say nothing yet. */
		if (run->result == NULL && strcmp(run->status, "pending") == 0)
			continue;
		if (strcmp(run->status, "error") != 0)
			return NULL;
		last = run;
		++*failed;
	}
	return last;
}

bool
is_one_size(const struct facts *facts)
{
	for (size_t i = 1; i < run_table_count(facts->runs); i++) {
		const struct run_line *a = run_table_at(facts->runs, 0);
		const struct run_line *b = run_table_at(facts->runs, i);

		if (strcmp(a->start, b->start) != 0 ||
		    strcmp(a->end, b->end) != 0 || a->size < b->size ||
		    a->size > b->size)
			return false;
	}
	return true;
}

bool
is_judged(const struct facts *facts)
{
	size_t count = run_table_count(facts->runs);
	const struct run_line *last;
	double seconds;

	if (count == 0 || find_note(facts, "own-status") == NULL)
		return false;
	last = run_table_at(facts->runs, count - 1);
	seconds = run_result_number(last, "threads_total_seconds");
	if (isnan(seconds))
		seconds = run_result_number(last, "wall_seconds_total");
	return *run_result_text(last, "advice") == '\0' && seconds >= SHORT_S;
}

bool
say_failed(struct buf *out, const struct facts *facts)
{
	size_t failed;
	const struct run_line *run = last_failed(facts, &failed);

	if (run == NULL || is_judged(facts))
		return false;
	say_how_failed(out, run, failed, false);
	say_log(out, run);
	ink_words(out, ".");
	return true;
}

bool
say_stopped(struct buf *out, const struct facts *facts)
{
	double most = NAN;
	size_t stopped = 0;

	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);
		double seconds =
		    run_result_number(run, "threads_total_seconds");

		if (!json_bool(json_get(run->result, "early_exit"), false) ||
		    isnan(seconds))
			continue;
		most = fmax(most, seconds);
		stopped++;
	}
	if (stopped == 0)
		return false;
	ink_strong(out, STR("No verdict:"));
	ink_words(out,
	    stopped == 1 ? " the run was stopped before its end, when it had "
			   "computed for "
			 : " %zu runs were stopped before their ends, when the "
			   "longest had computed for ",
	    stopped);
	figure_time(out, most);
	ink_words(out, ".");
	return true;
}

void
say_left_out(struct buf *out, const struct facts *facts)
{
	const struct run_line *last = NULL;
	const char *log;
	size_t failed = 0;

	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);

		if (strcmp(run->status, "error") != 0)
			continue;
		last = run;
		failed++;
	}
	if (failed == 0 || failed == run_table_count(facts->runs))
		return;
	if (failed > 1)
		ink_words(out, "%zu runs, the last ", failed);
	ink_code(out, str_of(last->id));
	say_error(out, last, "");
	ink_words(out,
	    failed == 1 ? " failed before it came to its size, and is left out"
			: ", failed before they came to their sizes, and are "
			  "left out");
	log = run_result_text(last, "log_file");
	if (*log != '\0') {
		struct buf path = BUF_EMPTY;

		buf_addf(&path, "%s%s%s", last->dir,
		    *last->dir == '\0' ? "" : "/", log);
		ink_words(out, ": ");
		ink_code(out, buf_str(&path));
		ink_words(out, " ends with the reason");
		buf_free(&path);
	}
	ink_words(out, ".");
}

bool
say_failed_at(
    struct buf *out, const struct facts *facts, double above, double size)
{
	const struct run_line *least = NULL;

	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);

		if (strcmp(run->status, "error") == 0 && run->size > above &&
		    run->size <= size &&
		    (least == NULL || run->size < least->size))
			least = run;
	}
	if (least == NULL || find_note(facts, "own-status") != NULL)
		return false;
	ink_words(out, " At size%c", INK_GLUE);
	figure_count(out, least->size);
	ink_words(out, " it failed");
	say_error(out, least, "");
	ink_words(out, ": mend that first.");
	return true;
}

static bool
quote_note(struct buf *out, const struct facts *facts, const char *code,
    const char *before)
{
	const struct fact_note *note = find_note(facts, code);

	if (note == NULL)
		return false;
	if (*before != '\0')
		ink_strong(out, str_of(before));
	ink_quote(out, note->texts[0].text);
	ink_words(out, ".");
	return true;
}

bool
say_parts(struct buf *out, const struct facts *facts)
{
	return quote_note(out, facts, "parts", "No verdict: ");
}

/* Runs with a status of their own, and what they lack. */
static bool
say_own_status(struct buf *out, const struct facts *facts)
{
	size_t count = run_table_count(facts->runs);
	const char *advice = "";

	if (!quote_note(out, facts, "own-status", ""))
		return false;
	if (count > 0)
		advice = run_result_text(
		    run_table_at(facts->runs, count - 1), "advice");
	if (*advice != '\0') {
		ink_words(out, " But ");
		ink_quote(out, str_of(advice));
		ink_words(out, ".");
	}
	return true;
}

static void
say_ended(struct buf *out, const struct facts *facts)
{
	size_t failed;
	const struct run_line *run = last_failed(facts, &failed);
	bool within =
	    facts->cause_count > 0 || facts->within.outcome != OUTCOME_NONE;

	if (find_note(facts, "parts") != NULL)
		return;
	if (find_note(facts, "own-status") != NULL) {
		if (!within && is_one_size(facts) && !is_judged(facts))
			return;
		say_own_status(out, facts);
	} else if (run != NULL && within) {
		say_how_failed(out, run, failed, true);
		say_log(out, run);
		ink_words(out, ".");
	} else {
		return;
	}
	if (run != NULL && is_one_size(facts))
		ink_words(out, " What follows is of what it did until then.");
}

void
section_ended(struct doc *doc, const struct facts *facts)
{
	struct buf ink = BUF_EMPTY;

	say_ended(&ink, facts);
	doc_paragraph(doc, &ink);
	buf_free(&ink);
}

void
say_processes(struct buf *ink, const struct facts *facts)
{
	double most = 1;

	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		double count = run_result_number(
		    run_table_at(facts->runs, i), "processes");

		if (count > most)
			most = count;
	}
	if (most > 1)
		ink_words(ink,
		    "Measured in %.0f processes%s: the figures are their sum.",
		    most,
		    run_table_count(facts->runs) > 1 ? " a run at most" : "");
}

void
say_children(struct buf *ink, const struct facts *facts)
{
	const struct run_line *run;
	double children;
	const char *first;

	if (run_table_count(facts->runs) != 1)
		return;
	run = run_table_at(facts->runs, 0);
	children = run_result_number(run, "children");
	first = json_text(json_first(run->result == NULL ? NULL
							 : json_get(run->result,
							       "child_files")),
	    "");
	if (!(children >= 1) || *first == '\0')
		return;
	ink_words(ink,
	    children < 2
		? "The run started another program, whose profile is not "
		  "part of this: "
		: "The run started %.0f more programs, whose profiles are "
		  "not part of this; the largest: ",
	    children);
	ink_code(ink, str_of(first));
	ink_words(ink, " (");
	ink_code(ink, STR("prof-parse file | prof-report"));
	ink_words(ink, ").");
}
