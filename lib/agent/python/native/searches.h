/*
 * searches.h: inner loops that do nothing but look for an equal item in what is
 * the same, or grows, from one pass of the outer loop to the next.
 *
 *	for row in rows:
 *		for s in seen:		from here
 *			if s.key == row.key:	to here
 *				...
 *
 * Its instructions until the comparison are found at work if most items are not
 * equal; if much is done with each pair, those are that do it.
 */
#ifndef NATIVE_SEARCHES_H
#define NATIVE_SEARCHES_H

#include "codes.h"
#include "operations.h"

/* I begins a `for` loop of CODE over a value of this name. The unit behind the
 * comparison; 0 if it is no search. */
int search_end(const struct code *code, const struct instruction *i,
    const struct value *over);

#endif
