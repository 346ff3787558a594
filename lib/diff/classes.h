/*
 * classes.h: did the growth of a function change between two groups of laws?
 *
 *	a  n^1.01 in [0.95, 1.07], linear    b  n^2.02 in [1.9, 2.1], quadratic
 *	-> worse, q = 2e-60
 *
 * The difference of two exponents is held against their intervals, with false
 * discovery control over all that are compared. Two counts that follow their
 * laws exactly need no chance: their classes decide.
 */
#ifndef DIFF_CLASSES_H
#define DIFF_CLASSES_H

#include "diff/laws.h"
#include "stream/writer.h"

struct classes_options {
	const char *names[SIDES]; /* of the groups */
	double min_share; /* smaller functions are not held to their class */
};

/* Writes the diff lines and notes of settled LAWS, what got worse first.
 * STATUS_NO where the growth of a function or of the program did (said on
 * stderr). */
enum status classes_write(const struct laws *laws,
    const struct classes_options *options, struct writer *out);

#endif
