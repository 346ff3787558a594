/*
 * blame.h: finds the functions that are causes, and their symptoms.
 */
#ifndef CAUSE_BLAME_H
#define CAUSE_BLAME_H

#include "cause/blames.h"

/* Finds the causes. LEAST is the share of the computing time, now or at the
 * target, that a cause must have; without times every cause counts. *CUT, if
 * not NULL: symptoms were left out because too many edges would have to be
 * followed. */
void blame_find(
    const struct graph *graph, double least, struct blames *out, bool *cut);

#endif
