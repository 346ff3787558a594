/*
 * edges.c: see edges.h.
 */
#include "edges.h"

#include <stdlib.h>

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
	uint64_t key = tally_key(one, other) + 1;
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

uint32_t
edge_number(uint32_t caller, uint32_t callee)
{
	uint32_t number;

	if (edges.count == edges.cap) {
		uint32_t cap = edges.cap * 2 + 1024;
		struct edge *grown = realloc(edges.items, cap * sizeof(*grown));

		if (grown == NULL)
			return NO_EDGE;
		edges.items = grown;
		edges.cap = cap;
	}
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
	pairs_free(&edges.pairs);
	edges = (struct edges){.items = NULL};
}

/* ---- sums ---- */

static void
add_tallies(const struct thread *t)
{
	for (const struct chunk *c = t->chunks; c != NULL; c = c->next)
		for (uint32_t i = 0; i < c->used; i++) {
			const struct tally *one = &c->tallies[i];
			struct counts *sum = &edges.items[one->edge].now;

			sum->calls += (int64_t)one->calls;
			sum->resumed += (int64_t)one->resumed;
			sum->primitive += (int64_t)one->primitive;
			sum->self += one->self;
			sum->total += one->total;
		}
}

/* As if all open frames were left now, in the words of leave() in hook.c. */
static void
add_open(struct thread *t, int64_t now)
{
	int64_t above = 0;

	for (uint32_t i = t->depth; i-- > 0;) {
		const struct entry *entry = &t->stack[i];
		struct tally *tally = entry->tally, *whole = tally->whole;
		int64_t took = now - entry->start;
		int64_t inner = entry->inner + above;

		if (took < inner)
			took = inner;
		edges.items[tally->edge].now.self += took - inner;
		if (--tally->active == 0)
			edges.items[tally->edge].now.total += took;
		if (--whole->active == 0)
			edges.items[whole->edge].now.total += took;
		above = took;
	}
	for (uint32_t i = 0; i < t->depth; i++) {
		t->stack[i].tally->active++;
		t->stack[i].tally->whole->active++;
	}
}

void
edges_sum(int64_t now)
{
	for (uint32_t i = 0; i < edges.count; i++)
		edges.items[i].now = (struct counts){0, 0, 0, 0, 0};
	if (table.ended != NULL)
		add_tallies(table.ended);
	for (struct thread *t = table.threads; t != NULL; t = t->next) {
		add_tallies(t);
		if (t->generation == hook.generation)
			add_open(t, thread_now(t, now));
	}
}
