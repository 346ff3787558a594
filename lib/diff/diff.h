/*
 * diff.h: from two groups of runs to diff lines: the whole run first, then the
 * functions, those whose own cost differs most first.
 *
 * Files:
 *
 *	diff.h		costs, from two groups of runs to diff lines
 *	groups.h	the func lines of both
 *	match.h		which function of one is which of the other
 *	compare.h	by how much they differ, and whether it is noise
 *	cost_notes.h	what must be known to read it
 *	laws.h		the scale lines of two groups
 *	classes.h	whether growth changed between them
 *	law_notes.h	what must be known to read that
 */
#ifndef DIFF_DIFF_H
#define DIFF_DIFF_H

#include "diff/groups.h"
#include "stream/writer.h"

struct diff_options {
	double noise;	  /* assumed of single runs, relative */
	double bound;	  /* NAN: none; else how much slower is allowed */
	double min_share; /* of the computing time of the slower group: smaller
			     functions are not held to the bound */
};

/* Writes the diff lines and notes of settled GROUPS. STATUS_NO where a
 * verdict is slower by more than the bound (said on stderr). */
enum status diff_write(const struct groups *groups,
    const struct diff_options *options, struct writer *out);

#endif
