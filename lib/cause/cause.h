/*
 * cause.h: scale lines in, causes out: the functions to mend, with what they
 * drag along below them.
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
 *	checked.h		a scale line as far as it can be
 *	graph.h		the laws of functions, and who calls whom
 *	finish.c	what follows from all edges together
 *	evidence.h	when growth is believed
 *	blame.h		which functions are causes
 *	chain.h		growth that no function shows alone
 *	family.h	functions that are called in step
 *	trail.h		what a cause drags along, and what it costs
 *	causes_within.h	growth within a run against that of the input
 *	write.h		a cause as a line
 */
#ifndef CAUSE_CAUSE_H
#define CAUSE_CAUSE_H

#include "stream/reader.h"
#include "stream/writer.h"

/* Nobody is blamed who takes less than LEAST of the computing time, now and at
 * the target. */
enum status cause_run(struct reader *in, struct writer *out, double least);

#endif
