/*
 * computing.h: the computing time of a thread. Waiting, and the time in which
 * other programs had the processor, are subtracted: between two events that are
 * far apart, both the wall clock and the thread's CPU clock are read; only
 * then, as reading the CPU clock takes as long as ten calls.
 *
 *	event  event      event                    event
 *	|------|-- 0.1 ms --|-------- 300 ms ---------|
 *	           computed   0.2 ms by the CPU clock: adds 299.8 ms to the
 *			      skew; the innermost function waited
 *
 *	thread_now(t, clock_now())	its time: ticks minus the skew
 *
 * So computing time is exact to 0.2 ms (a gap) for each wait. If the CPU clock
 * of a thread shows that its waits are shorter, its gap is reduced, down to
 * 0.02 ms, as long as that lasts. Each checkpoint reads it, so that this shows
 * although no gap is long.
 *
 * The time of the collector (collector.h) and of checkpoints is subtracted in
 * the same way. With other clocks there are no gaps.
 */
#ifndef NATIVE_COMPUTING_H
#define NATIVE_COMPUTING_H

#include "clock.h"
#include "table.h"

/* Whether waiting is subtracted; for threads that begin from now on. */
void computing_choose(bool on);
/* The name of the clock: "computing", "wall", "cpu". */
const char *computing_name(void);
/* Begins or continues the time of the calling thread. */
void computing_begin(struct thread *t);
/* Subtracts waiting since a thread's last event; returns the current tick. */
int64_t computing_look(struct thread *t);
/* thread_event() at a checkpoint: it reads the clocks whatever the gap. */
int64_t computing_settle(struct thread *t, int64_t now);
/* Subtracts the last TICKS, NS and CPU_NS, in which the calling thread did not
 * run the program, from the time of all threads. */
void computing_postpone(int64_t ticks, int64_t ns, int64_t cpu_ns);

/* Records an event at tick NOW; returns NOW, or a later tick after a gap. */
static always_inline int64_t
thread_event(struct thread *t, int64_t now)
{
	if (unlikely(now - t->event > t->gap))
		now = computing_look(t);
	t->event = now;
	return now;
}

static always_inline int64_t
thread_now(struct thread *t, int64_t now)
{
	return thread_event(t, now) - t->skew;
}

#endif
