/*
 * diff.h: from two groups of runs to diff lines: the whole run first, then the
 * functions, those whose own cost differs most first.
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
