/*
 * sections.h: the parts of the report, in their order. Each adds its blocks to
 * DOC, or nothing.
 */
#ifndef REPORT_SECTIONS_H
#define REPORT_SECTIONS_H

#include "report/document.h"
#include "report/facts.h"

struct report_options {
	size_t limit;	    /* rows of a ranked table */
	double min_seconds; /* functions with less are left out */
	size_t columns;	    /* of a text */
	bool brief;	    /* only the answer, and the causes or what costs
			       most */
	/* At a terminal the last lines are those that are seen. */
	bool answer_last;
	bool colour;   /* of a text */
	double budget; /* seconds that are not to be passed; NAN if nobody
			  said */
};

/* The facts of each program, the one that grows fastest first; the caller frees
 * the array. */
const struct facts **programs_by_law(const struct facts *facts);
/* Several programs side by side, in that order. */
void section_programs(
    struct doc *doc, const struct facts *const *programs, size_t count);
/* Which program what follows is about. */
void program_heading(
    struct doc *doc, const struct facts *program, size_t number);
/* The answer in a few words and its figures, where pictures are drawn. */
void section_glance(struct doc *doc, const struct facts *facts,
    const struct report_options *options);
/* True if the first cause is not what the answer begins with. */
bool is_beside(const struct facts *facts);
/* The answer in a sentence, and what the whole run does. */
void section_answer(struct doc *doc, const struct facts *facts);
/* The outcome of the laws over runs, true where it ends with the next step, which
 * say_next_command() tells how to type; or of those within a run, up to the word
 * "growth", after which the sentence continues. */
bool say_outcome(struct buf *out, const struct facts *facts);
/* "The whole run grows faster than the data, from size 100 to size 1,600." */
void say_whole_run(struct buf *out, const struct facts *facts);
void say_outcome_within(struct buf *out, const struct facts *facts);
/* That the runs are over before they tell anything, and what to type. */
bool is_too_short(const struct facts *facts);
void say_too_short(struct doc *doc, const struct facts *facts);
/* True if all sizes have as many runs as tell noise from growth. */
bool is_repeated(const struct facts *facts);
/* How the next step is typed; nothing where nobody knows. */
void say_next_command(struct doc *doc, const struct facts *facts);
/* Of one run: that it is too short to tell what grows within it; and how it is
 * made at other sizes. INK is a sentence that asks for them, but for its end. */
void say_short_run(struct buf *ink, const struct facts *facts);
void say_how_to_vary(
    struct doc *doc, const struct facts *facts, struct buf *ink);
/* True if the runs ended with a status of their own but computed, as a linter
 * does that finds something; a program that ends at once has failed. */
bool is_judged(const struct facts *facts);
/* "No verdict: all 4 runs failed (the last: exit status 2)." False, and says
 * nothing, where there is no run, one of them did not fail, or they are judged
 * all the same. */
bool say_failed(struct buf *out, const struct facts *facts);
/* "No verdict: the run was stopped before its end, ..." False, and says nothing,
 * where none with a profile was. */
bool say_stopped(struct buf *out, const struct facts *facts);
/* "No verdict: the command cannot read a part of ..."; false if it can. */
bool say_parts(struct buf *out, const struct facts *facts);
/* True if all runs have one size, which says nothing about growth. */
bool is_one_size(const struct facts *facts);
/* Before an answer: that the runs which it is of failed, or how they all ended;
 * nothing where the answer is that they failed. */
void section_ended(struct doc *doc, const struct facts *facts);
/* Which failed runs are left out. */
void say_left_out(struct buf *out, const struct facts *facts);
/* " At size 1,600 it failed: mend that first.", of a run above a size and up to
 * SIZE; false without one. */
bool say_failed_at(
    struct buf *out, const struct facts *facts, double above, double size);
/* In how many processes a run was measured, if more than one. */
void say_processes(struct buf *out, const struct facts *facts);
/* That other interpreters of a single run are in no table; nothing if it
 * started none. */
void say_children(struct buf *out, const struct facts *facts);
/* Of the path of a cause: true for the first, the last steps, and all that are the
 * user's own. */
bool is_step_shown(
    const struct facts *facts, struct str step, size_t at, size_t count);
/* With pictures: the path as a list; the growth of a cause, of the first one, RANK
 * being 0, in characters, too; its calls and the cost of each. */
void list_path(
    struct doc *doc, const struct facts *facts, const struct cause_line *cause);
void draw_culprit(struct doc *doc, const struct facts *facts,
    const struct cause_line *cause, size_t rank, double budget);
void draw_split(struct doc *doc, const struct facts *facts,
    const struct cause_line *cause, struct buf *ink);
void section_culprits(struct doc *doc, const struct facts *facts,
    const struct report_options *options);
/* What takes the time now and at the target, where pictures are drawn. */
void section_time(struct doc *doc, const struct facts *facts);
/* What each package takes. */
void section_packages(struct doc *doc, const struct facts *facts);
/* What runs that were cut short spent. */
void section_early(struct doc *doc, const struct facts *facts);
void section_offenders(struct doc *doc, const struct facts *facts,
    const struct report_options *options);
void section_diffs(struct doc *doc, const struct facts *facts,
    const struct report_options *options);
void section_classes(struct doc *doc, const struct facts *facts,
    const struct report_options *options);
/* The checkpoints: time per iteration, and memory. */
void section_pace(struct doc *doc, const struct facts *facts);
void section_memory(struct doc *doc, const struct facts *facts);
/* "By computing time the cache saves 40 % (21 % to 54 %), ..." for
 * the largest size with a cold and a warm run; else nothing. */
void say_cache(struct buf *out, const struct facts *facts);
void section_cache(struct doc *doc, const struct facts *facts);
void section_waiting(struct doc *doc, const struct facts *facts);
void section_runs(struct doc *doc, const struct facts *facts);
void section_warnings(struct doc *doc, const struct facts *facts);
void section_provenance(struct doc *doc, const struct facts *facts);

#endif
