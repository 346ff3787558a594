/*
 * hits.h: lines through which growth enters; and of counts of functions and lines
 * alone, what growing lines explain. No callers are known there:
 *
 *	dedupe() 1 call, line 9 of it 1,279,200 hits, same() 1,279,200 calls,
 *	and std::find() of a library, whose line has as many
 *	-> same is called in line 9, and std::find somewhere below dedupe
 */
#ifndef CAUSE_HITS_H
#define CAUSE_HITS_H

#include "cause/blames.h"

/* Whether an edge leads to a line; whether that is one with less than LEAST of the
 * hits of its function's lines. */
bool hits_is_line(const struct graph *graph, uint32_t link);
bool hits_is_rare(const struct graph *graph, uint32_t link, double least);
/* True if A is named rather than B, of which one leads to a line: the steeper; of
 * what one loop passes, the function that it calls, else the first line. */
bool hits_is_steeper(const struct graph *graph, uint32_t a, uint32_t b);

/* Takes causes away that others explain, and makes functions that grow their
 * symptoms. KNOWN: by node the index of its cause, or MAP_NONE. */
void hits_explain(
    const struct graph *graph, struct blames *blames, uint32_t *known);

#endif
