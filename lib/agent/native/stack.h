/*
 * stack.h: what is open in a thread, and what is counted as it opens and
 * closes: frames of Python functions (hook.c) and calls of C functions
 * (builtins.c).
 *
 *	push(t, frame, function, false);
 *	...
 *	leave(t, clock_now());			it is the innermost
 *	leave_out_of_order(t, depth, frame, clock_now());
 */
#ifndef NATIVE_STACK_H
#define NATIVE_STACK_H

#include "hook.h"
#include "points.h"
#include "timers.h"

#define likely(x)   __builtin_expect((x), 1)
#define unlikely(x) __builtin_expect((x), 0)

/* Pops the innermost open frame. */
static inline void
leave(struct thread *t, int64_t now)
{
	struct entry *entry = &t->stack[--t->depth];
	struct tally *tally = entry->tally, *whole = tally->whole;
	int64_t took = now - entry->start;

	/* Another core's counter may be a little behind. */
	if (unlikely(took < entry->inner))
		took = entry->inner;
	tally->self += took - entry->inner;
	if (--tally->active == 0)
		tally->total += took;
	if (--whole->active == 0) {
		whole->total += took;
		if (unlikely(whole->timer != NULL))
			timer_add(whole->timer, took);
	}
	if (likely(t->depth > 0))
		entry[-1].inner += took;
}

/* A frame that is not the innermost: the others were left without a return
 * (another greenlet's, or a thread was ended in a call). One that is open no
 * more was closed by that rule before. */
static inline void
leave_out_of_order(
    struct thread *t, uint32_t depth, const void *frame, int64_t now)
{
	if (depth >= t->depth || t->stack[depth].frame != frame)
		return;
	while (t->depth > depth)
		leave(t, now);
}

/* Counts a call, or the entry of a body that goes on; false without memory.
 * What began before the profile has its first entry here for its call. */
static inline bool
push(struct thread *t, const void *frame, struct function *f, bool resumes)
{
	struct tally *tally, *whole;
	uint32_t caller = NO_CALLER;
	int64_t start;

	if (likely(t->depth > 0))
		caller = t->stack[t->depth - 1].tally->callee;
	tally = tally_find(t, caller, f->id);
	if (unlikely(tally == NULL))
		return false;
	if (unlikely(t->depth == t->stack_cap) && !stack_grow(t))
		return false;
	whole = tally->whole;
	if (unlikely(resumes && f->begun))
		tally->resumed++;
	else {
		if (unlikely(tally->calls++ == 0))
			f->begun = true;
		tally->primitive += tally->active == 0;
		whole->primitive += whole->active == 0;
	}
	tally->active++;
	whole->active++;
	start = clock_now();
	t->stack[t->depth++] = (struct entry){frame, tally, start, 0};
	if (unlikely(
		++hook.entries >= hook.due_entries || start >= hook.due_time))
		points_due();
	return true;
}

#endif
