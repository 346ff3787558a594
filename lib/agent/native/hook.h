/*
 * hook.h: the evaluation function that the interpreter calls for every frame,
 * on and off.
 */
#ifndef NATIVE_HOOK_H
#define NATIVE_HOOK_H

#include "clock.h"
#include "table.h"

struct hook {
	bool running;
	uint32_t generation; /* changes when open frames are forgotten */
	bool deep;	     /* something was too deep to be counted */
	bool suspended;	     /* while that goes on */
	/* Bodies entered, and from which number of them, or which time on,
	 * points_due() is to be called (points.h). */
	uint64_t entries, due_entries;
	int64_t due_time;
};

extern struct hook hook;

/* Frames that are open already are not seen; nor is what calls this. */
void hook_on(void);
/* Closes all open frames of all threads. False if something else has taken
 * the place of the hook since. */
bool hook_off(void);
/* The calling thread's record, with no frame open; NULL: it is not counted. */
struct thread *thread_begin(void);
/* In a forked child: what was open in the parent is forgotten. */
void hook_forget(void);
/* The last ticks were not the program's, in any thread. */
void hook_postpone(int64_t ticks);
/* The time of another thread, where this one's is NOW. */
int64_t thread_now(const struct thread *t, int64_t now);

#endif
