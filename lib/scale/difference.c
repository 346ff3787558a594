/*
 * difference.c: turns the cumulative costs of functions and edges at
 * checkpoints into increments between them. See store.h for an example.
 *
 * This is done before names are joined: a function with two names has two
 * chains, and a name that is missing at a checkpoint has not changed since its
 * own last one.
 */
#include <math.h>

#include "law/bounds.h"
#include "scale/store.h"

static double
order_of(const struct store *s, const struct cost *cost)
{
	return cost->point == MAP_NONE ? (double)INFINITY
				       : s->points[cost->point].order;
}

/* Sorts by run in order of arrival, then by checkpoint, the whole run last. */
static int
compare_costs(const struct store *s, uint32_t a, uint32_t b)
{
	const struct cost *x = &s->costs[a], *y = &s->costs[b];
	double first = order_of(s, x), second = order_of(s, y);

	if (x->run != y->run)
		return x->run < y->run ? -1 : 1;
	if (first < second || first > second)
		return first < second ? -1 : 1;
	return (a > b) - (a < b);
}

/* Merge sort of a chain. */
static uint32_t
sort_chain(struct store *s, uint32_t first, uint32_t count)
{
	uint32_t half = count / 2, a = first, b = first, sorted, *end = &sorted;

	if (count < 2) {
		s->costs[first].next = MAP_NONE;
		return first;
	}
	for (uint32_t i = 0; i < half; i++)
		b = s->costs[b].next;
	b = sort_chain(s, b, count - half);
	a = sort_chain(s, a, half);
	while (a != MAP_NONE || b != MAP_NONE) {
		uint32_t *from =
		    b == MAP_NONE ||
			    (a != MAP_NONE && compare_costs(s, a, b) < 0)
			? &a
			: &b;

		*end = *from;
		end = &s->costs[*from].next;
		*from = *end;
	}
	*end = MAP_NONE;
	return sorted;
}

static void
put_in_order(struct store *s, struct chain *chain)
{
	uint32_t at = chain->first, next;

	for (; (next = s->costs[at].next) != MAP_NONE; at = next)
		if (compare_costs(s, at, next) > 0)
			break;
	if (next == MAP_NONE)
		return;
	chain->first = sort_chain(s, chain->first, chain->count);
	for (at = chain->first; (next = s->costs[at].next) != MAP_NONE;)
		at = next;
	chain->last = at;
}

/* How far a value may be below BEFORE and count as equal: times of a checkpoint
 * may have longer ticks than those of the whole run. */
static double
slack(int m, double before)
{
	return SUM_ROUNDING * before +
	       (metric_rows[m].unit == UNIT_SECONDS ? CLOCK_TICK_S : 0);
}

/* The values of a chain at the last checkpoint, and at this one, where two
 * lines are added up. */
struct reached {
	uint32_t run;
	double order;
	double before[COST_METRICS], now[COST_METRICS];
};

static void
make_increments(struct store *s, const struct chain *chain)
{
	struct reached r = {.run = MAP_NONE};
	struct cost *cost;

	for (uint32_t i = chain->first; i != MAP_NONE; i = cost->next) {
		bool fell = false;

		cost = &s->costs[i];
		if (cost->run != r.run)
			r = (struct reached){
			    .run = cost->run, .order = -INFINITY};
		if (order_of(s, cost) > r.order)
			memcpy(r.before, r.now, sizeof(r.now));
		for (int m = 0; m < COST_METRICS; m++) {
			double *value = &cost->values[m], rise;

			if (!isfinite(*value))
				continue;
			rise = *value;
			if (order_of(s, cost) > r.order) {
				rise -= r.before[m];
				fell |= rise < -slack(m, r.before[m]);
			}
			rise = fmax(rise, 0);
			r.now[m] = order_of(s, cost) > r.order
				       ? r.before[m] + rise
				       : r.now[m] + rise;
			if (cost->point != MAP_NONE)
				*value = rise;
		}
		s->falls += fell;
		r.order = order_of(s, cost);
	}
}

void
store_difference(struct store *s)
{
	if (map_count(s->point_keys) == 0)
		return;
	for (uint32_t i = 0; i < map_count(s->names); i++) {
		if (s->named[i].costs.count == 0)
			continue;
		put_in_order(s, &s->named[i].costs);
		make_increments(s, &s->named[i].costs);
	}
	for (size_t i = 0; i < s->edge_count; i++) {
		put_in_order(s, &s->edges[i].costs);
		make_increments(s, &s->edges[i].costs);
	}
}
