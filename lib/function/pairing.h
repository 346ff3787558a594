/*
 * pairing.h: finds which functions of different commits are the same.
 *
 *	a  lib/x.py:10 A.get, lib/x.py:40 B.get
 *	b  lib/x.py:13 A.get, lib/x.py:43 B.get   (three lines were added above)
 *	-> 10 is 13, 40 is 43
 *
 * A C function is its name (name.h). A Python function is its file, the last
 * part of its name, and its place among the functions of that name in that
 * file. The first of these rules that decides counts:
 *
 * - a name that stands once in the file on both sides; - the shift of the lines
 * around it, known from such names (moved_lines.h): a
 *   function that is not where unchanged text would have it has gone;
 * - where no such name is near: its own line or its whole name, if nothing
 *   speaks against it. A name alone is not enough, since a profiler may put
 *   the class of the first caller in front;
 * - the order of the lines, among those that are left between two that are
 *   known (or in the whole file, if nothing else is known) where both sides
 *   have equally many.
 *
 * A function that none of them decides has no partner.
 */
#ifndef FUNCTION_PAIRING_H
#define FUNCTION_PAIRING_H

#include <stdint.h>

#include "core/text.h"

/* One function in one commit. */
struct pairing_item {
	struct str kind, full_name, module, name;
	double lineno;	  /* NAN if unknown */
	uint32_t version; /* number of the commit, from 0 */
	uint32_t run;	  /* a run that has it; UINT32_MAX if unknown */
};

/* Sets same[i] to the first item that is the same function as item i: itself if
 * it has no partner in an earlier version. Items of one version are never the
 * same. */
void pairing_find(const struct pairing_item *items, size_t count,
    uint32_t versions, uint32_t *same);

#endif
