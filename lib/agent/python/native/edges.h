/*
 * edges.h: the edges, pairs of caller and callee, of all threads together, and
 * their sums. Sums are made on demand: the tallies of all threads are added and
 * set to zero, so that only tallies which have counted something since have to
 * be visited.
 *
 *	tally->edge = edge_number(caller, callee);
 *	stack_sum(clock_now());
 *	edges.items[tally->edge].now.calls
 *	for (i = edges_next(0); i < edges.count; i = edges_next(i + 1))
 *		edges.items[i].last = edges.items[i].now; this one changed
 *	edges_settle();
 */
#ifndef NATIVE_EDGES_H
#define NATIVE_EDGES_H

#include "bytes.h"
#include "frames.h"
#include "table.h"

/* What stack_sum() touches comes first, and lies in two cache lines. */
struct edge {
	uint32_t caller, callee;
	/* Of the first call since the last stack_sum(): where the caller was. */
	int seen_offset, seen_line;
	bool seen;
	bool told; /* the line is in the journal */
	/* The line with the majority of calls, if there is one, by those that
	 * were seen, each for all of its interval; 0: none was. */
	int line;
	int64_t votes;	    /* by how many calls */
	struct counts now;  /* as of the last stack_sum() */
	struct counts last; /* as of the last checkpoint */
};

_Static_assert(sizeof(struct edge) == 2 * CACHE_LINE, "");

/* Numbers pairs of numbers, from 0; open addressing, at most half full. */
struct pairs {
	uint64_t *keys; /* the pair + 1; 0 if empty */
	uint32_t *numbers;
	uint32_t count;
	size_t cap;
};

struct edges {
	struct edge *items;
	uint64_t *changed;   /* one bit for each edge that changed since then */
	uint32_t count, cap; /* cap is a multiple of 64 */
	bool untold;	     /* there are lines that the journal lacks */
	struct pairs pairs;
};

extern struct edges edges;

#define EDGE_MOST (UINT32_MAX >> 1)

/* The number of an edge, which is made if there is none; NO_EDGE without
 * memory, or if there are EDGE_MOST. */
uint32_t edge_number(uint32_t caller, uint32_t callee);
/* Adds the tallies of a thread, and sets them to zero. */
void edges_add(struct thread *t);
/* Counts the first resumption of a generator that was made before the profile
 * began as its call. */
void edges_adopt(void);
/* Notes the line that a call of an edge came from, for all until the next
 * stack_sum(). */
void edge_seen(uint32_t edge, FRAME *caller);
/* Adds waiting of the callee, called by the caller of PAIR. */
void edges_wait(uint64_t pair, int64_t ticks);
/* Adds calls, none within another, and their time. */
void edges_pass(uint64_t pair, int64_t calls, int64_t total);
/* How many edges have changed, and the first of them from number FROM on. */
uint32_t edges_changed(void);
uint32_t edges_next(uint32_t from);
/* Marks all edges as unchanged. */
void edges_settle(void);
/* Marks all as changed, with nothing counted at the last checkpoint. */
void edges_unsettle(void);
void edges_reset(void);
/* Adds the lines that calls come from, as a frame has them (frames.h): ALL, or
 * those that are not told yet. */
void edges_tell_lines(struct bytes *b, bool all);

/* The number of a pair; a new one gets the next number. UINT32_MAX without
 * memory. */
uint32_t pairs_number(struct pairs *pairs, uint32_t one, uint32_t other);
void pairs_free(struct pairs *pairs);

static inline bool
counts_same(const struct counts *a, const struct counts *b)
{
	return a->calls == b->calls && a->resumed == b->resumed &&
	       a->primitive == b->primitive && a->self == b->self &&
	       a->total == b->total && a->wait == b->wait;
}

#endif
