/* evidence.c: see evidence.h. */
#include "cause/evidence.h"

#include "law/bounds.h"
#include "stream/python.h"

static const struct {
	double share, sure, end;
} by_share[] = {SURE_BY_SHARE};

/* The most callers that are followed upwards, out of the library or out of code
 * without a name. */
#define FARTHEST	64
#define FARTHEST_AROUND 8

bool
evidence_calls(const struct judged_law *calls)
{
	return law_believed(calls, STEEP_CALLS) &&
	       (calls->confidence == CONFIDENCE_FIRM ||
		   !(calls->lo < CALLS_IN_STEP));
}

bool
evidence_enters(const struct graph *g, const struct link *link)
{
	const struct judged_law *calls = &link->laws[METRIC_NCALL];

	/* The calls of a recursive function are those from outside of the
	 * recursion. */
	return evidence_calls(calls) &&
	       calls->p - g->nodes[link->caller].calls > EXCESS_LEAST;
}

/* The row of SURE_BY_SHARE for LAW, the node's cost or a part of it. */
static size_t
part_of_all(const struct node *node, const struct judged_law *law)
{
	double all = node_cost(node)->last, share = node->share;
	size_t i = 0;

	if (law->last < all)
		share *= law->last / all;
	while (by_share[i].share > 0 && share < by_share[i].share)
		i++;
	return i;
}

static double
least_line(const struct judged_law *law, size_t part)
{
	double sure = by_share[part].sure;

	if (isfinite(law->beyond))
		sure = fmax(sure, SURE);
	return law->last < SHORT_S ? fmax(sure, SURE_SHORT) : sure;
}

static bool
grows_in_leaps(const struct judged_law *law, size_t part)
{
	return part == 0 && law->p > STEEP_TIME && law->p < STEP_STEEPEST &&
	       law->line > STEEP_LEAP && law->line_lo > SURE &&
	       !(law->last < SHORT_S);
}

/*
 * A time certainly grows if the line through all sizes does, which no single
 * run can cause; or if its law is firm, or has linear outside of its interval:
 * then a fixed cost hides the growth at small sizes. A law that ends before the
 * largest size needs the line, since a slow run in the middle looks like one.
 * The time of data that outgrows a cache rises for a while, too, but not at the
 * end.
 */
bool
evidence_time(const struct node *node, const struct judged_law *law)
{
	size_t part = part_of_all(node, law);
	double sure = least_line(law, part);

	if (law->confidence != CONFIDENCE_FIRM && law->end < by_share[part].end)
		return false;
	if (law->line_lo > sure && law->line > STEEP_TIME &&
	    law_believed(law, STEEP_CALLS))
		return true;
	if (!law_believed(law, STEEP_TIME))
		return grows_in_leaps(law, part);
	if (law->line_lo > sure)
		return true;
	if (isfinite(law->beyond) && isfinite(law->line))
		return false;
	return law->confidence == CONFIDENCE_FIRM || law->lo > SURE;
}

/* Whether COST, the node's or a part of it, grows beyond its calls. */
static bool
cost_grows(const struct node *node, const struct judged_law *cost)
{
	const struct judged_law *calls = &node->laws[METRIC_NCALL];
	double excess =
	    node->calls > STEEP_CALLS ? EXCESS_SYMPTOM : EXCESS_LEAST;

	if (!evidence_time(node, cost) || cost->p - node->calls <= excess)
		return false;
	/* Called too often, and too short for the clock: the measured cost of
	 * its many calls depends on the machine. */
	if (node->calls > STEEP_CALLS && node->callers != MAP_NONE &&
	    cost->last < CLOCK_TICK_S * calls->last)
		return false;
	return !isfinite(calls->hi) ||
	       fmax(cost->lo, cost->line_lo) > calls->hi ||
	       cost->confidence == CONFIDENCE_FIRM;
}

/* For a part only the line counts: of several parts one may look steep by
 * chance. */
static bool
stands_for(const struct judged_law *part, const struct judged_law *cost)
{
	return part->last > STANDS_FOR * cost->last && part->line_lo > SURE;
}

/*
 * The law that shows that each call grows, or NULL. Own cost is a sum: if it
 * has a linear part, its self time or the C function with most of its time may
 * have a clearer law.
 *
 *	own 0.01 0.03 0.08 0.31 1.03 n^1.7 provisional
 *	of it replace() 0.004 0.014 0.05 0.22 0.86 n^2 firm
 */
const struct judged_law *
evidence_cost(const struct graph *g, uint32_t at)
{
	const struct node *node = &g->nodes[at];
	const struct judged_law *cost = node_cost(node);
	const struct judged_law *self = &node->laws[METRIC_TSUB];

	if (cost_grows(node, cost))
		return cost;
	if (cost == self)
		return NULL;
	if (stands_for(self, cost) && cost_grows(node, self))
		return self;
	for (uint32_t i = node->callees; i != MAP_NONE;
	     i = g->links[i].next_callee) {
		const struct judged_law *part = &g->links[i].laws[METRIC_TSUB];

		if (node_is(&g->nodes[g->links[i].callee], "builtin") &&
		    stands_for(part, cost) && cost_grows(node, part))
			return part;
	}
	return NULL;
}

bool
evidence_frees(const struct graph *g, uint32_t node)
{
	const struct inside *inside = &g->nodes[node].inside;
	struct str rest = inside->operation;

	return inside->operation_share >= WORD_HOLDS && rest.len > 0 &&
	       str_is(str_word(&rest), "frees");
}

/* A law whose interval is empty. */
static bool
is_exact(const struct judged_law *law)
{
	return law->lo >= law->hi;
}

/* The cost of the function itself, which grows and is most of its cause's,
 * certainly grows beyond the calls: then they are not all that grows. */
static bool
outgrows(const struct blame *b, const struct judged_law *cost,
    const struct judged_law *calls)
{
	double least = cost->line_lo;

	if (cost->confidence == CONFIDENCE_FIRM)
		least = fmax(least, cost->lo);
	return cost->confidence >= CONFIDENCE_PROVISIONAL &&
	       cost->p - calls->p > EXCESS_SYMPTOM &&
	       least - calls->hi > EXCESS_LEAST && 2 * cost->last > b->now;
}

void
evidence_choose(const struct graph *g, struct blame *b)
{
	const struct node *node = &g->nodes[b->node];
	const struct judged_law *cost = evidence_cost(g, b->node), *calls;
	const struct judged_law *inner =
	    b->inner == MAP_NONE ? NULL : evidence_cost(g, b->inner);
	bool grows;

	/* Of their sum the larger part tells the law. */
	if (inner != NULL && (cost == NULL || inner->last > cost->last ||
				 evidence_frees(g, b->node)))
		cost = inner;
	if (cost == NULL)
		cost = node_cost(node);
	b->law = cost;
	b->by_calls = false;
	if (b->entry == MAP_NONE) {
		b->by_calls = g->counted;
		if (b->by_calls)
			b->law = &node->laws[METRIC_NCALL];
		return;
	}
	calls = &g->links[b->entry].laws[METRIC_NCALL];
	grows = evidence_time(node, cost);
	if (grows && outgrows(b, cost, calls))
		return;
	/* An exact law of counts is better than that of a time. */
	if (!grows || calls->confidence > cost->confidence ||
	    (calls->p > STEEP_TIME && is_exact(calls))) {
		b->law = calls;
		b->by_calls = true;
	}
}

static bool
is_unnamed(const struct node *node)
{
	return node_is(node, "func") &&
	       python_is_unnamed(
		   node->name.len > 0 ? node->name : node->full_name);
}

/* True for code that is installed with Python. */
static bool
is_standard(const struct node *node)
{
	return node->origin == ORIGIN_STANDARD || node->origin == ORIGIN_IMPORT;
}

/*
 * Users do not change the standard library: the function to change is the one
 * that calls it, with a long text n times. Finds the nearest caller outside of
 * it, along the heaviest callers; or MAP_NONE.
 *
 *	strip() calls feed() n times, feed() calls goahead(), where each call
 *	grows -> strip
 */
static uint32_t
outside_library(const struct graph *g, uint32_t at)
{
	for (int depth = 0; depth < FARTHEST && at != MAP_NONE; depth++) {
		const struct node *node = &g->nodes[at];

		if (!node_is(node, "builtin") && !is_standard(node))
			return at;
		at = node->heaviest;
	}
	return MAP_NONE;
}

/* The caller of code without a name, in the same file and not below it. */
static uint32_t
around_unnamed(const struct graph *g, uint32_t node)
{
	const struct node *inner = &g->nodes[node], *outer;
	uint32_t at = node;

	for (int depth = 0; depth < FARTHEST_AROUND; depth++) {
		at = g->nodes[at].heaviest;
		if (at == MAP_NONE)
			return node;
		outer = &g->nodes[at];
		if (node_is(outer, "builtin"))
			continue;
		if (!str_equal(outer->module, inner->module) ||
		    !(outer->lineno <= inner->lineno))
			return node;
		if (!is_unnamed(outer))
			return at;
	}
	return node;
}

uint32_t
evidence_around(const struct graph *g, uint32_t node)
{
	uint32_t at = node;

	if (node_is(&g->nodes[node], "func") && is_standard(&g->nodes[node]))
		at = outside_library(g, node);
	if (at == MAP_NONE)
		return node;
	return is_unnamed(&g->nodes[at]) ? around_unnamed(g, at) : at;
}
