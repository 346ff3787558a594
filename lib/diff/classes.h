/*
 * classes.h: compares the growth of functions between two groups of laws.
 *
 *	a  n^1.01 in [0.95, 1.07], linear    b  n^2.02 in [1.9, 2.1], quadratic
 *	-> worse, q = 2e-60
 *
 * The difference of two exponents is compared with their intervals, with false
 * discovery control over all comparisons. For two counts that follow exact laws
 * the classes decide.
 */
#ifndef DIFF_CLASSES_H
#define DIFF_CLASSES_H

#include "diff/laws.h"
#include "stream/writer.h"

struct classes_options {
	const char *names[SIDES]; /* names of the groups */
	double min_share; /* the least share of a function whose change counts
			     for the status */
};

/* Writes the diff lines and notes of settled LAWS, worse ones first. STATUS_NO,
 * with a message, if the growth of a function or of the program got worse. */
enum status classes_write(const struct laws *laws,
    const struct classes_options *options, struct writer *out);

#endif
