/*
 * chain.h: growth that no function shows alone. If the inclusive time of a
 * function grows, its calls do not, and no cause below explains it, the sum of
 * many small or uncertain costs grows. The function is then a cause, and the
 * growing functions below it are its symptoms.
 *
 *	step called n times, inclusive n^2; below it 60 functions, each called
 *	n times, each with 1.5 % of the time -> step, with 60 symptoms
 */
#ifndef CAUSE_CHAIN_H
#define CAUSE_CHAIN_H

#include "cause/trail.h"

/* Adds such causes to OUT, which has those found before. */
void chain_find(const struct graph *graph, double least, struct blames *out,
    struct trail_marks *marks);

#endif
