/*
 * doubts.h: times of a profile that cannot be: they are left out, counted, and
 * reported in one note each.
 */
#ifndef PARSE_DOUBTS_H
#define PARSE_DOUBTS_H

#include "parse/callgraph.h"

/* Negative times. A profiler that is stopped inside a call has subtracted the
 * callees' time from the caller's and not yet added its own; a wall clock may
 * also step back. */
struct negatives {
	size_t count;
	double least; /* seconds */
};
/* VALUE, or NAN if it is negative. */
double negatives_check(struct negatives *negatives, double value);
void negatives_note(
    const struct negatives *negatives, const struct profile_sink *sink);
/* A function without calls that ended: it was still running, or its profiler
 * counts otherwise (the self time is then known). An inclusive time below the
 * self time is left out. */
struct doubts {
	uint32_t open;	/* functions without times */
	uint32_t wrong; /* with an inclusive time that cannot be */
};
void doubts_check(struct doubts *doubts, double ncall, double nactualcall,
    double *tsub, double *ttot);
void doubts_note(const struct doubts *doubts, const struct profile_sink *sink);

#endif
