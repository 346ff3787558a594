/*
 * order.h: the order of runs. All orders are stable, and the same on every
 * machine.
 *
 *	plan        as in the plan
 *	size        smallest first, those without a size last
 *	random      shuffled by a seed; runs that depend on each other (cold and
 *	            warm cache) keep their order among themselves
 *	interleave  one run of each size a pass, small and large in turn, every
 *	            second pass the other way round: a drift of the machine then
 *	            looks like noise and not like growth
 *
 * Sizes 1 2 4 8, each twice, interleaved: 1 8 2 4 4 2 8 1.
 */
#ifndef PLAN_ORDER_H
#define PLAN_ORDER_H

#include "core/text.h"

enum order {
	ORDER_PLAN,
	ORDER_SIZE,
	ORDER_RANDOM,
	ORDER_INTERLEAVE
};

struct order_item {
	size_t place; /* a number of the caller */
	double size;  /* NAN: none */
	bool chained; /* must stay in order relative to other chained runs */
};

bool order_parse(const char *text, enum order *order);
void order_items(
    struct order_item *items, size_t count, enum order order, uint64_t seed);

#endif
