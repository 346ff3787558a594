/* stack.c: see stack.h. What is needed for few calls only. */
#include "stack.h"

#include <string.h>

#include "edges.h"
#include "sender.h"
#include "timers.h"

/* The tick of a thread at NOW; the CPU clock of another thread is read by its
 * number. */
static int64_t
tick_of(const struct thread *t, int64_t now)
{
	if (clock_kind != CLOCK_OF_THREAD || t == thread_self)
		return now;
	return clock_read(t->cpu_clock);
}

enum inside {
	INSIDE_NONE, /* no outer call of the function is open */
	INSIDE_FUNCTION,
	INSIDE_PAIR /* one by the same caller is */
};

static enum inside
search(const struct thread *t, const struct entry *entry)
{
	uint32_t function = pair_callee(entry->pair);
	enum inside inside = INSIDE_NONE;

	for (uint32_t at = entry->outer; at != 0; at = t->stack[at].outer) {
		const struct entry *other = &t->stack[at];

		if (other->pair == entry->pair)
			return INSIDE_PAIR;
		if (pair_callee(other->pair) == function)
			inside = INSIDE_FUNCTION;
	}
	return inside;
}

/* The answer is kept in the next outer entry: it stays the same as long as that
 * one is open, and deep recursions need it often. */
static enum inside
inside_of(const struct thread *t, const struct entry *entry)
{
	struct entry *outer = &t->stack[entry->outer];
	enum inside inside;

	if (entry->outer == 0)
		return INSIDE_NONE;
	if ((outer->marks & MARK_ASKED) != 0 && outer->asked == entry->pair)
		return (enum inside)(outer->marks >> MARK_ANSWER);
	inside = search(t, entry);
	outer->asked = entry->pair;
	outer->marks &= MARK_RESUMED | MARK_COUNTED | MARK_APART;
	outer->marks |= MARK_ASKED | (unsigned)inside << MARK_ANSWER;
	return inside;
}

static void
note_busy(struct thread *t, uint32_t slot)
{
	if (t->tallies[slot].busy)
		return;
	t->tallies[slot].busy = 1;
	t->busy[t->busy_count++] = slot;
}

/* Swaps a tally with the one at the place where a search for it begins, if it
 * counts more. The places between stay in use, so both are found. Returns its
 * place. */
static uint32_t
come_home(struct thread *t, uint32_t slot, uint64_t pair)
{
	uint32_t home = tally_place(t, pair);
	struct tally *tally = &t->tallies[slot], *other = &t->tallies[home];
	struct tally moved;

	if (tally->calls / 2 <= other->calls)
		return slot;
	note_busy(t, home);
	moved = *tally;
	*tally = *other;
	*other = moved;
	return home;
}

/* Where the first call of a pair in an interval comes from: its caller goes on
 * in this moment, if both are Python's own. */
static void
note_line(const struct thread *t, const struct entry *entry, uint32_t edge)
{
	FRAME *caller = t->top < entry ? frame_here() : NULL;

	if (caller != NULL && entry[-1].frame == caller)
		edge_seen(edge, caller);
}

/* The tally of an entry, which is noted in `slot` and as busy. NULL without
 * memory. */
static struct tally *
tally_of(struct thread *t, struct entry *entry)
{
	if (t->tallies[entry->slot].pair != entry->pair) {
		struct tally *tally = tally_find(t, entry->pair);

		if (tally == NULL) {
			table.failed = true;
			return NULL;
		}
		entry->slot = (uint32_t)(tally - t->tallies);
		if (tally->busy)
			entry->slot = come_home(t, entry->slot, entry->pair);
	}
	if (!t->tallies[entry->slot].busy)
		note_line(t, entry, t->tallies[entry->slot].edge);
	note_busy(t, entry->slot);
	return &t->tallies[entry->slot];
}

static void
count_call(struct tally *tally, unsigned marks, enum inside inside)
{
	if (marks & MARK_RESUMED) {
		tally->resumed++;
		return;
	}
	tally->calls++;
	if (inside == INSIDE_PAIR)
		return;
	tally->primitive++;
	if (inside == INSIDE_FUNCTION)
		tally->primitive_inside++;
}

/* Counts a call; TOOK is the time since `start`. */
static enum inside
count(struct thread *t, struct entry *entry, int64_t took)
{
	enum inside inside = inside_of(t, entry);
	struct tally *tally = tally_of(t, entry);

	if (tally == NULL)
		return inside;
	if (!(entry->marks & MARK_COUNTED))
		count_call(tally, entry->marks, inside);
	tally->self += took - entry->inner;
	if (inside != INSIDE_PAIR)
		tally->total += took;
	if (inside == INSIDE_FUNCTION)
		tally->total_inside += took;
	return inside;
}

void
leave_watched(uint32_t function, int64_t took)
{
	if ((hook.watched & hook_bit(function)) == 0)
		return;
	timers_add(function, took);
	sender_called(function);
}

void
leave_rare(struct thread *t, struct entry *entry, int64_t took)
{
	if (count(t, entry, took) == INSIDE_NONE)
		leave_watched(pair_callee(entry->pair), entry->before + took);
	if ((entry->marks & MARK_APART) != 0) {
		entry[-1].inner -= took;
		t->skew += took;
	}
}

void
leave_out_of_order(struct thread *t, const void *frame, int64_t now)
{
	const struct entry *entry = t->top;

	now += t->skew;
	while (entry > t->stack && entry->frame != frame)
		entry--;
	while (entry > t->stack && t->top >= entry)
		leave(t, t->top, now - t->skew);
}

void
stack_close(struct thread *t)
{
	int64_t now = thread_event(t, tick_of(t, clock_now()));

	while (t->top > t->stack)
		leave(t, t->top, now - t->skew);
}

static void
renew(struct thread *t, int64_t now)
{
	int64_t above = 0;

	now = computing_settle(t, tick_of(t, now)) - t->skew;

	for (struct entry *entry = t->top; entry > t->stack; entry--) {
		int64_t took = now - entry->start;

		entry->inner += above;
		if (took < entry->inner)
			took = entry->inner;
		count(t, entry, took);
		entry->marks |= MARK_COUNTED;
		entry->before += took;
		entry->inner = 0;
		above = took;
		if ((entry->marks & MARK_APART) != 0) {
			t->skew += took;
			now -= took;
			above = 0;
		}
	}
	for (struct entry *entry = t->top; entry > t->stack; entry--)
		entry->start = now;
}

void
stack_sum(int64_t now)
{
	for (struct thread *t = table.threads; t != NULL; t = t->next) {
		if (t->generation == hook.generation)
			renew(t, now);
		edges_add(t);
	}
}

void
stack_forget(struct thread *t)
{
	t->top = t->stack;
	memset(t->chains, 0, sizeof(t->chains));
}
