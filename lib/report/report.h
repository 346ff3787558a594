/*
 * report.h: from the lines of a stream to a document for people.
 *
 * Files:
 *
 *	report.h		the stage
 *	facts.h			the content of the stream
 *	facts_take.c		adds a line of the stream
 *	span.h			sizes as days of the calendar
 *	sections.h		the parts of the report, in their order
 *	section_programs.c	several programs side by side
 *	section_answer.c	the answer first
 *	section_culprits.c	the causes
 *	section_offenders.c	the functions that cost most
 *	section_classes.c	functions whose growth changed
 *	section_diffs.c		two groups of runs side by side
 *	section_within.c	whether iterations get slower
 *	section_memory.c	whether memory grows, and which functions hold it
 *	section_cache.c		what the data cache saves
 *	section_runs.c		waiting and the runs
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
 *	document.h		a document as a list of blocks
 *	render.h		a document as text
 *	render_md.c		as Markdown
 *	render_text.c		for a terminal
 *	render_table.c		the cells of a table, for both
 *	render_html.c		as a page of its own
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
