/*
 * computing.h: the time of a thread: what it computed. What it waited, and the
 * slices that other programs got, are taken out where they are seen: between two
 * events that are far apart, and only there, both the wall clock and the
 * thread's CPU clock are read, for the latter takes as long as ten calls.
 *
 *	event  event      event                    event
 *	|------|-- 0.1 ms --|-------- 300 ms ---------|
 *	           computed   of which the CPU clock has 0.2: 299.8 to the skew,
 *			      waited by what was innermost
 *
 *	thread_now(t, clock_now())	its time: ticks less the skew
 *
 * So what a function computed is exact to a gap, 0.2 ms, a wait. A thread whose
 * waits are shorter is found out (its CPU clock has run too little when it is
 * read), and read at shorter gaps, down to 0.02 ms, as long as it goes on.
 *
 * The collector's time (collector.h) and that of checkpoints go the same way.
 * Other clocks never see a gap.
 */
#ifndef NATIVE_COMPUTING_H
#define NATIVE_COMPUTING_H

#include "clock.h"
#include "table.h"

/* Whether waits are seen; for threads that begin from now on. */
void computing_choose(bool on);
/* What the clock is called: "computing", "wall", "cpu". */
const char *computing_name(void);
/* The calling thread's time begins, or goes on. */
void computing_begin(struct thread *t);
/* Looks into the gap behind a thread's last event; when it ends. */
int64_t computing_look(struct thread *t);
/* The last TICKS, NS and CPU_NS of the calling thread were not the program's,
 * in any thread. */
void computing_postpone(int64_t ticks, int64_t ns, int64_t cpu_ns);

/* An event: NOW, a tick, or the end of the gap, if one was found. */
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
