/*
 * yours.h: for a cause in a library, the user's own function that leads there,
 * which is the one to change, and the library function that it calls.
 *
 *	main (own) > join (own) > concat (library) > plan (library), which grows
 *	-> yours: join, way: concat
 *
 * Causes that one loop of the user's code leads to are joined.
 */
#ifndef CAUSE_YOURS_H
#define CAUSE_YOURS_H

#include "cause/trail.h"

/* The function that grows: the node, or the dearest that grows in its place. */
uint32_t yours_from(const struct graph *graph, const struct blame *blame);
/* Sets `yours`, `way` and the line of the call. */
void yours_find(const struct graph *graph, struct blame *blame);
/* True if a loop in the same function leads to both by the same way; the way
 * does not matter for what grows in the loop itself. */
bool yours_are_one(
    const struct graph *graph, const struct blame *a, const struct blame *b);
/* Joins causes, worst first, that are one: the others and their symptoms become
 * symptoms of the first. The causes may have to be sorted again. */
void yours_join(const struct graph *graph, struct blames *blames,
    struct trail_marks *marks);

#endif
