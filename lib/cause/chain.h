/*
 * chain.h: growth that no function shows alone. Where the inclusive time of a
 * function grows and its calls do not, and no cause below it says why, the sum
 * of many small or unsure costs is what grows: the function is a cause, and
 * those below it that grow are its symptoms.
 *
 *	step called n times, inclusive n^2; below it 60 functions, each called
 *	n times, each with 1.5 % of the time -> step, with 60 symptoms
 */
#ifndef CAUSE_CHAIN_H
#define CAUSE_CHAIN_H

#include "cause/trail.h"

/* Adds such causes to OUT, which holds those that stand already. */
void chain_find(const struct graph *graph, double least, struct blames *out,
    struct trail_marks *marks);

#endif
