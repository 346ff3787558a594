/*
 * finish.c: values that follow from all edges together: which functions can
 * reach themselves, how often each is called from outside of its recursion, and
 * which caller has most of its time.
 *
 *	main -> even n calls, even -> odd 0.5 n^2, odd -> even 0.5 n^2:
 *	even and odd are one cycle; even is called n^1, odd n^2
 *
 * Nothing here is recursive, since a call graph may be a million deep.
 */
#include "cause/graph.h"

#include "law/bounds.h"
#include "stream/python.h"

/* ---- cycles: Tarjan's strongly connected components, with a stack of its
 * own ---- */

struct tarjan {
	uint32_t *order, *low; /* 0: not visited yet */
	uint32_t *edge;	       /* the next edge to follow */
	uint32_t *stack;       /* nodes not yet in a component */
	uint32_t *path;	       /* nodes from the root of the walk */
	size_t stacked, depth;
	uint32_t visits, cycles;
};

/* C functions that call back (sorted, map) are shared by many callers: a cycle
 * through them is usually not a recursion. */
static bool
is_closed(const struct node *node)
{
	return node_is(node, "builtin");
}

static void
visit(const struct graph *g, struct tarjan *t, uint32_t node)
{
	t->order[node] = t->low[node] = ++t->visits;
	t->edge[node] = g->nodes[node].callees;
	t->stack[t->stacked++] = node;
	t->path[t->depth++] = node;
}

/* After all callees of a node. */
static void
leave(struct graph *g, struct tarjan *t, uint32_t node)
{
	uint32_t member;

	if (t->low[node] == t->order[node]) {
		do {
			member = t->stack[--t->stacked];
			g->nodes[member].cycle = t->cycles;
			t->low[member] = UINT32_MAX; /* in a component */
		} while (member != node);
		t->cycles++;
	}
	if (--t->depth > 0) {
		uint32_t up = t->path[t->depth - 1];

		if (t->low[node] < t->low[up])
			t->low[up] = t->low[node];
	}
}

static void
find_cycles(struct graph *g)
{
	size_t count = map_count(g->names);
	uint32_t *space = xcalloc(5 * count + 1, sizeof(*space));
	struct tarjan t = {.order = space,
	    .low = space + count,
	    .edge = space + 2 * count,
	    .stack = space + 3 * count,
	    .path = space + 4 * count};

	for (uint32_t root = 0; root < count; root++) {
		if (t.order[root] != 0)
			continue;
		visit(g, &t, root);
		while (t.depth > 0) {
			uint32_t at = t.path[t.depth - 1];
			uint32_t edge = t.edge[at], next;

			if (edge == MAP_NONE || is_closed(&g->nodes[at])) {
				leave(g, &t, at);
				continue;
			}
			t.edge[at] = g->links[edge].next_callee;
			next = g->links[edge].callee;
			if (t.order[next] == 0)
				visit(g, &t, next);
			else if (t.low[next] != UINT32_MAX &&
				 t.order[next] < t.low[at])
				t.low[at] = t.order[next];
		}
	}
	free(space);
}

/* ---- callers ---- */

/* True if A has more of the callee's time, or else calls, than B. */
static bool
heavier(const struct link *a, const struct link *b)
{
	double x = law_now(&a->laws[METRIC_TTOT]);
	double y = law_now(&b->laws[METRIC_TTOT]);

	if (x < y || x > y)
		return x > y;
	x = law_now(&a->laws[METRIC_NCALL]);
	y = law_now(&b->laws[METRIC_NCALL]);
	if (x < y || x > y)
		return x > y;
	return a->caller < b->caller;
}

static bool
grows(const struct link *link)
{
	return law_believed(&link->laws[METRIC_NCALL], STEEP_CALLS) ||
	       law_believed(&link->laws[METRIC_TTOT], STEEP_TIME);
}

static bool
is_inside(const struct graph *g, const struct link *link)
{
	return g->nodes[link->caller].cycle == g->nodes[link->callee].cycle;
}

/* The time that callers outside of its recursion spend in a function. */
static double
time_from_outside(const struct graph *g, uint32_t at)
{
	double time = 0;

	for (uint32_t i = g->nodes[at].callers; i != MAP_NONE;
	     i = g->links[i].next_caller)
		if (!is_inside(g, &g->links[i]))
			time += law_now(&g->links[i].laws[METRIC_TTOT]);
	return time;
}

/* Tells the ways into a recursion from functions in it that others call for
 * another purpose.
 *
 *	append -> deepcopy 2.4 s, deepcopy -> rebuild -> deepcopy;
 *	copy -> rebuild 0.001 s: deepcopy is the way in, rebuild is not */
static void
find_ways_in(struct graph *g)
{
	uint32_t count = map_count(g->names);
	double *most = xcalloc((size_t)count + 1, sizeof(*most));

	for (uint32_t i = 0; i < count; i++)
		most[g->nodes[i].cycle] =
		    fmax(most[g->nodes[i].cycle], time_from_outside(g, i));
	for (uint32_t i = 0; i < count; i++)
		g->nodes[i].way_in = time_from_outside(g, i) >=
				     WAY_IN_LEAST * most[g->nodes[i].cycle];
	free(most);
}

/* Finds the heaviest caller; callers outside of a recursion come first at a way
 * in. */
static void
find_callers(struct graph *g, uint32_t at)
{
	struct node *node = &g->nodes[at];
	uint32_t best = MAP_NONE, steep = MAP_NONE;

	for (uint32_t i = node->callers; i != MAP_NONE;
	     i = g->links[i].next_caller) {
		const struct link *link = &g->links[i], *than;

		if (link->caller == at)
			continue;
		than = best == MAP_NONE ? NULL : &g->links[best];
		if (than == NULL ||
		    (!node->way_in || is_inside(g, link) == is_inside(g, than)
			    ? heavier(link, than)
			    : is_inside(g, than)))
			best = i;
		if (grows(link) &&
		    (steep == MAP_NONE || heavier(link, &g->links[steep])))
			steep = i;
	}
	node->heaviest = best == MAP_NONE ? MAP_NONE : g->links[best].caller;
	node->growing =
	    steep == MAP_NONE ? node->heaviest : g->links[steep].caller;
}

/* ---- calls ---- */

/* True if the caller is called so often only because of the recursion; a call
 * in a loop is not part of the recursion. */
static bool
is_recursive(const struct graph *g, const struct link *link)
{
	return is_inside(g, link) &&
	       g->nodes[link->caller].laws[METRIC_NCALL].p > STEEP_CALLS;
}

static void
count_calls(struct graph *g, uint32_t at)
{
	struct node *node = &g->nodes[at];
	const struct judged_law *all = &node->laws[METRIC_NCALL], *most = NULL;
	double sum = 0;
	bool recursive = false;

	node->calls = isfinite(all->p) ? all->p : 0;
	node->call_count = all->last;
	if (isfinite(all->p) && (!(all->p > STEEP_CALLS) || !node->way_in))
		return;
	for (uint32_t i = node->callers; i != MAP_NONE;
	     i = g->links[i].next_caller) {
		const struct judged_law *calls =
		    &g->links[i].laws[METRIC_NCALL];

		if (is_recursive(g, &g->links[i])) {
			recursive = true;
			continue;
		}
		sum += law_now(calls);
		if (isfinite(calls->p) &&
		    (most == NULL || calls->last > most->last))
			most = calls;
	}
	if (!recursive && isfinite(all->p))
		return;
	if (most != NULL) {
		node->calls = most->p;
		node->call_count = sum;
	} else if (recursive && node->heaviest == MAP_NONE) {
		/* The first function of a thread, which has no other caller. */
		node->calls = 0;
		node->call_count = NAN;
	}
}

/* A function that is only a caller has only its full name. */
static void
find_origin(struct node *node)
{
	struct str module, name;
	double lineno;

	if (node->origin == ORIGIN_UNKNOWN &&
	    name_split(node->full_name, &module, &lineno, &name))
		node->origin =
		    python_origin(node->kind, node->full_name, module);
}

static void
count_hits(struct graph *g, uint32_t at)
{
	for (uint32_t i = g->nodes[at].callees; i != MAP_NONE;
	     i = g->links[i].next_callee)
		if (node_is(&g->nodes[g->links[i].callee], "line"))
			g->nodes[at].hits +=
			    law_at_target(&g->links[i].laws[METRIC_NCALL]);
}

static bool
is_timed(const struct node *node)
{
	return isfinite(node->laws[METRIC_OWN].last) ||
	       isfinite(node->laws[METRIC_TSUB].last) ||
	       isfinite(node->laws[METRIC_TTOT].last);
}

void
graph_finish(struct graph *g)
{
	uint32_t count = map_count(g->names);

	g->counted = !g->waits;
	for (uint32_t i = 0; i < count && g->counted; i++)
		g->counted = !is_timed(&g->nodes[i]);
	find_cycles(g);
	find_ways_in(g);
	for (uint32_t i = 0; i < count; i++) {
		find_origin(&g->nodes[i]);
		find_callers(g, i);
		count_calls(g, i);
		count_hits(g, i);
	}
}
