/*
 * stack.h: what is open in a thread, and what is counted as it opens and
 * closes: frames of Python functions (hook.c) and calls of C functions
 * (builtins.c).
 *
 *	push(t, frame, code_last(code), false);
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
	uint32_t depth = t->depth--;
	struct entry *entry = &t->stack[depth - 1];
	struct tally *tally = entry->tally;
	int64_t took = now - entry->start;

	/* Another core's counter may be a little behind. */
	if (unlikely(took < entry->inner))
		took = entry->inner;
	tally->self += took - entry->inner;
	if (tally->open == depth) {
		struct whole *whole = tally->whole;

		tally->open = CLOSED;
		tally->total += took;
		if (whole->open == depth) {
			whole->open = CLOSED;
			whole->total += took;
			if (unlikely(whole->timer != NULL))
				timer_add(whole->timer, whole->taken + took);
			whole->taken = 0;
		}
	}
	if (likely(depth > 1))
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

/* The frame at that depth is the outermost of its caller and callee; CALL: 1,
 * or 0 where it is a body that goes on. */
static inline void
open_tally(struct thread *t, struct tally *tally, uint32_t depth, uint32_t call)
{
	struct whole *whole = tally->whole;

	if (unlikely(tally->open == IDLE))
		t->busy[t->busy_count++] = tally;
	tally->open = depth;
	tally->primitive += call;
	if (likely(whole->open == CLOSED)) {
		whole->open = depth;
		whole->primitive += call;
	}
}

/* Counts a call, or the entry of a body that goes on (RESUMES), of the function
 * whose last call is in *LAST; false without memory. */
static inline bool
push(struct thread *t, const void *frame, struct tally **last, bool resumes)
{
	struct tally *tally = *last;
	uint32_t caller = NO_CALLER, depth = t->depth;
	int64_t start;

	if (likely(depth > 0))
		caller = t->stack[depth - 1].tally->callee;
	if (unlikely(tally->caller != caller || tally->whole->thread != t)) {
		tally = tally_find(t, caller, tally->callee);
		if (tally == NULL)
			return false;
		*last = tally;
	}
	if (unlikely(depth == t->stack_cap) && !stack_grow(t))
		return false;
	t->depth = depth + 1;
	if (unlikely(resumes))
		tally->resumed++;
	else
		tally->calls++;
	if (likely(tally->open == CLOSED || tally->open == IDLE))
		open_tally(t, tally, depth + 1, !resumes);
	start = clock_now();
	t->stack[depth] = (struct entry){frame, tally, start, 0};
	if (unlikely(
		++hook.entries >= hook.due_entries || start >= hook.due_time))
		points_due();
	return true;
}

#endif
