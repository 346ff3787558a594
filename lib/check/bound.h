/*
 * bound.h: what a figure of a function may be at most, or must be at least.
 *
 *	*broker.py:* get_tracked_order own <= 1.2
 *	program wall < 1.5
 *	* cause < 1.3
 *
 * The last three words are the metric, the comparison and the limit; all in
 * front of them is a pattern of full names.
 */
#ifndef CHECK_BOUND_H
#define CHECK_BOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "core/status.h"

enum comparison {
	AT_MOST, /* <= */
	BELOW,
	AT_LEAST,
	ABOVE
};

struct bound {
	char *text; /* as it was given, blanks made one */
	char *pattern, *metric;
	bool wild; /* the pattern matches more than one name */
	enum comparison comparison;
	double limit;
	/* Filled in while lines are checked: how many rows it was held
	 * against, and what came of it. */
	size_t rows, broken, open;
};

struct bounds {
	struct bound *items;
	size_t count, cap;
};

/* Adds the bound in TEXT; WHERE stands in front of a message ("gate:3"), NULL
 * for an argument. A text that is none gives STATUS (said): usage for an
 * argument, malformed for a file. */
enum status bounds_add(struct bounds *bounds, const char *text,
    const char *where, enum status otherwise);
/* A bound a line; blank lines and those that begin with # are passed over. */
enum status bounds_read(struct bounds *bounds, const char *path);
void bounds_release(struct bounds *bounds);

enum finding {
	HOLDS,
	BROKEN,
	OPEN /* the data cannot tell */
};

/* VALUE with its interval; LO and HI are NAN where there is none: then only
 * an EXACT value decides. */
enum finding bound_holds(
    const struct bound *bound, double value, double lo, double hi, bool exact);

#endif
