/*
 * yours.h: of a cause in a library, the user's own function that leads there,
 * and what of the library it calls: people mend that.
 *
 *	main (own) > join (own) > concat (library) > plan (library), which grows
 *	-> yours: join, way: concat
 *
 * Causes that one loop of the user's leads to are one.
 */
#ifndef CAUSE_YOURS_H
#define CAUSE_YOURS_H

#include "cause/trail.h"

/* Fills in `yours` and `way`. */
void yours_find(const struct graph *graph, struct blame *blame);
/* True if a loop in the same function leads to both, by the same way; what
 * grows in the loop itself goes any way. */
bool yours_are_one(
    const struct graph *graph, const struct blame *a, const struct blame *b);
/* Of causes, worst first, that are one, the first takes the others in: they and
 * their symptoms are symptoms of it. The order may have to be made anew. */
void yours_join(const struct graph *graph, struct blames *blames,
    struct trail_marks *marks);

#endif
