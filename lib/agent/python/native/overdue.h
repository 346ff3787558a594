/*
 * overdue.h: checkpoints while one call of the main thread runs long. The hook
 * only takes them when a function is entered; a thread of ours, which touches
 * nothing of Python, looks every few milliseconds whether one is overdue, and
 * asks the interpreter to take it between two instructions.
 *
 *	overdue_watch();	after points_begin()
 *	overdue_unwatch();	before points_end()
 *
 * A process with threads may be warned when it forks (from 3.12 on), so the
 * thread ends before a fork. The parent does without it from then on.
 */
#ifndef NATIVE_OVERDUE_H
#define NATIVE_OVERDUE_H

void overdue_watch(void);
void overdue_unwatch(void);

#endif
