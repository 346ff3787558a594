/*
 * edges.c: see edges.h.
 */
#include "edges.h"

#include <stdlib.h>
#include <string.h>

#include "hook.h"

struct edges edges;

/* ---- pairs ---- */

void
pairs_free(struct pairs *pairs)
{
	free(pairs->keys);
	free(pairs->numbers);
	*pairs = (struct pairs){NULL, NULL, 0, 0};
}

static size_t
pairs_place(const struct pairs *pairs, uint64_t key)
{
	size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 20) &
		    (pairs->cap - 1);

	while (pairs->keys[at] != 0 && pairs->keys[at] != key)
		at = (at + 1) & (pairs->cap - 1);
	return at;
}

static bool
pairs_grow(struct pairs *pairs)
{
	struct pairs grown = {.cap = pairs->cap == 0 ? 1024 : pairs->cap * 2,
	    .count = pairs->count};

	grown.keys = calloc(grown.cap, sizeof(*grown.keys));
	grown.numbers = calloc(grown.cap, sizeof(*grown.numbers));
	if (grown.keys == NULL || grown.numbers == NULL) {
		pairs_free(&grown);
		return false;
	}
	for (size_t i = 0; i < pairs->cap; i++)
		if (pairs->keys[i] != 0) {
			size_t at = pairs_place(&grown, pairs->keys[i]);

			grown.keys[at] = pairs->keys[i];
			grown.numbers[at] = pairs->numbers[i];
		}
	pairs_free(pairs);
	*pairs = grown;
	return true;
}

uint32_t
pairs_number(struct pairs *pairs, uint32_t one, uint32_t other)
{
	uint64_t key = ((uint64_t)one << 32 | other) + 1;
	size_t at;

	if ((size_t)pairs->count * 2 >= pairs->cap && !pairs_grow(pairs))
		return UINT32_MAX;
	at = pairs_place(pairs, key);
	if (pairs->keys[at] == 0) {
		pairs->keys[at] = key;
		pairs->numbers[at] = pairs->count++;
	}
	return pairs->numbers[at];
}

/* ---- edges ---- */

static bool
edges_grow(void)
{
	uint32_t cap = edges.cap * 2 + 1024;
	struct edge *items = realloc(edges.items, cap * sizeof(*items));
	uint64_t *changed;

	if (items == NULL)
		return false;
	edges.items = items;
	changed = realloc(edges.changed, cap / 64 * sizeof(*changed));
	if (changed == NULL)
		return false;
	memset(changed + edges.cap / 64, 0,
	    (cap - edges.cap) / 64 * sizeof(*changed));
	edges.changed = changed;
	edges.cap = cap;
	return true;
}

uint32_t
edge_number(uint32_t caller, uint32_t callee)
{
	uint32_t number;

	if (edges.count == edges.cap && !edges_grow())
		return NO_EDGE;
	number = pairs_number(&edges.pairs, caller, callee);
	if (number == edges.count) {
		edges.items[number] =
		    (struct edge){.caller = caller, .callee = callee};
		edges.count++;
	}
	return number;
}

void
edges_reset(void)
{
	free(edges.items);
	free(edges.changed);
	pairs_free(&edges.pairs);
	edges = (struct edges){.items = NULL};
}

/* ---- sums ---- */

static struct counts *
sum_of(uint32_t edge)
{
	edges.changed[edge / 64] |= UINT64_C(1) << edge % 64;
	return &edges.items[edge].now;
}

static void
add_whole(struct whole *whole)
{
	struct counts *sum = sum_of(whole->edge);

	sum->primitive += (int64_t)whole->primitive;
	sum->total += whole->total;
	whole->before += whole->total;
	whole->primitive = 0;
	whole->total = 0;
}

static void
add_tally(struct tally *tally)
{
	struct counts *sum = sum_of(tally->edge);

	sum->calls += (int64_t)tally->calls;
	sum->resumed += (int64_t)tally->resumed;
	sum->primitive += (int64_t)tally->primitive;
	sum->self += tally->self;
	sum->total += tally->total;
	if (!tally->whole->hidden)
		tally->whole->thread->self += tally->self;
	tally->calls = tally->resumed = tally->primitive = 0;
	tally->self = tally->total = 0;
	add_whole(tally->whole);
}

void
edges_add(struct thread *t)
{
	uint32_t open = 0;

	for (uint32_t i = 0; i < t->busy_count; i++) {
		struct tally *tally = t->busy[i];

		add_tally(tally);
		if (tally->open == CLOSED)
			tally->open = IDLE;
		else
			t->busy[open++] = tally;
	}
	t->busy_count = open;
}

void
edges_sum(int64_t now)
{
	for (struct thread *t = table.threads; t != NULL; t = t->next) {
		if (t->generation == hook.generation)
			hook_renew(t, thread_now(t, now));
		edges_add(t);
	}
}

uint32_t
edges_next(uint32_t from)
{
	for (uint32_t i = from; i < edges.count; i = (i | 63) + 1) {
		uint64_t left = edges.changed[i / 64] >> i % 64;

		if (left != 0)
			return i + (uint32_t)__builtin_ctzll(left);
	}
	return edges.count;
}

void
edges_settle(void)
{
	for (uint32_t i = edges_next(0); i < edges.count; i = edges_next(i + 1))
		edges.items[i].last = edges.items[i].now;
	if (edges.count > 0)
		memset(edges.changed, 0,
		    ((size_t)edges.count + 63) / 64 * sizeof(*edges.changed));
}
