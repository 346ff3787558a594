/*
 * family.h: families of functions that are called in step: with the same law
 * and a fixed ratio of their counts at every size.
 *
 *	equal 5050 20100 80200 calls, id 10100 40200 160400, log 100 200 400
 *	-> equal and id are family 1, log is alone
 */
#ifndef CAUSE_FAMILY_H
#define CAUSE_FAMILY_H

#include "cause/blames.h"

/* Numbers the families of COUNT functions, from 1 in order; 0 for a function
 * that is alone. */
void family_number(const struct graph *graph, const struct counts *counts,
    size_t count, uint32_t *numbers);
/* Sets `family` of the symptoms. */
void family_of_symptoms(const struct graph *graph, struct blame *blame);
/* Adds a member, with its cost, to the cause of its family. */
void family_join(
    const struct graph *graph, struct blame *blame, uint32_t member);

#endif
