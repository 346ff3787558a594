/*
 * stack.h: what is open in a thread, and what is counted as it opens and
 * closes: frames of Python functions (hook.c) and calls of C functions
 * (builtins.c).
 *
 *	if (push(t, frame, function, 0))
 *		points_due();
 *	...
 *	entry = &t->stack[t->depth];
 *	if (entry->frame == frame)
 *		leave(t, entry, clock_now());	it is the innermost
 *	else
 *		leave_out_of_order(t, frame, clock_now());
 *
 * The tally is not touched before the call ends: that it is not in the
 * processor's cache costs more than all else here, so it is asked for when the
 * call begins, and is there when it is needed.
 */
#ifndef NATIVE_STACK_H
#define NATIVE_STACK_H

#include "hook.h"
#include "points.h"
#include "timers.h"

#define likely(x)   __builtin_expect((x), 1)
#define unlikely(x) __builtin_expect((x), 0)
/* The compiler counts the size of what is inlined, not how often it runs. */
#define always_inline inline __attribute__((always_inline))
#define never_inline  __attribute__((noinline, cold))

/* stack.c. Counts a call that is not as most are: one with marks, or inside of
 * another of its chain, or the first of its kind. TOOK: since `start`. */
void leave_rare(struct thread *t, struct entry *entry, int64_t took);
/* A frame that is not the innermost: the others were left without a return
 * (another greenlet's, or a thread was ended in a call). One that is open no
 * more was closed by that rule before. */
void leave_out_of_order(struct thread *t, const void *frame, int64_t now);
/* As if all open frames of a thread had been left at NOW and entered again. */
void stack_renew(struct thread *t, int64_t now);
/* What is open in a thread is forgotten. */
void stack_forget(struct thread *t);

static inline bool
is_of_pair(const struct entry *entry, uint32_t caller, uint32_t function)
{
	return entry->function == function && entry[-1].function == caller;
}

/* Pops ENTRY, the innermost open frame. */
static always_inline void
leave(struct thread *t, struct entry *entry, int64_t now)
{
	uint32_t caller = entry[-1].function, function = entry->function;
	struct tally *tally = &t->tallies[entry->slot];
	int64_t took = now - entry->start;

	/* Another core's counter may be a little behind. */
	if (unlikely(took < entry->inner))
		took = entry->inner;
	t->depth--;
	t->chains[function % CHAINS] = entry->outer;
	entry[-1].inner += took;
	if (unlikely(!tally->busy || tally->pair != pair_of(caller, function) ||
		     entry->marks != 0))
		leave_rare(t, entry, took);
	else if (likely(entry->outer == 0)) {
		tally->calls++;
		tally->primitive++;
		tally->self += took - entry->inner;
		tally->total += took;
		if (unlikely(timers_mask >> function % 64 & 1))
			timers_add(function, took);
	} else if (is_of_pair(&t->stack[entry->outer], caller, function)) {
		tally->calls++;
		tally->self += took - entry->inner;
	} else
		leave_rare(t, entry, took);
}

static inline bool
has_room(const struct thread *t)
{
	return t->depth + 2 <= t->stack_cap;
}

/* Opens a frame of a function, by its id; there must be room. True if
 * points_due() is to be called. */
static always_inline bool
push(struct thread *t, const void *frame, uint32_t function, unsigned marks)
{
	uint32_t depth = t->depth + 1, *chain = &t->chains[function % CHAINS];
	struct entry *entry = &t->stack[depth];
	uint32_t slot = tally_place(t, pair_of(entry[-1].function, function));

	__builtin_prefetch(&t->tallies[slot], 1);
	entry->frame = frame;
	entry->inner = entry->before = 0;
	entry->function = function;
	entry->slot = slot;
	entry->outer = *chain;
	entry->marks = marks;
	*chain = t->depth = depth;
	entry->start = clock_now();
	return ++hook.entries >= hook.due_entries ||
	       entry->start >= hook.due_time;
}

#endif
