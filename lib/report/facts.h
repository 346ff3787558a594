/*
 * facts.h: the content of a stream, collected for the report.
 *
 *	struct facts *facts = facts_new();
 *	while ((status = reader_next(in, &row)) == STATUS_OK)
 *		if ((status = facts_take(facts, in, &row)) != STATUS_OK)
 *			break;
 *
 * Memory: a record for each function and metric (of func lines those of the
 * largest run, and three numbers of each other), the runs, and a few texts of each
 * kind of note.
 */
#ifndef REPORT_FACTS_H
#define REPORT_FACTS_H

#include "report/callers.h"
#include "report/names.h"
#include "report/repeats.h"
#include "stream/answerline.h"
#include "stream/cacheline.h"
#include "stream/causeline.h"
#include "stream/diffline.h"
#include "stream/earlyline.h"
#include "stream/noteline.h"
#include "stream/packageline.h"
#include "stream/runline.h"
#include "stream/scaleline.h"
#include "stream/trendline.h"

struct fact_function {
	struct name name;
	struct str kind; /* func builtin wait gc program */
	struct scale_line *laws[METRICS];
	/* Within the run that says most; of cost, calls and waiting alone. */
	struct scale_line *within[METRICS];
	/* Of the largest run with func lines, if `round` is that of the
	 * facts. */
	uint32_t round;
	double ncall, own, tsub, ttot, wait;
};

#define NOTE_TEXTS_MAX 3
/* All notes of one tool, level and code. */
struct fact_note {
	struct str tool, level, code;
	size_t count;
	struct fact_note_text {
		struct str text;
		struct str run, full_name; /* of the first note with this
					      text */
		size_t count;
	} texts[NOTE_TEXTS_MAX]; /* the first different ones */
	size_t text_count;
};

struct facts {
	bool any; /* a line of a known type was read */
	/* How the runs are made again, as it is typed, {sizes} being sizes; NULL
	 * where nobody said. */
	const char *again;
	struct map *strings;
	struct run_table *runs;

	struct map *function_index; /* by full_name: index in functions */
	struct fact_function *functions;
	size_t function_count, function_cap;
	struct scale_line *program[METRICS];
	struct map *line_index;	  /* by full_name of a line: index in lines */
	struct scale_line *lines; /* how often each began, over runs */
	size_t line_cap;
	size_t law_count;
	/* The summary of all laws; OUTCOME_NONE without a line. */
	struct answer_line across, within;

	/* From func lines. */
	struct map *profiled; /* ids of runs with func lines */
	double *profiled_size;
	size_t profiled_cap;
	uint32_t round;	    /* of the largest run so far */
	struct str largest; /* its id */
	struct callers *callers;
	struct repeats *repeats; /* what each run of a function cost */
	double largest_rank;	 /* rank of the largest run */

	struct cause_line *causes;
	size_t cause_count, cause_cap;
	struct diff_line *diffs;
	size_t diff_count, diff_cap;
	struct cache_line *caches;
	size_t cache_count, cache_cap;
	struct trend_line *trends;
	size_t trend_count, trend_cap;
	struct package_line *packages; /* of one axis, what takes most first */
	size_t package_count, package_cap;
	struct early_line *early; /* run by run */
	size_t early_count, early_cap;
	struct fact_note *notes;
	size_t note_count, note_cap;

	/* Where there are several programs: each has facts of its own; here are
	 * all runs, and what is of none of them. */
	struct facts **programs;
	size_t program_count, program_cap;
	struct str program_name; /* its name; data NULL: the only one */
};

struct facts *facts_new(void);
void facts_free(struct facts *facts);
/* Adds one line; unknown types are skipped. */
enum status facts_take(
    struct facts *facts, const struct reader *in, const struct row *row);

/* The function with a full name, NULL if there is none. */
const struct fact_function *facts_function(
    const struct facts *facts, struct str full_name);
/* The law of how often a line began, by its full name; NULL if there is none. */
const struct scale_line *facts_line(
    const struct facts *facts, struct str full_name);
/* The law of a function's cost: own, or else tsub. */
const struct scale_line *facts_cost_law(const struct fact_function *function);
/* The same within the run that says most. */
const struct scale_line *facts_cost_within(
    const struct fact_function *function);
/* True if it is told beyond the largest n. */
bool law_goes_on(const struct scale_line *law);
/* Seconds at the largest size: from the points of the law, or the func line of
 * the largest run; NAN if neither is known. */
double facts_cost_now(
    const struct facts *facts, const struct fact_function *function);
/* The last value of a law, NAN without points. */
double law_last(const struct scale_line *law);
/* True if the largest run with func lines has this function. */
bool facts_in_largest(
    const struct facts *facts, const struct fact_function *function);
/* The number of different sizes of runs with func lines. */
size_t facts_profiled_sizes(const struct facts *facts);

/* True if the costs of the cause include those of its symptoms. */
bool cause_has_family(
    const struct facts *facts, const struct cause_line *cause);
/* The number of its symptoms, with those that the line does not list. */
size_t cause_symptom_count(const struct cause_line *cause);
/* True if it is in code of others, and a function of the user leads there. */
bool cause_is_led_to(const struct cause_line *cause);
/* True if it is known by its calls alone, without times and callers. */
bool cause_is_counted(const struct cause_line *cause);
/* True if the exponent of a verdict, from LO to HI, says nothing. */
bool exponent_is_vague(enum verdict verdict, double lo, double hi);
bool cause_is_vague(const struct cause_line *cause);
/* True if the data cannot tell that it grows. */
bool cause_is_suspect(const struct cause_line *cause);
/* The function to change, with the line of its call where that is known: who
 * leads to the cause, or the cause itself. */
struct name cause_yours(const struct cause_line *cause);
/* Whose code a function is, by its full name. */
enum origin facts_origin(const struct facts *facts, struct str full_name);
/* The exponent of the own cost of one call of a cause. */
double cause_each(const struct cause_line *cause);
/* Adds a note to its group; its texts must live as long as FACTS. */
void facts_add_note(struct facts *facts, const struct note_line *note);
/* The n of a run: its iterations if BY says so, else its size; NAN if
 * unknown. */
double facts_run_n(struct str by, const struct run_line *run);

#endif
