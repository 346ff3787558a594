/*
 * cause.h: from scale lines to causes: the functions to change, with their
 * symptoms, which grow because of them.
 *
 *	scale lines: get is called n times; get -> equal is called 0.5 n^2
 *	times, and so is equal -> id; own time of get grows with n^2.3
 *	-> {"type":"cause","full_name":"x.py:9 get","verdict":"quadratic",
 *	    "p_ncall":1,"p_own":2.3,"why":"each-call-grows",
 *	    "symptoms":[{"full_name":"x.py:5 equal","p_ncall":2,...}]}
 *
 * All lines are passed on. Memory: the functions and edges of the scale lines.
 *
 * Files:
 *
 *	cause.h		the stage
 *	checked.h		a scale line without impossible values
 *	graph.h		the laws of functions, and who calls whom
 *	finish.c	recursion, heaviest callers, calls from outside
 *	evidence.h	whether growth is certain enough
 *	blames.h	the causes that are found, with their symptoms
 *	blame.h		which functions are causes
 *	chain.h		growth that no function shows alone
 *	family.h	functions that are called in step
 *	hits.h		what lines explain, of counts alone
 *	makers.h	who makes what others free
 *	trail.h		the symptoms of a cause, and what they cost
 *	remedy.h	what an operation costs, and what does without
 *	habit.h		what a library function does anew each time
 *	yours.h		the user's own function that leads to a cause
 *	causes_within.h	growth within a run, or with the input
 *	write.h		a cause as a line
 */
#ifndef CAUSE_CAUSE_H
#define CAUSE_CAUSE_H

#include "stream/reader.h"
#include "stream/writer.h"

/* Passes IN on to OUT, followed by the causes. LEAST is the share of the
 * computing time, now or at the target, that a cause must have. */
enum status cause_run(struct reader *in, struct writer *out, double least);

#endif
