/*
 * habit.h: what the user's own code calls in a loop, of a library, that does all
 * of its work anew each time, and what does not.
 *
 *	main > concat of pandas/core/reshape/concat.py, each call dearer
 *	-> "concat() copies all rows each time; collect the parts ..."
 */
#ifndef CAUSE_HABIT_H
#define CAUSE_HABIT_H

#include "cause/blames.h"

/* The sentence, or NULL if nothing is known of what BLAME leads through. */
const char *habit_of(const struct graph *graph, const struct blame *blame);

#endif
