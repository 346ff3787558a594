/* edges.c: see edges.h. */
#include "edges.h"

#include <stdlib.h>
#include <string.h>

#define AHEAD 8

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

	if (edges.count == EDGE_MOST ||
	    (edges.count == edges.cap && !edges_grow()))
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
	for (uint32_t i = 0; i < table.function_count; i++)
		table.functions[i]->edge = NO_EDGE;
}

/* ---- sums ---- */

static struct counts *
sum_of(uint32_t edge)
{
	edges.changed[edge / 64] |= UINT64_C(1) << edge % 64;
	return &edges.items[edge].now;
}

void
edge_seen(uint32_t number, FRAME *caller)
{
	struct edge *edge = &edges.items[number];
	int offset = 2 * frame_unit(caller);

	edge->seen = true;
	if (edge->seen_line != 0 && edge->seen_offset == offset)
		return;
	edge->seen_offset = offset;
	edge->seen_line = PyCode_Addr2Line(frame_code(caller), offset);
}

/* The majority of Boyer and Moore, which needs no list of lines. */
static void
vote(struct edge *edge, int64_t calls)
{
	if (!edge->seen)
		return;
	edge->seen = false;
	if (edge->seen_line == edge->line) {
		edge->votes += calls;
	} else if (edge->votes >= calls) {
		edge->votes -= calls;
	} else {
		edge->line = edge->seen_line;
		edge->votes = calls - edge->votes;
		edge->told = false;
		edges.untold = true;
	}
}

static void
add_tally(struct thread *t, struct tally *tally)
{
	struct counts *sum = sum_of(tally->edge);
	struct counts *whole = sum_of(tally->function);
	int64_t total = tally->total - tally->total_inside;

	/* One may have been counted before its end. */
	vote(&edges.items[tally->edge], tally->calls + 1);
	sum->calls += tally->calls;
	sum->resumed += tally->resumed;
	sum->primitive += tally->primitive;
	sum->self += tally->self;
	sum->total += tally->total;
	whole->primitive += tally->primitive - tally->primitive_inside;
	whole->total += total;
	if (!tally->hidden)
		t->self += tally->self;
	tally->busy = 0;
	tally->calls = tally->resumed = 0;
	tally->primitive = tally->primitive_inside = 0;
	tally->self = tally->total = tally->total_inside = 0;
	tally->before += total;
}

/* Prefetches an edge: none of them is in the cache any more. */
static void
fetch_edge(uint32_t edge)
{
	__builtin_prefetch(&edges.items[edge], 1);
	__builtin_prefetch(&edges.items[edge].now.wait, 1);
}

void
edges_add(struct thread *t)
{
	for (uint32_t i = 0; i < t->busy_count; i++) {
		if (i + 2 * AHEAD < t->busy_count)
			__builtin_prefetch(
			    &t->tallies[t->busy[i + 2 * AHEAD]], 1);
		if (i + AHEAD < t->busy_count) {
			const struct tally *next =
			    &t->tallies[t->busy[i + AHEAD]];

			fetch_edge(next->edge);
			fetch_edge(next->function);
		}
		add_tally(t, &t->tallies[t->busy[i]]);
	}
	t->busy_count = 0;
}

/* Waits are rare, so they are not counted in tallies first. */
void
edges_wait(uint64_t pair, int64_t ticks)
{
	uint32_t edge = edge_number(pair_caller(pair), pair_callee(pair));

	if (edge != NO_EDGE)
		sum_of(edge)->wait += ticks;
}

void
edges_pass(uint64_t pair, int64_t calls, int64_t total)
{
	struct function *f = table.functions[pair_callee(pair) - 1];
	uint32_t edge = edge_number(pair_caller(pair), f->id);

	if (f->edge == NO_EDGE)
		f->edge = edge_number(ANY_CALLER, f->id);
	if (edge == NO_EDGE || f->edge == NO_EDGE)
		return;
	sum_of(edge)->calls += calls;
	sum_of(edge)->primitive += calls;
	sum_of(edge)->total += total;
	sum_of(f->edge)->primitive += calls;
	sum_of(f->edge)->total += total;
}

void
edges_adopt(void)
{
	bool *called =
	    calloc((size_t)table.function_count + 1, sizeof(*called));

	if (called == NULL)
		return;
	for (uint32_t i = 0; i < edges.count; i++)
		if (edges.items[i].now.calls > 0)
			called[edges.items[i].callee] = true;
	for (uint32_t i = 0; i < edges.count; i++) {
		const struct edge *edge = &edges.items[i];
		struct counts *sum;

		if (called[edge->callee] || edge->now.resumed == 0)
			continue;
		called[edge->callee] = true;
		sum = sum_of(i);
		sum->resumed--;
		sum->calls++;
		sum->primitive++;
		sum_of(table.functions[edge->callee - 1]->edge)->primitive++;
	}
	free(called);
}

uint32_t
edges_changed(void)
{
	uint32_t changed = 0;

	for (uint32_t i = 0; i < edges.count; i += 64)
		changed +=
		    (uint32_t)__builtin_popcountll(edges.changed[i / 64]);
	return changed;
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
	if (edges.count > 0)
		memset(edges.changed, 0,
		    ((size_t)edges.count + 63) / 64 * sizeof(*edges.changed));
}

void
edges_unsettle(void)
{
	for (uint32_t i = 0; i < edges.count; i++) {
		edges.items[i].last = (struct counts){0};
		edges.changed[i / 64] |= UINT64_C(1) << i % 64;
	}
}

void
edges_tell_lines(struct bytes *b, bool all)
{
	for (uint32_t i = 0; (all || edges.untold) && i < edges.count; i++) {
		struct edge *edge = &edges.items[i];

		if (edge->line <= 0 || (edge->told && !all))
			continue;
		edge->told = true;
		bytes_number(b, (uint64_t)i + 1);
		bytes_number(b, (uint64_t)edge->line);
		bytes_signed(b, edge->votes);
	}
	edges.untold = false;
	bytes_number(b, 0);
}
