/*
 * edges.h: the pairs of caller and callee of all threads together, and their
 * sums, which are made when somebody asks.
 *
 *	tally->edge = edge_number(caller, callee);
 *	edges_sum(clock_now());
 *	edges.items[tally->edge].now.calls
 */
#ifndef NATIVE_EDGES_H
#define NATIVE_EDGES_H

#include "table.h"

struct counts {
	int64_t calls, resumed, primitive;
	int64_t self, total;
};

/* With ANY_CALLER it is a function as a whole: `primitive` and `total` alone
 * are kept there. */
struct edge {
	uint32_t caller, callee;
	struct counts now;  /* as of the last edges_sum() */
	struct counts last; /* of points.c: at the point before */
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
	uint32_t count, cap;
	struct pairs pairs;
};

extern struct edges edges;

#define NO_EDGE UINT32_MAX

/* Made where there is none; NO_EDGE without memory. */
uint32_t edge_number(uint32_t caller, uint32_t callee);
/* Sums over all threads, as if all open frames returned at NOW. */
void edges_sum(int64_t now);
void edges_reset(void);

/* UINT32_MAX without memory; a new pair gets the count as its number. */
uint32_t pairs_number(struct pairs *pairs, uint32_t one, uint32_t other);
void pairs_free(struct pairs *pairs);

static inline void
counts_add(struct counts *to, const struct counts *by)
{
	to->calls += by->calls;
	to->resumed += by->resumed;
	to->primitive += by->primitive;
	to->self += by->self;
	to->total += by->total;
}

static inline bool
counts_same(const struct counts *a, const struct counts *b)
{
	return a->calls == b->calls && a->resumed == b->resumed &&
	       a->primitive == b->primitive && a->self == b->self &&
	       a->total == b->total;
}

#endif
