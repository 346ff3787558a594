/*
 * report.h: from the lines of a stream to a document for people.
 *
 * Files:
 *
 *	report.h		the stage
 *	facts.h			the content of the stream
 *	facts_take.c		adds a line of the stream
 *	facts_lists.h		those that are kept as they are
 *	callers.h		who calls whom
 *	repeats.h		what each run of a function cost
 *	span.h			sizes as days of the calendar
 *	sections.h		the parts of the report, in their order
 *	section_programs.c	several programs side by side
 *	section_answer.c	the answer first
 *	section_culprits.c	the causes
 *	culprit_drawn.c		one of them in pictures
 *	section_packages.c	what each package takes
 *	section_offenders.c	the functions that cost most
 *	section_classes.c	functions whose growth changed
 *	section_diffs.c		two groups of runs side by side
 *	section_within.c	whether iterations get slower
 *	section_memory.c	whether memory grows, and which functions hold it
 *	section_cache.c		what the data cache saves
 *	section_runs.c		waiting and the runs
 *	section_early.c		what runs that were cut short spent
 *	section_notes.c		warnings, notes and sources
 *	sentences.h		sentences from numbers
 *	growth.c		a verdict in words
 *	culprit.c		a culprit in sentences
 *	why.c			why it grows
 *	hot.c			where in it most time goes, and at what
 *	verdicts.c		the summary of the laws
 *	too_short.c		runs that are over before they tell anything
 *	ended.c			how the runs ended
 *	figures.h		numbers for people
 *	cells.h			the same as cells of a table
 *	names.h			names of functions for people
 *	paths.h			where their files are, from here
 *	source_line.h		a line of them
 *	curves.h		the points behind a verdict
 *	crossings.h		where the wall times of two programs cross
 *	charts.h		charts of what the sentences say
 *	chart_words.c		what they have in common
 *	chart_growth.c		how the cost of a cause grows
 *	chart_split.c		calls times the cost of one
 *	chart_lines.c		levels over a run, small curves of tables
 *	chart_shares.c		what takes which part of a whole
 *	chart_icicle.c		the time by callers
 *	chart_programs.c	the wall times of several programs
 *	chart_bars.c		parts in a row, bars, two groups
 *	section_glance.c	the answer in a few words, and its figures
 *	section_time.c		where the time goes, now and at the target
 *	document.h		a document as a list of blocks
 *	render.h		a document as text
 *	render_md.c		as Markdown
 *	render_text.c		for a terminal
 *	render_table.c		the cells of a table, for both
 *	render_html.c		as a page of its own
 *	html_ink.h		its texts
 *	page.h			its look
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "report/facts.h"
#include "report/sections.h"

/* A way to write a document. */
struct renderer {
	const char *name;
	bool terminal; /* it is read at a terminal */
	enum doc_drawn drawn;
	size_t rows; /* of a ranked table, unless asked for */
	void (*render)(const struct doc *doc,
	    const struct report_options *options, struct buf *out);
};

/* The renderer that the argument of -o names; another argument ends the program
 * with status 2. */
const struct renderer *renderer_of(const char *name);
/* Adds the report on FACTS to OUT; nothing if FACTS are empty. */
void report_write(const struct facts *facts,
    const struct report_options *options, const struct renderer *renderer,
    struct buf *out);

#endif
