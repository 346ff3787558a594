/*
 * trail.c: the symptoms of a cause. A symptom is reached through edges whose
 * calls grow; the part of its cost that comes through them counts for the
 * cause.
 *
 *	get -> equal 0.5 n^2 calls, 3 s; equal -> id 0.5 n^2 calls, 1 s, and
 *	half of equal's calls come from get: for get count 3 s + 0.5 s
 */
#include "cause/trail.h"

#include "cause/evidence.h"
#include "law/bounds.h"

struct totals
trail_totals(const struct graph *g)
{
	double now = 0, target = 0, total = NAN, most = 0, calls = 0, reach;

	for (uint32_t i = 0; i < map_count(g->names); i++) {
		const struct node *node = &g->nodes[i];
		const struct judged_law *self = &node->laws[METRIC_TSUB];
		const struct judged_law *cost = node_cost(node);

		/* The share is of all functions, small ones included; the
		 * largest share has the least rounding error. */
		if (node->share > most && cost->last > 0) {
			most = node->share;
			total = cost->last / node->share;
		}
		if (node_is(node, "wait") || !node->seen)
			continue;
		now += law_now(self);
		calls += law_at_target(&node->laws[METRIC_NCALL]);
		target += law_at_target(self);
	}
	reach = isfinite(g->target) && isfinite(g->n_max)
		    ? fmax(1, g->target / g->n_max)
		    : 1;
	if (isfinite(total) && total > now)
		target += (total - now) * reach;
	return (struct totals){isfinite(total) ? total : now, target, calls};
}

uint32_t
trail_holder(const struct graph *g, uint32_t node)
{
	double all = g->nodes[node].laws[METRIC_TTOT].last,
	       most = TRAIL_HOLDS * all;
	uint32_t best = MAP_NONE;

	for (uint32_t i = g->nodes[node].callees; i != MAP_NONE;
	     i = g->links[i].next_callee) {
		double time = g->links[i].laws[METRIC_TTOT].last;

		/* An edge that leads back has the time of the whole
		 * recursion. */
		if (g->nodes[g->links[i].callee].cycle ==
			g->nodes[node].cycle ||
		    node_is(&g->nodes[g->links[i].callee], "wait") ||
		    !(time >= most))
			continue;
		most = time;
		best = i;
	}
	return best;
}

uint32_t *
trail_path(const struct graph *g, uint32_t node, struct trail_marks *marks,
    size_t *length)
{
	size_t cap = 16;
	uint32_t *path = xreallocarray(NULL, cap, sizeof(*path));

	*length = 0;
	marks->walk++;
	for (uint32_t at = node; at != MAP_NONE && *length < CALLERS_MOST &&
				 marks->visited[at] != marks->walk;
	     at = g->nodes[at].heaviest) {
		marks->visited[at] = marks->walk;
		GROW(path, cap, *length + 1);
		path[(*length)++] = at;
	}
	for (size_t i = 0; i < *length / 2; i++) {
		uint32_t swap = path[i];

		path[i] = path[*length - 1 - i];
		path[*length - 1 - i] = swap;
	}
	return path;
}

/* ---- down ---- */

/* How many edges may be followed for each node and edge. */
#define LOOKS 64

void
trail_marks_init(struct trail_marks *marks, const struct graph *g)
{
	size_t count = map_count(g->names);

	*marks = (struct trail_marks){
	    .visited = xcalloc(count + 1, sizeof(*marks->visited)),
	    .symptom = xcalloc(count + 1, sizeof(*marks->symptom)),
	    .explained = xcalloc(count + 1, sizeof(*marks->explained)),
	    .stands_for = xcalloc(count + 1, sizeof(*marks->stands_for)),
	    .next_inner = xcalloc(count + 1, sizeof(*marks->next_inner)),
	    .budget = LOOKS * (count + pairs_count(g->pairs) + 1024)};
	for (size_t i = 0; i < count; i++)
		marks->stands_for[i] = MAP_NONE;
}

void
trail_marks_release(struct trail_marks *marks)
{
	free(marks->visited);
	free(marks->symptom);
	free(marks->explained);
	free(marks->stands_for);
	free(marks->next_inner);
}

/* A node on the way down, and the part of its calls that comes this way. */
struct step {
	uint32_t node;
	double part;
	bool folded; /* C functions that it calls are already in its own cost */
};

struct symptom *
trail_symptom(struct blame *b, uint32_t node, struct trail_marks *marks)
{
	if (marks->symptom[node] == 0) {
		GROW(b->symptoms, b->symptom_cap, b->symptom_count + 1);
		b->symptoms[b->symptom_count++] = (struct symptom){
		    .node = node, .p_ncall = NAN, .via = MAP_NONE};
		marks->symptom[node] = (uint32_t)b->symptom_count;
	}
	return &b->symptoms[marks->symptom[node] - 1];
}

void
trail_charge(const struct graph *g, struct symptom *s, uint32_t at, double part)
{
	const struct link *link = &g->links[at];
	const struct judged_law *cost = link_cost(link);
	const struct judged_law *calls = &link->laws[METRIC_NCALL];

	if (s->via == MAP_NONE || law_now(calls) > s->ncall)
		s->via = at;
	s->ncall += part * law_now(calls);
	s->p_ncall = fmax(s->p_ncall, calls->p);
	s->own_s += part * law_now(cost);
	s->at_target += part * law_at_target(cost);
}

/* Adds one edge below a step to BLAME. */
static void
charge(const struct graph *g, const struct step *from, uint32_t at,
    struct blame *b, struct trail_marks *marks)
{
	uint32_t callee = g->links[at].callee;
	struct symptom *symptom;
	double now, target;

	/* All that an inner one costs is charged already. */
	if (marks->stands_for[callee] == b->node)
		return;
	symptom = trail_symptom(b, callee, marks);
	now = symptom->own_s;
	target = symptom->at_target;
	trail_charge(g, symptom, at, from->part);
	if (from->folded && node_is(&g->nodes[callee], "builtin"))
		return;
	b->now += symptom->own_s - now;
	b->at_target += symptom->at_target - target;
}

void
trail_add_inner(const struct graph *g, struct blame *b, uint32_t node,
    struct trail_marks *marks)
{
	uint32_t first = b->inner;

	if (marks->stands_for[node] != MAP_NONE)
		return;
	marks->stands_for[node] = b->node;
	if (first != MAP_NONE && !(node_cost(&g->nodes[node])->last >
				     node_cost(&g->nodes[first])->last)) {
		marks->next_inner[node] = marks->next_inner[first];
		marks->next_inner[first] = node;
		return;
	}
	marks->next_inner[node] = first;
	b->inner = node;
}

/* What grows in place of the cause is a symptom with all that it costs. */
static void
charge_inner(const struct graph *g, struct blame *b, uint32_t at,
    struct trail_marks *marks)
{
	const struct node *inner = &g->nodes[at];
	const struct judged_law *cost = node_cost(inner);
	struct symptom *symptom = trail_symptom(b, at, marks);

	symptom->ncall = law_now(&inner->laws[METRIC_NCALL]);
	symptom->p_ncall = inner->laws[METRIC_NCALL].p;
	symptom->own_s = law_now(cost);
	symptom->at_target = law_at_target(cost);
	marks->explained[at] = true;
	b->now += symptom->own_s;
	b->at_target += symptom->at_target;
}

/* The part of the callee's work that is for this caller: by calls from outside
 * of its recursion; for C functions that call back by time, since sorted() may
 * be called with one item or a million. */
static double
part_of(const struct graph *g, const struct step *from, const struct link *link)
{
	const struct node *callee = &g->nodes[link->callee];
	bool back = node_is(callee, "builtin");
	double all = back ? callee->laws[METRIC_TTOT].last : callee->call_count;
	double here = link->laws[back ? METRIC_TTOT : METRIC_NCALL].last;

	if (!(all > 0) || !(here > 0))
		return from->part;
	return fmin(1, from->part * here / all);
}

static int
compare_symptoms(const void *a, const void *b)
{
	const struct symptom *x = a, *y = b;

	if (x->own_s < y->own_s || x->own_s > y->own_s)
		return x->own_s > y->own_s ? -1 : 1;
	if (x->ncall < y->ncall || x->ncall > y->ncall)
		return x->ncall > y->ncall ? -1 : 1;
	return x->node < y->node ? -1 : 1;
}

/* Members of its family were added before the walk, with their whole cost. */
static void
take_family(struct blame *b, struct trail_marks *marks)
{
	for (size_t i = 0; i < b->symptom_count; i++) {
		const struct symptom *s = &b->symptoms[i];

		marks->symptom[s->node] = (uint32_t)i + 1;
		marks->visited[s->node] = marks->walk;
		marks->explained[s->node] = true;
		b->now += s->own_s;
		b->at_target += s->at_target;
	}
}

void
trail_sort_symptoms(struct blame *b, struct trail_marks *marks)
{
	xqsort(b->symptoms, b->symptom_count, sizeof(*b->symptoms),
	    compare_symptoms);
	for (size_t i = 0; i < b->symptom_count; i++)
		marks->symptom[b->symptoms[i].node] = 0;
}

static bool
edge_grows(const struct link *link)
{
	return link->caller != link->callee &&
	       evidence_calls(&link->laws[METRIC_NCALL]);
}

void
trail_follow(const struct graph *g, struct blame *b, struct trail_marks *marks)
{
	size_t step_cap = 16, step_count = 0;
	struct step *steps = xreallocarray(NULL, step_cap, sizeof(*steps));
	const struct node *root = &g->nodes[b->node];
	const struct judged_law *cost = node_cost(root);

	b->now = law_now(cost);
	b->at_target = law_at_target(cost);
	steps[step_count++] =
	    (struct step){b->node, 1, cost == &root->laws[METRIC_OWN]};
	marks->visited[b->node] = ++marks->walk;
	take_family(b, marks);
	for (uint32_t at = b->inner; at != MAP_NONE;
	     at = marks->next_inner[at]) {
		charge_inner(g, b, at, marks);
		GROW(steps, step_cap, step_count + 1);
		steps[step_count++] = (struct step){at, 1, true};
		marks->visited[at] = marks->walk;
	}
	for (size_t at = 0; at < step_count; at++) {
		struct step from = steps[at];

		for (uint32_t i = g->nodes[from.node].callees; i != MAP_NONE;
		     i = g->links[i].next_callee) {
			const struct link *link = &g->links[i];
			bool back = at == 0 &&
				    node_is(&g->nodes[link->callee], "builtin");

			if (marks->budget == 0)
				break;
			marks->budget--;
			/* A line is part of its function. */
			if (node_is(&g->nodes[link->callee], "wait") ||
			    node_is(&g->nodes[link->callee], "line") ||
			    link->callee == b->node)
				continue;
			if (edge_grows(link)) {
				charge(g, &from, i, b, marks);
				marks->explained[link->callee] = true;
			} else if (!back) {
				/* C that is called linearly may call back
				 * often. */
				continue;
			}
			if (marks->visited[link->callee] == marks->walk)
				continue;
			marks->visited[link->callee] = marks->walk;
			GROW(steps, step_cap, step_count + 1);
			steps[step_count++] =
			    (struct step){link->callee, part_of(g, &from, link),
				link_cost(link) == &link->laws[METRIC_OWN]};
		}
	}
	trail_sort_symptoms(b, marks);
	free(steps);
}
