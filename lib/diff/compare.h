/*
 * compare.h: two groups of measurements of one thing: by how much do they
 * differ, and is that more than noise?
 *
 *	a 10.1 10.3 10.2, b 12.0 12.4 12.1  ->  1.19 in [1.15, 1.23], slower
 *	a 10.1, b 12.0                      ->  1.19 in [0.90, 1.57], ~
 *
 * Where both groups have repeats, their pooled deviation says what noise is.
 * Where one has a single run, a relative noise is assumed instead.
 */
#ifndef DIFF_COMPARE_H
#define DIFF_COMPARE_H

#include <stddef.h>

#include "law/bounds.h"

enum compare_verdict {
	COMPARE_NONE, /* one side is missing */
	COMPARE_FASTER,
	COMPARE_SLOWER,
	COMPARE_EQUAL,
	COMPARE_COVERED /* by the noise */
};

struct comparison {
	double a, b;   /* medians; NAN where the group has no value */
	double ratio;  /* b / a; NAN where it has no value */
	double lo, hi; /* 95 % interval of the ratio */
	double chance; /* that noise alone does this; 1 where nothing differs */
	enum compare_verdict verdict;
};

/* "faster", "slower", "same", "~", "" */
const char *compare_verdict_name(enum compare_verdict verdict);

/* Values are not negative. NOISE, above 0: relative deviation assumed of single
 * runs; FLOOR: absolute deviation of a single value, in its unit. A and B are
 * sorted in place. */
struct comparison compare_times(double *a, size_t a_count, double *b,
    size_t b_count, double noise, double floor_value);
/* Counts are exact: any difference is one, unless the groups' ranges overlap
 * because their own runs differ. More is "slower". */
struct comparison compare_counts(
    double *a, size_t a_count, double *b, size_t b_count);
/* False discovery control (Benjamini and Hochberg 1995) over COUNT comparisons
 * of times: those that could be chance among so many become "~". */
void compare_settle(struct comparison **all, size_t count);

#endif
