/*
 * hits.h: how often each line of a function began, exactly: where that is
 * wanted, the interpreter tells every line of every thread (a trace function).
 *
 *	for a in rows:		began 101 times
 *		for b in rows:	10,100 times
 *
 *	-> the edge from the function f to the function "f.<hits>", in this line,
 *	   has as many calls, and no time; at the end of the run alone
 */
#ifndef NATIVE_HITS_H
#define NATIVE_HITS_H

#include "table.h"

/* From now on, in threads that begin; if WANTED. With ALONE the trace function of
 * the calling thread, as of a tool that measures coverage, is put aside until
 * hits_end(), in the same thread, puts it back; other threads that have one keep
 * it, and their lines are not counted. */
void hits_begin(bool wanted, bool alone);
/* In the calling thread. */
void hits_thread(void);
/* Ends it. False, and all hits are forgotten, if a trace function of the program
 * was in our place, or in that of one put aside. */
bool hits_end(void);
/* Counts all as calls of parts; an exception may be set. */
void hits_take(void);
void hits_reset(void);

#endif
