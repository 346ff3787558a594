/*
 * blame.c: finds the causes. A function is one where its own cost grows and
 * its calls do not (each call grows), or where it is called linearly and calls
 * another superlinearly (growth enters through that edge). What is called so
 * often is a symptom; who calls the function is a victim. See cause.h for an
 * example.
 */
#include "cause/blame.h"

#include "cause/trail.h"

/* A time must be steeper than this to be blamed, a count than that. */
#define STEEP_TIME  1.5
#define STEEP_CALLS 1.3
/* The least by which growth of one call, or through one edge, exceeds that of
 * the calls: for a function, and for one whose calls grow already. */
#define EXCESS	       0.3
#define SYMPTOM_EXCESS 0.6
/* A clock does not see less. */
#define TICK_S 1e-6

static bool
believed(const struct law_line *law, double steep)
{
	return law->p > steep && law->confidence >= LAW_PROVISIONAL;
}

/* A time that grows for sure: a provisional one must leave linear outside of
 * its interval. */
static bool
time_grows(const struct law_line *law)
{
	return believed(law, STEEP_TIME) &&
	       (law->confidence == LAW_FIRM || law->lo > 1.2);
}

/* The exponent of a function's calls; one that is called once has 0. */
static double
calls_of(const struct node *node)
{
	const struct law_line *calls = &node->laws[LAW_NCALL];

	return isfinite(calls->p) ? calls->p : 0;
}

static bool
can_be_blamed(const struct node *node, bool edges)
{
	if (node_is(node, "wait") || node_is(node, "gc"))
		return false;
	/* A C function's time is its callers' own, where they are known. */
	return !node_is(node, "builtin") || !edges || node->callers == MAP_NONE;
}

bool
trail_edge_grows(const struct graph *g, const struct link *link)
{
	const struct law_line *calls = &link->laws[LAW_NCALL];

	(void)g;
	return link->caller != link->callee && believed(calls, STEEP_CALLS);
}

static bool
edge_enters(const struct graph *g, const struct link *link)
{
	return trail_edge_grows(g, link) &&
	       link->laws[LAW_NCALL].p - calls_of(&g->nodes[link->caller]) >
		   EXCESS;
}

static bool
each_call_grows(const struct node *node)
{
	const struct law_line *cost = node_cost(node);
	const struct law_line *calls = &node->laws[LAW_NCALL];
	double excess = calls_of(node) > STEEP_CALLS ? SYMPTOM_EXCESS : EXCESS;

	if (!time_grows(cost) || cost->p - calls_of(node) <= excess)
		return false;
	/* Called too often, and shorter than a clock sees: what its many calls
	 * seem to cost moves with the machine. */
	if (calls_of(node) > STEEP_CALLS && node->callers != MAP_NONE &&
	    cost->last < TICK_S * calls->last)
		return false;
	return !isfinite(calls->hi) || cost->lo > calls->hi ||
	       cost->confidence == LAW_FIRM;
}

/* Who is to be blamed for an edge: C that calls back (sorted, map) is not,
 * but the function that called it. */
static uint32_t
blamed_caller(const struct graph *g, const struct link *link)
{
	uint32_t at = link->caller;

	for (int depth = 0; depth < 8; depth++) {
		uint32_t up;

		if (!node_is(&g->nodes[at], "builtin"))
			return at;
		up = trail_heaviest_caller(g, at);
		if (up == MAP_NONE)
			return at;
		at = up;
	}
	return at;
}

static struct blame *
add_blame(struct blames *out, uint32_t *known, uint32_t node)
{
	if (known[node] == MAP_NONE) {
		GROW(out->items, out->cap, out->count + 1);
		out->items[out->count] =
		    (struct blame){.node = node, .entry = MAP_NONE};
		known[node] = (uint32_t)out->count++;
	}
	return &out->items[known[node]];
}

/* The edge through which most time flows is the one to name. */
static bool
heavier(const struct graph *g, uint32_t a, uint32_t b)
{
	const struct law_line *x = &g->links[a].laws[LAW_TTOT];
	const struct law_line *y;

	if (b == MAP_NONE)
		return true;
	y = &g->links[b].laws[LAW_TTOT];
	if (isfinite(x->last) && isfinite(y->last) &&
	    (x->last < y->last || x->last > y->last))
		return x->last > y->last;
	return g->links[a].laws[LAW_NCALL].p > g->links[b].laws[LAW_NCALL].p;
}

static void
find_entries(const struct graph *g, struct blames *out, uint32_t *known)
{
	uint32_t count = pairs_count(g->pairs);

	for (uint32_t i = 0; i < count; i++) {
		struct blame *blame;
		uint32_t node;

		if (!edge_enters(g, &g->links[i]) ||
		    node_is(&g->nodes[g->links[i].callee], "wait"))
			continue;
		node = blamed_caller(g, &g->links[i]);
		/* Growth that the caller of the C function already has. */
		if (g->links[i].laws[LAW_NCALL].p - calls_of(&g->nodes[node]) <=
		    EXCESS)
			continue;
		blame = add_blame(out, known, node);
		if (heavier(g, i, blame->entry))
			blame->entry = i;
	}
}

/* A law that leaves nothing open. */
static bool
is_exact(const struct law_line *law)
{
	return law->lo >= law->hi;
}

static void
choose_law(const struct graph *g, struct blame *b)
{
	const struct node *node = &g->nodes[b->node];
	const struct law_line *cost = node_cost(node), *calls;

	b->law = cost;
	b->by_calls = false;
	if (b->entry == MAP_NONE)
		return;
	calls = &g->links[b->entry].laws[LAW_NCALL];
	/* A law that goes through every count tells better than a time. */
	if (!time_grows(cost) || calls->confidence > cost->confidence ||
	    (calls->p > STEEP_TIME && is_exact(calls))) {
		b->law = calls;
		b->by_calls = true;
	}
}

/* Functions that are called too often by nobody who is known. */
static void
find_orphans(const struct graph *g, struct blames *out, uint32_t *known,
    const bool *explained)
{
	bool edges = pairs_count(g->pairs) > 0;

	for (uint32_t i = 0; i < map_count(g->names); i++) {
		const struct node *node = &g->nodes[i];

		if (known[i] == MAP_NONE && !explained[i] &&
		    can_be_blamed(node, edges) &&
		    believed(&node->laws[LAW_NCALL], STEEP_CALLS) &&
		    time_grows(node_cost(node)))
			add_blame(out, known, i)->why = WHY_CALLED_TOO_OFTEN;
	}
}

static int
compare_blames(const void *a, const void *b)
{
	const struct blame *x = a, *y = b;

	if (x->at_target < y->at_target || x->at_target > y->at_target)
		return x->at_target > y->at_target ? -1 : 1;
	if (x->now < y->now || x->now > y->now)
		return x->now > y->now ? -1 : 1;
	return x->node < y->node ? -1 : 1;
}

/* Leaves out what is too small now and at the target. */
static void
drop_small(const struct graph *g, double least, struct blames *out)
{
	struct totals totals = trail_totals(g);
	size_t kept = 0;

	for (size_t i = 0; i < out->count; i++) {
		struct blame *b = &out->items[i];

		b->share = NAN;
		if (totals.now > 0) {
			b->share = b->now / totals.now;
			if (!(b->share >= least) &&
			    !(b->at_target / totals.at_target >= least)) {
				free(b->symptoms);
				continue;
			}
		}
		out->items[kept++] = *b;
	}
	out->count = kept;
}

void
blame_find(const struct graph *g, double least, struct blames *out)
{
	uint32_t count = map_count(g->names);
	uint32_t *known = xcalloc((size_t)count + 1, sizeof(*known));
	struct trail_marks marks = {
	    .visited = xcalloc((size_t)count + 1, sizeof(uint32_t)),
	    .symptom = xcalloc((size_t)count + 1, sizeof(uint32_t)),
	    .explained = xcalloc((size_t)count + 1, sizeof(bool))};
	bool edges = pairs_count(g->pairs) > 0;
	size_t first;

	*out = (struct blames){0};
	for (uint32_t i = 0; i < count; i++)
		known[i] = MAP_NONE;
	find_entries(g, out, known);
	for (uint32_t i = 0; i < count; i++)
		if (can_be_blamed(&g->nodes[i], edges) &&
		    each_call_grows(&g->nodes[i]))
			add_blame(out, known, i);
	for (size_t i = 0; i < out->count; i++) {
		struct blame *b = &out->items[i];

		b->why = calls_of(&g->nodes[b->node]) > STEEP_CALLS
			     ? WHY_BOTH
			     : WHY_EACH_CALL_GROWS;
		trail_follow(g, b, &marks);
	}
	first = out->count;
	find_orphans(g, out, known, marks.explained);
	for (size_t i = first; i < out->count; i++)
		trail_follow(g, &out->items[i], &marks);
	for (size_t i = 0; i < out->count; i++)
		choose_law(g, &out->items[i]);
	drop_small(g, least, out);
	if (out->count > 0)
		qsort(out->items, out->count, sizeof(*out->items),
		    compare_blames);
	free(known);
	free(marks.visited);
	free(marks.symptom);
	free(marks.explained);
}

void
blame_release(struct blames *blames)
{
	for (size_t i = 0; i < blames->count; i++)
		free(blames->items[i].symptoms);
	free(blames->items);
}
