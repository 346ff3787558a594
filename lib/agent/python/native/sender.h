/*
 * sender.h: the function that turns an object into a message for another
 * process, dumps() of multiprocessing/reduction.py. Who gets the message may
 * end this process (a Pool does so with its workers), so that what was counted
 * has to be in the journal before.
 *
 *	a new function: sender_meet(f);
 *	leave(): sender_called(function);	points_due() follows at once
 */
#ifndef NATIVE_SENDER_H
#define NATIVE_SENDER_H

#include "table.h"

/* Is a new function the one? */
void sender_meet(const struct function *f);
/* A call of a function has ended. */
void sender_called(uint32_t function);
/* Its bit of hook.watched; 0 until it is met. */
uint64_t sender_bit(void);

#endif
