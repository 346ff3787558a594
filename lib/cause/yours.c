/* yours.c: see yours.h. */
#include "cause/yours.h"

#include <math.h>

#include "cause/evidence.h"
#include "law/bounds.h"

uint32_t
yours_from(const struct graph *g, const struct blame *b)
{
	if (b->inner == MAP_NONE ||
	    (node_cost(&g->nodes[b->node])->last >=
		    node_cost(&g->nodes[b->inner])->last &&
		!evidence_frees(g, b->node)))
		return b->node;
	return b->inner;
}

void
yours_find(const struct graph *g, struct blame *b)
{
	bool own = g->nodes[b->node].origin == ORIGIN_OWN;
	uint32_t at = yours_from(g, b), way = MAP_NONE, below = MAP_NONE;

	b->yours = own ? b->node : MAP_NONE;
	b->way = MAP_NONE;
	b->yours_lineno = NAN;
	for (int depth = 0; depth < CALLERS_MOST && at != MAP_NONE; depth++) {
		const struct node *node = &g->nodes[at];

		if (node->origin == ORIGIN_OWN) {
			b->way = way;
			if (way != MAP_NONE)
				b->yours_lineno =
				    g->links[graph_link(g, at, below)]
					.call_lineno;
			if (!own)
				b->yours = evidence_around(g, at);
			return;
		}
		/* What a module does on import, and what a test runner does,
		 * are not calls by the user's code. */
		if (node->origin == ORIGIN_IMPORT ||
		    node->origin == ORIGIN_HARNESS)
			return;
		if (!node_is(node, "builtin") || way == MAP_NONE)
			way = at;
		below = at;
		at = node->heaviest;
	}
}

/* True if the function itself grows, or calls the library in step with n. */
static bool
is_loop(const struct graph *g, const struct blame *b)
{
	return b->yours != MAP_NONE &&
	       (b->way == MAP_NONE || g->nodes[b->way].calls >= CHAIN_ONCE);
}

bool
yours_are_one(
    const struct graph *g, const struct blame *a, const struct blame *b)
{
	return a->yours == b->yours && is_loop(g, a) && is_loop(g, b) &&
	       (a->way == b->way || a->way == MAP_NONE || b->way == MAP_NONE);
}

static struct symptom *
find_symptom(struct blame *b, uint32_t node)
{
	for (size_t i = 0; i < b->symptom_count; i++)
		if (b->symptoms[i].node == node)
			return &b->symptoms[i];
	return NULL;
}

/* Subtracts from A the cost of NODE, which is in B's own cost, too. */
static void
take_off(const struct graph *g, struct blame *a, uint32_t node)
{
	struct symptom *s = find_symptom(a, node);

	if (s == NULL || node_is(&g->nodes[node], "builtin"))
		return;
	a->now -= s->own_s;
	a->at_target -= s->at_target;
	*s = a->symptoms[--a->symptom_count];
	a->symptom_total--;
}

static struct symptom
as_symptom(const struct graph *g, uint32_t node)
{
	const struct judged_law *calls = &g->nodes[node].laws[METRIC_NCALL];
	const struct judged_law *cost = node_cost(&g->nodes[node]);

	return (struct symptom){.node = node,
	    .p_ncall = calls->p,
	    .ncall = calls->last,
	    .own_s = law_now(cost),
	    .at_target = law_at_target(cost),
	    .via = MAP_NONE};
}

/* Where one of two causes leads to the other, both were charged with what comes
 * that way: no function costs more than it does in all. */
static void
add_symptom(const struct graph *g, struct blame *b, const struct symptom *new)
{
	struct symptom *s = find_symptom(b, new->node);
	struct symptom all = as_symptom(g, new->node), sum;

	if (s == NULL) {
		GROW(b->symptoms, b->symptom_cap, b->symptom_count + 1);
		b->symptoms[b->symptom_count++] = *new;
		return;
	}
	b->symptom_total--;
	sum = *s;
	sum.ncall += new->ncall;
	sum.own_s += new->own_s;
	sum.at_target += new->at_target;
	s->ncall = fmin(sum.ncall, all.ncall);
	s->own_s = fmin(sum.own_s, all.own_s);
	s->at_target = fmin(sum.at_target, all.at_target);
	if (node_is(&g->nodes[new->node], "builtin"))
		return;
	b->now -= sum.own_s - s->own_s;
	b->at_target -= sum.at_target - s->at_target;
}

/* Makes B part of A. Each has its part of the cost of a common symptom. */
static void
take_in(const struct graph *g, struct blame *a, struct blame *b)
{
	struct symptom body = as_symptom(g, b->node);

	take_off(g, a, b->node);
	take_off(g, b, a->node);
	a->symptom_total += b->symptom_total;
	a->now += b->now;
	a->at_target += b->at_target;
	if (b->node != a->yours) { /* which is not below it */
		a->symptom_total++;
		add_symptom(g, a, &body);
	}
	for (size_t i = 0; i < b->symptom_count; i++)
		add_symptom(g, a, &b->symptoms[i]);
	free(b->symptoms);
}

void
yours_join(
    const struct graph *g, struct blames *blames, struct trail_marks *marks)
{
	struct totals totals = trail_totals(g);
	size_t kept = 0;
	/* For each function the last cause that was kept, and for each cause
	 * the one before it: index + 1. */
	size_t *last = xcalloc((size_t)map_count(g->names) + 1, sizeof(*last));
	size_t *before = xcalloc(blames->count + 1, sizeof(*before));

	for (size_t i = 0; i < blames->count; i++) {
		struct blame *b = &blames->items[i];
		size_t at = b->yours == MAP_NONE ? 0 : last[b->yours];

		while (at > 0 && !yours_are_one(g, &blames->items[at - 1], b))
			at = before[at - 1];
		if (at > 0) {
			take_in(g, &blames->items[at - 1], b);
			continue;
		}
		if (b->yours != MAP_NONE) {
			before[kept] = last[b->yours];
			last[b->yours] = kept + 1;
		}
		blames->items[kept++] = *b;
	}
	blames->count = kept;
	for (size_t i = 0; i < kept; i++) {
		struct blame *b = &blames->items[i];
		size_t total = b->symptom_total;

		trail_sort_symptoms(b, marks);
		blames_settle(blames, b);
		b->symptom_total = total;
		if (totals.now > 0)
			b->share = b->now / totals.now;
	}
	free(last);
	free(before);
}
