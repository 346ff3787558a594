/*
 * check.h: compares scale, cause and diff lines with bounds, and counts with a
 * lock.
 *
 *	f grows with n^2.0 (1.9 to 2.1), bound "*f own <= 1.2"
 *	-> {"type":"check","bound":"*f own <= 1.2","outcome":"broken",
 *	    "full_name":"x.py:9 f","metric":"own","value":2,"lo":1.9,"hi":2.1}
 *
 * All lines are passed on. If a bound is broken or cannot be decided, a check
 * line follows the line; those of the lock stand at the end. Memory: the bounds,
 * and the lock.
 *
 * Files:
 *
 *	check.h		the stage
 *	bound.h		what a figure of a function may be
 *	figure.h	what of a line is held against it
 *	lock_check.h	what all functions were
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "check/bound.h"
#include "check/lock_check.h"

struct check_options {
	double share;	 /* of the computing time: less is not held against
			     patterns */
	bool open_fails; /* an undecided bound counts as broken */
	struct lock_check *lock; /* NULL: none */
};

/* Prints a summary on stderr. STATUS_NO if a bound is broken. */
enum status check_run(struct reader *in, struct writer *out,
    struct bounds *bounds, const struct check_options *options);

#endif
