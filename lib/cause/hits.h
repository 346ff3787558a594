/*
 * hits.h: of counts of functions and lines alone, what growing lines explain.
 * No callers are known there:
 *
 *	dedupe() 1 call, line 9 of it 1,279,200 hits, same() 1,279,200 calls,
 *	and std::find() of a library, whose line has as many
 *	-> same is called in line 9, and std::find somewhere below dedupe
 */
#ifndef CAUSE_HITS_H
#define CAUSE_HITS_H

#include "cause/blames.h"

/* Takes causes away that others explain, and makes functions that grow their
 * symptoms. KNOWN: by node the index of its cause, or MAP_NONE. */
void hits_explain(
    const struct graph *graph, struct blames *blames, uint32_t *known);

#endif
