/*
 * blame.c: finds the causes. A function is a cause if its own cost grows and
 * its calls do not (each call grows), or if it is called linearly and calls
 * another superlinearly (growth enters through that edge). What is called so
 * often is a symptom; callers of a cause are neither. See cause.h for an
 * example.
 */
#include "cause/blame.h"

#include "cause/chain.h"
#include "cause/evidence.h"
#include "cause/family.h"
#include "cause/hits.h"
#include "cause/makers.h"
#include "cause/trail.h"
#include "cause/yours.h"
#include "law/bounds.h"

static bool
can_be_blamed(const struct node *node, bool edges)
{
	if (node_is(node, "wait") || node_is(node, "gc"))
		return false;
	/* The time of a C function is own time of its callers, if they are
	 * known. */
	return !node_is(node, "builtin") || !edges || node->callers == MAP_NONE;
}

/* The most C functions that are followed upwards. */
#define FARTHEST_BACK 8

/* The function to blame for an edge: for C functions that call back (sorted,
 * map) it is their caller. */
static uint32_t
blamed_caller(const struct graph *g, const struct link *link)
{
	uint32_t at = link->caller;

	for (int depth = 0; depth < FARTHEST_BACK; depth++) {
		uint32_t up = g->nodes[at].growing;

		if (!node_is(&g->nodes[at], "builtin") || up == MAP_NONE)
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
		out->items[out->count] = (struct blame){.node = node,
		    .inner = MAP_NONE,
		    .entry = MAP_NONE,
		    .yours = MAP_NONE,
		    .way = MAP_NONE};
		known[node] = (uint32_t)out->count++;
	}
	return &out->items[known[node]];
}

/* The edge with most of the time is named. */
static bool
heavier(const struct graph *g, uint32_t a, uint32_t b)
{
	const struct judged_law *x = &g->links[a].laws[METRIC_TTOT];
	const struct judged_law *y;

	if (b == MAP_NONE)
		return true;
	if (hits_is_line(g, a) || hits_is_line(g, b))
		return hits_is_steeper(g, a, b);
	y = &g->links[b].laws[METRIC_TTOT];
	if (isfinite(x->last) && isfinite(y->last) &&
	    (x->last < y->last || x->last > y->last))
		return x->last > y->last;
	return g->links[a].laws[METRIC_NCALL].p >
	       g->links[b].laws[METRIC_NCALL].p;
}

static void
find_entries(const struct graph *g, double least, struct blames *out,
    uint32_t *known, struct trail_marks *marks)
{
	uint32_t count = pairs_count(g->pairs);

	for (uint32_t i = 0; i < count; i++) {
		struct blame *blame;
		uint32_t caller, node;

		if (!evidence_enters(g, &g->links[i]) ||
		    node_is(&g->nodes[g->links[i].callee], "wait") ||
		    hits_is_rare(g, i, least))
			continue;
		caller = blamed_caller(g, &g->links[i]);
		node = evidence_around(g, caller);
		/* Growth that the caller of the C function already has. */
		if (g->links[i].laws[METRIC_NCALL].p - g->nodes[node].calls <=
		    EXCESS_LEAST)
			continue;
		blame = add_blame(out, known, node);
		/* No edge that grows leads there from the node. */
		if (caller != node)
			trail_add_inner(g, blame, caller, marks);
		if (heavier(g, i, blame->entry))
			blame->entry = i;
	}
}

/* Of counts alone nothing is known of a function but its calls. */
static bool
is_orphan(const struct graph *g, const struct node *node, bool edges)
{
	return can_be_blamed(node, edges) &&
	       evidence_calls(&node->laws[METRIC_NCALL]) &&
	       (g->counted ? node->callers == MAP_NONE
			   : evidence_time(node, node_cost(node)));
}

/* What the members of a family are compared by. */
static double
weight(const struct graph *g, uint32_t node)
{
	return g->counted ? g->nodes[node].laws[METRIC_NCALL].last
			  : node_cost(&g->nodes[node])->last;
}

/* Functions in step with the most expensive one of a family become its
 * symptoms: who calls one of them so often calls them all. */
static void
blame_family(const struct graph *g, struct blames *out, uint32_t *known,
    const uint32_t *orphans, const uint32_t *families, size_t count)
{
	uint32_t *dearest = xcalloc(count + 1, sizeof(*dearest));

	for (size_t i = 0; i < count; i++) {
		uint32_t *head = &dearest[families[i]];

		if (families[i] == 0)
			add_blame(out, known, orphans[i])->why =
			    WHY_CALLED_TOO_OFTEN;
		else if (*head == 0 ||
			 weight(g, orphans[i]) > weight(g, orphans[*head - 1]))
			*head = (uint32_t)i + 1;
	}
	for (size_t i = 0; i < count; i++)
		if (families[i] != 0)
			family_join(g,
			    add_blame(
				out, known, orphans[dearest[families[i]] - 1]),
			    orphans[i]);
	free(dearest);
}

/* Functions that are called too often by unknown callers. */
static void
find_orphans(const struct graph *g, struct blames *out, uint32_t *known,
    const struct trail_marks *marks)
{
	bool edges = pairs_count(g->pairs) > 0;
	uint32_t nodes = map_count(g->names);
	uint32_t *orphans = xcalloc((size_t)nodes + 1, sizeof(*orphans));
	uint32_t *families = xcalloc((size_t)nodes + 1, sizeof(*families));
	struct counts *counts = xcalloc((size_t)nodes + 1, sizeof(*counts));
	size_t count = 0, first = out->count;

	for (uint32_t i = 0; i < nodes; i++)
		if (known[i] == MAP_NONE && !marks->explained[i] &&
		    is_orphan(g, &g->nodes[i], edges)) {
			counts[count] = g->nodes[i].counts;
			orphans[count++] = i;
		}
	family_number(g, counts, count, families);
	blame_family(g, out, known, orphans, families, count);
	for (size_t i = first; i < out->count; i++)
		out->items[i].why = WHY_CALLED_TOO_OFTEN;
	free(counts);
	free(families);
	free(orphans);
}

static int
compare_blames(const void *a, const void *b)
{
	const struct blame *x = a, *y = b;

	if (x->at_target < y->at_target || x->at_target > y->at_target)
		return x->at_target > y->at_target ? -1 : 1;
	if (x->now < y->now || x->now > y->now)
		return x->now > y->now ? -1 : 1;
	/* Without times the steepest counts are the largest ones, in the
	 * end. */
	if (x->calls < y->calls || x->calls > y->calls)
		return x->calls > y->calls ? -1 : 1;
	return x->node < y->node ? -1 : 1;
}

static void
sort(struct blames *out)
{
	xqsort(out->items, out->count, sizeof(*out->items), compare_blames);
}

/* Beside a firm cause with most of the time, which fills the caches with its own
 * data, calls of others find them cold: a function of little account whose calls
 * are as short as that takes is none. */
static void
leave_out_cold(const struct graph *g, struct blames *out)
{
	const struct blame *first = out->items;

	if (out->count == 0 || first->law->confidence != CONFIDENCE_FIRM)
		return;
	for (size_t i = 1; i < out->count; i++) {
		struct blame *b = &out->items[i];

		if (b->entry != MAP_NONE || b->chain || b->by_calls ||
		    !(b->now * COLD_PART < first->now) ||
		    !(b->now < COLD_CALL_S * g->nodes[b->node].call_count))
			continue;
		free(b->symptoms);
		b->left_out = true;
	}
	blames_drop(out);
}

static void
add_body(const struct graph *g, uint32_t body, struct blames *out,
    uint32_t *known, struct trail_marks *marks)
{
	uint32_t outer = evidence_around(g, body);
	struct blame *b = add_blame(out, known, outer);

	if (outer != body)
		trail_add_inner(g, b, body, marks);
}

static bool
is_dear_body(const struct graph *g, uint32_t node)
{
	return can_be_blamed(&g->nodes[node], pairs_count(g->pairs) > 0) &&
	       evidence_cost(g, node) != NULL;
}

static void
find_dear_bodies(const struct graph *g, struct blames *out, uint32_t *known,
    struct trail_marks *marks)
{
	for (uint32_t i = 0; i < map_count(g->names); i++)
		if (is_dear_body(g, i) && !evidence_frees(g, i))
			add_body(g, i, out, known, marks);
}

/* Bodies that free what no cause below them makes. */
static void
find_freeing_bodies(const struct graph *g, struct blames *out, uint32_t *known,
    struct trail_marks *marks)
{
	for (uint32_t i = 0; i < map_count(g->names); i++)
		if (evidence_frees(g, i) && known[i] == MAP_NONE &&
		    !out->covered[i] && is_dear_body(g, i) &&
		    !makers_charge(g, out, i))
			add_body(g, i, out, known, marks);
}

/* Waiting that is not firm: on a busy machine a thread waits for others as long
 * as these wait for a processor. */
static bool
is_vague_wait(const struct graph *g, const struct blame *b)
{
	return g->waits && b->law->confidence != CONFIDENCE_FIRM;
}

/* Calls that are no exact law, of what takes next to no time: so are the looks of
 * a thread that waits for others, every now and then until they end. */
static bool
are_looks(const struct blame *b)
{
	return b->by_calls && b->law->confidence != CONFIDENCE_FIRM &&
	       b->now > 0 && b->now < BRIEF_S;
}

/* Takes away the own cost of a function that does not grow and calls others more
 * and more often, as one does that looks into a cache which is full: what grows is
 * what these cost, if that is known. */
static void
leave_flat_cost(
    const struct graph *g, const struct blame *b, struct totals *grown)
{
	const struct judged_law *own = node_cost(&g->nodes[b->node]);

	if (b->entry == MAP_NONE || !(own->p <= FLAT) ||
	    own->confidence < CONFIDENCE_PROVISIONAL || !(b->now > own->last))
		return;
	grown->now -= own->last;
	grown->at_target -= law_at_target(own);
}

/* Too small now and at the target: of counts alone, by calls. Without waiting
 * every cause of it is. */
static bool
is_small(const struct graph *g, const struct blame *b, struct totals totals,
    double least)
{
	struct totals grown = {b->now, b->at_target, b->calls};

	if (g->counted)
		return b->calls < least * totals.calls;
	leave_flat_cost(g, b, &grown);
	return (g->waits || totals.now > 0) &&
	       !(grown.now / totals.now >= least) &&
	       !(grown.at_target / totals.at_target >= least);
}

/* Follows all causes; only one at a time has all its symptoms in memory. */
static void
follow_all(const struct graph *g, double least, struct blames *out,
    size_t first, struct trail_marks *marks)
{
	struct totals totals = trail_totals(g);

	for (size_t i = first; i < out->count; i++) {
		struct blame *b = &out->items[i];

		trail_follow(g, b, marks);
		evidence_choose(g, b);
		b->calls =
		    law_at_target(b->entry == MAP_NONE
				      ? &g->nodes[b->node].laws[METRIC_NCALL]
				      : &g->links[b->entry].laws[METRIC_NCALL]);
		b->share = totals.now > 0 ? b->now / totals.now : (double)NAN;
		b->left_out = is_vague_wait(g, b) || are_looks(b) ||
			      is_small(g, b, totals, least);
		if (!b->left_out) {
			blames_settle(out, b);
			continue;
		}
		free(b->symptoms);
		b->symptoms = NULL;
		b->symptom_count = b->symptom_cap = 0;
	}
}

void
blame_find(const struct graph *g, double least, struct blames *out, bool *cut)
{
	uint32_t count = map_count(g->names);
	uint32_t *known = xcalloc((size_t)count + 1, sizeof(*known));
	struct trail_marks marks;
	size_t first;

	*out = (struct blames){
	    .covered = xcalloc((size_t)count + 1, sizeof(*out->covered))};
	trail_marks_init(&marks, g);
	for (uint32_t i = 0; i < count; i++)
		known[i] = MAP_NONE;
	find_entries(g, least, out, known, &marks);
	find_dear_bodies(g, out, known, &marks);
	for (size_t i = 0; i < out->count; i++)
		if (g->nodes[out->items[i].node].calls > STEEP_CALLS)
			out->items[i].why = WHY_BOTH;
	if (g->counted)
		hits_explain(g, out, known);
	follow_all(g, least, out, 0, &marks);
	first = out->count;
	find_orphans(g, out, known, &marks);
	follow_all(g, least, out, first, &marks);
	first = out->count;
	find_freeing_bodies(g, out, known, &marks);
	follow_all(g, least, out, first, &marks);
	blames_drop(out);
	chain_find(g, least, out, &marks);
	sort(out);
	leave_out_cold(g, out);
	for (size_t i = 0; i < out->count; i++)
		yours_find(g, &out->items[i]);
	yours_join(g, out, &marks);
	for (size_t i = 0; i < out->count; i++)
		family_of_symptoms(g, &out->items[i]);
	sort(out);
	makers_first(g, out);
	if (cut != NULL)
		*cut = marks.budget == 0;
	free(known);
	trail_marks_release(&marks);
}
