/*
 * moved_lines.h: where the lines of a file went between two commits, as far as
 * the functions tell that stand once in both.
 *
 *	a  f:10  g:50  h:70          b  f:13  g:53  h:90
 *	-> line 30 of a is line 33 of b; line 60 is 63 or 80
 */
#ifndef FUNCTION_MOVED_LINES_H
#define FUNCTION_MOVED_LINES_H

#include <stdbool.h>
#include <stddef.h>

/* One function's line in both texts. */
struct anchor {
	double from, to;
};

struct moved_lines {
	struct anchor *anchors; /* both sides rising; the owner frees it */
	size_t count;
};

/* What the anchors below and above LINE say; NAN where there is none. */
struct expected {
	double below, above;
};

/* Keeps the longest chain of ANCHORS that rises on both sides: what was moved
 * past others, or is another function of that name, tells nothing. Sorts them
 * in place. */
void moved_lines_settle(struct moved_lines *shift);
/* The line of the second text for LINE of the first; BACK: the reverse. */
struct expected moved_line(
    const struct moved_lines *shift, double line, bool back);
/* True if both neighbours agree: the text between them did not change. */
bool expected_sure(const struct expected *expected);

#endif
