/*
 * stack.h: the open calls of a thread, and what is counted when one begins and
 * ends: frames of Python functions (hook.c) and calls of C functions
 * (builtins.c).
 *
 *	if (push(t, frame, function, 0, clock_kind))
 *		points_due();
 *	...
 *	if (t->top->frame == frame)
 *		leave(t, t->top, now);	the innermost
 *	else
 *		leave_out_of_order(t, frame, now);
 *
 * The tally is not used before the call ends. Fetching it from memory would
 * cost more than all else here, so it is prefetched when the call begins.
 */
#ifndef NATIVE_STACK_H
#define NATIVE_STACK_H

#include "hook.h"

/* Counts a call that leave() does not: one with marks, inside of another of its
 * chain, or the first of its pair. TOOK is the time since `start`. */
void leave_rare(struct thread *t, struct entry *entry, int64_t took);
/* An outermost call of a function that may be watched has ended. */
void leave_watched(uint32_t function, int64_t took);
/* Leaves a frame that is not the innermost, and all inside of it, which did not
 * return (another greenlet's, or of a thread that was ended in a call). Does
 * nothing if the frame was closed that way before. */
void leave_out_of_order(struct thread *t, const void *frame, int64_t now);
/* Leaves all frames of a thread. */
void stack_close(struct thread *t);
/* Adds what all threads have counted to the edges, as if all open frames had
 * been left and entered again at NOW, a tick. */
void stack_sum(int64_t now);
/* Forgets the open frames of a thread. */
void stack_forget(struct thread *t);

/* Pops ENTRY, the innermost one, and counts its call. */
static always_inline void
leave(struct thread *t, struct entry *entry, int64_t now)
{
	struct tally *tally = &t->tallies[entry->slot];
	uint64_t pair = entry->pair;
	int64_t took = now - entry->start;

	/* The counter of another core may be a little behind. */
	if (unlikely(took < entry->inner))
		took = entry->inner;
	t->top = entry - 1;
	t->chains[pair % CHAINS] = entry->outer;
	entry[-1].inner += took;
	if (unlikely(tally->pair != pair || !tally->busy || entry->marks != 0))
		leave_rare(t, entry, took);
	else if (likely(entry->outer == 0)) {
		tally->calls++;
		tally->primitive++;
		tally->self += took - entry->inner;
		tally->total += took;
		if (unlikely((hook.watched & hook_bit(pair_callee(pair))) != 0))
			leave_watched(pair_callee(pair), took);
	} else if (t->stack[entry->outer].pair == pair) {
		tally->calls++;
		tally->self += took - entry->inner;
	} else
		leave_rare(t, entry, took);
}

/* Opens a frame; there must be room. True if points_due() is to be called. */
static always_inline bool
push_pair(struct thread *t, const void *frame, uint64_t pair, unsigned marks,
    enum clock_kind clock)
{
	struct entry *entry = t->top + 1;
	uint32_t slot = tally_place(t, pair);
	int64_t now;

	__builtin_prefetch(&t->tallies[slot], 1);
	entry->frame = frame;
	entry->pair = pair;
	entry->inner = entry->before = 0;
	entry->slot = slot;
	entry->outer = t->chains[pair % CHAINS];
	entry->marks = marks;
	t->chains[pair % CHAINS] = (uint32_t)(entry - t->stack);
	now = thread_event(t, clock_by(clock));
	entry->start = now - t->skew;
	t->top = entry;
	return --hook.left == 0 || now >= hook.due_time;
}

/* Opens a frame of FUNCTION, called by the innermost one. */
static always_inline bool
push(struct thread *t, const void *frame, uint32_t function, unsigned marks,
    enum clock_kind clock)
{
	uint64_t pair = pair_of(pair_callee(t->top->pair), function);

	return push_pair(t, frame, pair, marks, clock);
}

#endif
