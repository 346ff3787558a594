/*
 * lines.h: in which lines the main thread is found at work: every few
 * milliseconds a thread of ours reads where the innermost call is, without the
 * lock of the interpreter, so that the program does not notice it.
 *
 *	def dedupe(rows):
 *		seen = []
 *		for r in rows:
 *			if r not in seen:	found here 71 times
 *				seen.append(r)
 *
 *	-> the edge from dedupe to the function "dedupe.<line>", line 4, has 71
 *	   calls and no time
 *
 * Only in code that was running at a checkpoint, or began with it, and not in C functions that are
 * listed by themselves.
 */
#ifndef NATIVE_LINES_H
#define NATIVE_LINES_H

#include "table.h"

/* Whether lines, and with them operations and lengths, are looked at. */
void lines_begin(bool on);
bool lines_wanted(void);
/* Called at a checkpoint at the beginning of a call of CODE, which is no frame
 * of the interpreter yet: it may be found at work from now on. */
void lines_meet(PyCodeObject *code);
/* Called by the thread: looks where the innermost call of T is. */
void lines_sample(const struct thread *t);
/* Counts the samples since the last call; with the lock. */
void lines_take(void);

#endif
