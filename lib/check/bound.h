/*
 * bound.h: bounds: the most or least that a value of a function may be.
 *
 *	*broker.py:* get_tracked_order own <= 1.2
 *	program wall < 1.5
 *	* cause < 1.3
 *	* hits <= n log n
 *	program wall <= 300s
 *	*isinstance ncall <= 1e7 calls at target
 *	package:pandas own <= 30s
 *
 * A limit with a unit is one of the value, without one of the growth: an exponent,
 * or the class of a law. Before it stand the metric and the comparison; what comes
 * before is a pattern of full names.
 */
#ifndef CHECK_BOUND_H
#define CHECK_BOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "core/status.h"
#include "law/vocabulary.h"

/* What the limit is of. */
enum bounded {
	OF_GROWTH,   /* an exponent, or a ratio */
	OF_CLASS,    /* the class of a law */
	AT_LARGEST,  /* the value at the largest size that ran */
	AT_TARGET_N, /* the forecast */
};

/* Begins a pattern of packages, which have values alone. */
#define PACKAGE "package:"

enum comparison {
	AT_MOST, /* <= */
	BELOW,
	AT_LEAST,
	ABOVE
};

struct bound {
	char *text; /* as given, with single blanks */
	char *pattern, *metric;
	bool wild; /* the pattern matches more than one name */
	enum comparison comparison;
	enum bounded of;
	enum law_class class; /* OF_CLASS */
	double limit; /* of a value in seconds, bytes or as a count; of a class
			 the exponent above it */
	/* Counted while lines are checked: rows that it applied to, and their
	 * outcomes. */
	size_t rows, broken, open;
};

struct bounds {
	struct bound *items;
	size_t count, cap;
};

/* Adds the bound in TEXT. WHERE begins messages ("gate:3"), NULL for an
 * argument. Returns STATUS_USAGE for an argument that is not a bound,
 * STATUS_MALFORMED for a line of a file. */
enum status bounds_add(struct bounds *bounds, const char *text,
    const char *where, enum status otherwise);
/* Reads a file with a bound in each line; blank lines and those that begin with
 * # are skipped. */
enum status bounds_read(struct bounds *bounds, const char *path);
void bounds_release(struct bounds *bounds);

enum finding {
	HOLDS,
	BROKEN,
	OPEN /* the data does not decide */
};

/* True for a bound on a value, false for one on growth. */
bool bound_is_of_value(const struct bound *bound);
/* Compares a law that is CLASS exactly with a bound on classes. */
enum finding bound_holds_class(const struct bound *bound, enum law_class class);
/* Compares VALUE with a bound. LO and HI are its interval, NAN without one:
 * then only an EXACT value decides. */
enum finding bound_holds(
    const struct bound *bound, double value, double lo, double hi, bool exact);

#endif
