/*
 * edges.h: the pairs of caller and callee of all threads together, and their
 * sums, which are made when somebody asks: what the tallies have is added, and
 * they begin at zero again. So it is only those that are looked at that have
 * counted something since.
 *
 *	tally->edge = edge_number(caller, callee);
 *	edges_sum(clock_now());
 *	edges.items[tally->edge].now.calls
 *	for (i = edges_next(0); i < edges.count; i = edges_next(i + 1))
 *		edges.items[i].last = edges.items[i].now; it has changed
 *	edges_settle();
 */
#ifndef NATIVE_EDGES_H
#define NATIVE_EDGES_H

#include "frames.h"
#include "table.h"

struct edge {
	uint32_t caller, callee;
	struct counts now;  /* as of the last edges_sum() */
	struct counts last; /* of whoever looks at what has changed */
};

/* Pairs of numbers, numbered from 0; open addressing, at most half full. */
struct pairs {
	uint64_t *keys; /* the pair + 1; 0: empty */
	uint32_t *numbers;
	uint32_t count;
	size_t cap;
};

struct edges {
	struct edge *items;
	uint64_t *changed;   /* since then, a bit each */
	uint32_t count, cap; /* the latter a multiple of 64 */
	struct pairs pairs;
};

extern struct edges edges;

#define EDGE_MOST (UINT32_MAX >> 1)

/* Made where there is none; NO_EDGE without memory, or where there are more
 * than EDGE_MOST. */
uint32_t edge_number(uint32_t caller, uint32_t callee);
/* Adds what one thread has counted so far. */
void edges_add(struct thread *t);
/* A generator that was there before the profile was never called in it: its
 * first entry was. */
void edges_adopt(void);
/* The callee, called by the caller, waited so long. */
void edges_wait(uint64_t pair, int64_t ticks);
/* How many have changed, and the first from that number on. */
uint32_t edges_changed(void);
uint32_t edges_next(uint32_t from);
/* None has changed. */
void edges_settle(void);
/* All have, since nothing was counted. */
void edges_unsettle(void);
void edges_reset(void);

/* UINT32_MAX without memory; a new pair gets the count as its number. */
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
