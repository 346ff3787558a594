/*
 * compare.h: compares two groups of measurements: by how much do they differ,
 * and is that more than noise?
 *
 *	a 10.1 10.3 10.2, b 12.0 12.4 12.1  ->  1.19 in [1.15, 1.23], slower
 *	a 10.1, b 12.0                      ->  1.19 in [0.90, 1.57], ~
 *
 * If both groups have repeats, noise is their pooled deviation; otherwise a
 * relative noise is assumed. It is never less than that of functions that do the
 * same in both groups.
 */
#ifndef LAW_COMPARE_H
#define LAW_COMPARE_H

#include <stddef.h>

#include "law/bounds.h"

enum compare_verdict {
	COMPARE_NONE, /* a group has no value */
	COMPARE_FASTER,
	COMPARE_SLOWER,
	COMPARE_EQUAL,
	COMPARE_COVERED /* within the noise */
};

struct comparison {
	double a, b;   /* medians; NAN where the group has no value */
	double ratio;  /* b / a; NAN where it has no value */
	double lo, hi; /* 95 % interval of the ratio */
	double chance; /* probability that noise alone does this; 1 if they are
			  equal */
	enum compare_verdict verdict;
};

/* "faster", "slower", "same", "~", "" */
const char *compare_verdict_name(enum compare_verdict verdict);

struct compare_noise {
	double single;	  /* relative deviation of single runs, above 0 */
	double floor;	  /* the least deviation of a value, in its unit */
	double functions; /* by how much functions differ between the groups
			     that do the same in both; 0 where not known */
};

/* The least deviation of a wall time, in seconds. On a machine with more to do
 * than processors (LOAD, CPUS) the time off the processor, WALL less CPU, is
 * that of others. What is NAN is not known. */
double compare_wall_floor(double wall, double cpu, double load, double cpus);

/* Compares times, which must not be negative and are sorted in place. */
struct comparison compare_times(double *a, size_t a_count, double *b,
    size_t b_count, const struct compare_noise *noise);
/* Compares counts, which are exact: any difference counts, unless the ranges of
 * the groups overlap because their own runs differ. More is "slower". */
struct comparison compare_counts(
    double *a, size_t a_count, double *b, size_t b_count);
/* False discovery control (Benjamini and Hochberg 1995) over COUNT comparisons
 * of times: differences that may be chance become "~". */
void compare_settle(struct comparison **all, size_t count);

#endif
