/*
 * counters.h: the variable that counts the passes of a `while` loop: it begins
 * at a constant, and each way through the loop adds the same constant to it.
 *
 *	i = 0				begins at 0
 *	while i < len(rows):
 *		if rows[i] in seen:
 *			i += 1		each way has one
 *			continue
 *		seen.append(rows[i])
 *		i += 1
 *
 * A variable that the loop sets in any other way, or that a way leaves as it is
 * or steps twice, is none.
 */
#ifndef NATIVE_COUNTERS_H
#define NATIVE_COUNTERS_H

#include "bytecode.h"

struct counter {
	int variable; /* variables.h */
	long begins;
	long step; /* above 0; 0: the loop has no counter */
};

/* Of the loop whose instructions are in units START <= unit < END, and whose
 * last one jumps to the first. The depths are known. */
struct counter counter_of(
    const struct bytecode *b, const PyCodeObject *object, int start, int end);
/* The passes so far; PASSES_UNKNOWN (passes.h) if the variable has no such
 * value. */
int64_t counter_passes(const struct counter *counter, const FRAME *frame,
    const PyCodeObject *object);

#endif
