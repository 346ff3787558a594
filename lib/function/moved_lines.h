/*
 * moved_lines.h: how the lines of a file moved between two commits, from the
 * functions whose names are unique in both.
 *
 *	a  f:10  g:50  h:70          b  f:13  g:53  h:90
 *	-> line 30 of a is line 33 of b; line 60 is 63 or 80
 */
#ifndef FUNCTION_MOVED_LINES_H
#define FUNCTION_MOVED_LINES_H

#include <stdbool.h>
#include <stddef.h>

/* The line of one function in both texts. */
struct anchor {
	double from, to;
};

struct moved_lines {
	struct anchor *anchors; /* rising in both texts; the owner frees it */
	size_t count;
};

/* The line by the anchor before and by that after it; NAN if there is none. */
struct expected {
	double below, above;
};

/* Sorts the anchors and keeps the longest sequence that rises in both texts:
 * others were moved past them, or are different functions of one name. */
void moved_lines_settle(struct moved_lines *shift);
/* The line in the second text of LINE in the first; BACK: the reverse. */
struct expected moved_line(
    const struct moved_lines *shift, double line, bool back);
/* True if both agree, so that the text between the anchors did not change. */
bool expected_sure(const struct expected *expected);

#endif
