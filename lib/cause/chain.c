/* chain.c: see chain.h for an example. */
#include "cause/chain.h"

#include "law/bounds.h"

struct chains {
	const struct graph *g;
	bool *taken; /* it is in a cause, or was tried */
	uint32_t *queue;
	double *parts; /* part of its calls that come from the root of the
			  queue */
	double least;
	struct totals totals;
};

static bool
grows(const struct chains *c, uint32_t at)
{
	const struct node *node = &c->g->nodes[at];
	const struct judged_law *all = &node->laws[METRIC_TTOT];

	return !c->taken[at] && !node_is(node, "builtin") &&
	       !node_is(node, "wait") && !node_is(node, "gc") &&
	       node->calls <= STEEP_CALLS &&
	       all->confidence == CONFIDENCE_FIRM && all->p > STEEP_TIME &&
	       all->p - node->calls > EXCESS_LEAST;
}

/* True if no caller, apart from its own recursion, grows as it does; among
 * callers in step with n only those called so count. */
static bool
is_top(const struct chains *c, uint32_t at)
{
	const struct graph *g = c->g;
	double least =
	    g->nodes[at].calls < CHAIN_ONCE ? (double)-INFINITY : CHAIN_ONCE;

	for (uint32_t i = g->nodes[at].callers; i != MAP_NONE;
	     i = g->links[i].next_caller) {
		uint32_t up = g->links[i].caller;

		if (g->nodes[up].cycle != g->nodes[at].cycle &&
		    g->nodes[up].calls >= least && grows(c, up))
			return false;
	}
	return true;
}

/* Goes down to the first function that is called in step with n, or to where
 * the time divides. */
static uint32_t
descend(struct chains *c, uint32_t at)
{
	const struct graph *g = c->g;

	while (g->nodes[at].calls < CHAIN_ONCE) {
		uint32_t best = MAP_NONE;
		double most = CHAIN_MOST * g->nodes[at].laws[METRIC_TTOT].last;

		for (uint32_t i = g->nodes[at].callees; i != MAP_NONE;
		     i = g->links[i].next_callee) {
			const struct link *link = &g->links[i];

			if (link->laws[METRIC_TTOT].last > most &&
			    link->callee != at && grows(c, link->callee)) {
				most = link->laws[METRIC_TTOT].last;
				best = link->callee;
			}
		}
		if (best == MAP_NONE)
			break;
		c->taken[at] = true; /* so that the way back and cycles are not
					followed */
		at = best;
	}
	return at;
}

static bool
is_member(const struct node *node)
{
	return node_cost(node)->p > CHAIN_MEMBER_P && !node_is(node, "builtin");
}

static double
part_of(const struct graph *g, const struct link *link, double part)
{
	double here = link->laws[METRIC_TTOT].last;
	double all = g->nodes[link->callee].laws[METRIC_TTOT].last;

	return here < all ? part * here / all : part;
}

/* Visits every function below once; those that grow become members. Returns the
 * number of functions visited. */
static size_t
collect(struct chains *c, struct blame *b, struct trail_marks *marks)
{
	const struct graph *g = c->g;
	const struct judged_law *own = node_cost(&g->nodes[b->node]);
	size_t count = 0;

	b->now = law_now(own);
	b->at_target = law_at_target(own);
	c->taken[b->node] = true;
	c->parts[count] = 1;
	c->queue[count++] = b->node;
	for (size_t at = 0; at < count; at++)
		for (uint32_t i = g->nodes[c->queue[at]].callees; i != MAP_NONE;
		     i = g->links[i].next_callee) {
			const struct link *link = &g->links[i];
			const struct node *callee = &g->nodes[link->callee];

			if (node_is(callee, "wait") || node_is(callee, "gc") ||
			    link->callee == b->node || marks->budget == 0)
				continue;
			marks->budget--;
			if (is_member(callee) &&
			    (!c->taken[link->callee] ||
				marks->symptom[link->callee] != 0))
				trail_charge(g,
				    trail_symptom(b, link->callee, marks), i,
				    c->parts[at]);
			if (c->taken[link->callee])
				continue;
			c->taken[link->callee] = true;
			c->parts[count] = part_of(g, link, c->parts[at]);
			c->queue[count++] = link->callee;
		}
	for (size_t i = 0; i < b->symptom_count; i++) {
		b->now += b->symptoms[i].own_s;
		b->at_target += b->symptoms[i].at_target;
	}
	trail_sort_symptoms(b, marks);
	return count;
}

static void
judge(struct chains *c, uint32_t at, struct blames *out,
    struct trail_marks *marks)
{
	const struct judged_law *all = &c->g->nodes[at].laws[METRIC_TTOT];
	struct blame b = {.node = at,
	    .why = WHY_EACH_CALL_GROWS,
	    .inner = MAP_NONE,
	    .entry = MAP_NONE,
	    .law = all,
	    .chain = true};
	size_t count;

	if (!(all->last >= c->least * c->totals.now) &&
	    !(all->at_target >= c->least * c->totals.at_target))
		return;
	count = collect(c, &b, marks);
	b.share = b.now / c->totals.now;
	if (b.symptom_count < 2 || !(b.now >= CHAIN_MEMBERS * all->last) ||
	    (!(b.share >= c->least) &&
		!(b.at_target / c->totals.at_target >= c->least))) {
		/* They may be part of another cause. */
		for (size_t i = 1; i < count; i++)
			c->taken[c->queue[i]] = false;
		free(b.symptoms);
		return;
	}
	blames_settle(out, &b);
	GROW(out->items, out->cap, out->count + 1);
	out->items[out->count++] = b;
}

void
chain_find(const struct graph *g, double least, struct blames *out,
    struct trail_marks *marks)
{
	size_t count = map_count(g->names);
	struct chains c = {.g = g,
	    .taken = xcalloc(count + 1, sizeof(bool)),
	    .queue = xcalloc(count + 1, sizeof(uint32_t)),
	    .parts = xcalloc(count + 1, sizeof(double)),
	    .least = least,
	    .totals = trail_totals(g)};

	if (c.totals.now > 0 && pairs_count(g->pairs) > 0) {
		memcpy(c.taken, out->covered, count * sizeof(*c.taken));
		for (uint32_t i = 0; i < count; i++)
			if (g->nodes[i].calls >= CHAIN_ONCE && grows(&c, i) &&
			    is_top(&c, i))
				judge(&c, i, out, marks);
		for (uint32_t i = 0; i < count; i++)
			if (g->nodes[i].calls < CHAIN_ONCE && grows(&c, i) &&
			    is_top(&c, i))
				judge(&c, descend(&c, i), out, marks);
	}
	free(c.queue);
	free(c.parts);
	free(c.taken);
}
