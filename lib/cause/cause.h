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
 */
#ifndef CAUSE_CAUSE_H
#define CAUSE_CAUSE_H

#include "stream/reader.h"
#include "stream/writer.h"

/* Part of the computing time, now or at the target, below which nobody is
 * blamed. */
#define CAUSE_SHARE_LEAST 0.02

enum status cause_run(struct reader *in, struct writer *out, double least);

#endif
