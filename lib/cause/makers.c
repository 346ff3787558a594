/* makers.c: see makers.h. */
#include "cause/makers.h"

#include <string.h>

#include "cause/evidence.h"
#include "cause/family.h"
#include "law/bounds.h"

/* True if NODE leads to AT, and not both to each other. */
static bool
is_below(const struct graph *g, uint32_t at, uint32_t node)
{
	return graph_leads(g, node, at) && !graph_leads(g, at, node);
}

bool
makers_charge(const struct graph *g, const struct blames *blames, uint32_t node)
{
	struct blame *maker = NULL;

	for (size_t i = 0; i < blames->count; i++) {
		struct blame *b = &blames->items[i];

		if (b->left_out || !is_below(g, b->node, node))
			continue;
		if (maker == NULL || b->at_target > maker->at_target)
			maker = b;
	}
	if (maker == NULL)
		return false;
	family_join(g, maker, node);
	maker->symptom_total++;
	maker->now += law_now(node_cost(&g->nodes[node]));
	maker->at_target += law_at_target(node_cost(&g->nodes[node]));
	blames->covered[node] = true;
	return true;
}

/* The first cause behind the one at AT that is below it in the call graph, or AT;
 * *COST: of all that are. */
static size_t
first_maker(
    const struct graph *g, const struct blames *blames, size_t at, double *cost)
{
	const struct blame *b = &blames->items[at];
	size_t first = at;

	*cost = 0;
	for (size_t i = 0; i < blames->count; i++) {
		const struct blame *next = &blames->items[i];

		if (next->entry != MAP_NONE || next->chain ||
		    !is_below(g, next->node, b->node))
			continue;
		if (first == at && i > at)
			first = i;
		*cost += next->at_target;
	}
	return first;
}

void
makers_first(const struct graph *g, struct blames *blames)
{
	for (size_t i = 0; i < blames->count && i < CAUSE_FIRST; i++) {
		struct blame *b = &blames->items[i], maker;
		double cost;
		size_t at;

		if (b->entry != MAP_NONE || b->chain ||
		    (g->nodes[b->node].inside.operation_share >= WORD_HOLDS &&
			!evidence_frees(g, b->node)))
			continue;
		at = first_maker(g, blames, i, &cost);
		if (at == i || !(cost * CAUSE_SAME_COST > b->at_target))
			continue;
		maker = blames->items[at];
		memmove(b + 1, b, (at - i) * sizeof(maker));
		*b = maker;
	}
}
