/*
 * diff.h: from two groups of runs to diff lines: the whole run first, then
 * functions, largest difference of own cost first.
 *
 * Files:
 *
 *	diff.h		from two groups of runs to diff lines
 *	groups.h	the func lines of both groups
 *	match.h		pairs the functions of both groups
 *	samples.h	the values of a function in both groups
 *	drift.h		by how much the machine was slower
 *	cost_notes.h	notes that explain differences of costs
 *	laws.h		the scale lines of two groups
 *	classes.h	from two groups of laws to diff lines
 *	law_notes.h	notes that explain differences of laws
 */
#ifndef DIFF_DIFF_H
#define DIFF_DIFF_H

#include "diff/groups.h"
#include "stream/writer.h"

struct diff_options {
	double noise;	  /* relative deviation assumed for single runs */
	double bound;	  /* the largest ratio that is allowed; NAN: none */
	bool per_call;	  /* times are those of one call */
	double min_share; /* the least share of the computing time of the slower
			     group of a function that the bound applies to */
};

/* Writes the diff lines and notes of settled GROUPS. STATUS_NO, with a message,
 * if something is slower by more than the bound. */
enum status diff_write(const struct groups *groups,
    const struct diff_options *options, struct writer *out);

#endif
