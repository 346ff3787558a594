/*
 * loops.h: how many passes the open loops have made, read at a checkpoint from
 * the iterator of a `for` loop, or the counter of a `while` loop (counters.h):
 * it costs the program nothing, and shows the growth of a function that is
 * called once.
 *
 *	def dedupe(rows):			at a checkpoint
 *		seen = []
 *		for r in rows:			the list's iterator is at 4,711
 *			if r not in seen:
 *				seen.append(r)
 *
 *	-> the edge from dedupe to the function "dedupe.<for>", line 3, has
 *	   4,711 calls; its total time is that of dedupe since the loop was first
 *	   seen, its own is 0
 *
 * Only the first time that a loop is found running is counted, and only until
 * the last checkpoint before it ends: of a loop that begins often nobody could
 * say what passed in between. The part of a `while` loop is
 * "dedupe.<while>". The passes of lists, tuples, strings, ranges, dicts and of
 * enumerate, zip and map over these are known.
 */
#ifndef NATIVE_LOOPS_H
#define NATIVE_LOOPS_H

#include "table.h"

/* Counts the passes of the loops that are open in the calling thread, after
 * stack_sum(). */
void loops_take(const struct thread *t);
void loops_reset(void);

#endif
