/*
 * trail.c: what a cause drags along. A symptom is reached through edges whose
 * calls grow; of its cost, the cause is charged the part that comes through
 * them.
 *
 *	get -> equal 0.5 n^2 calls, 3 s; equal -> id 0.5 n^2 calls, 1 s, and
 *	half of equal's calls come from get: get is charged 3 s + 0.5 s
 */
#include "cause/trail.h"

static double
known(double value)
{
	return isfinite(value) ? value : 0;
}

struct totals
trail_totals(const struct graph *g)
{
	double now = 0, target = 0, total = NAN, most = 0, reach;

	for (uint32_t i = 0; i < map_count(g->names); i++) {
		const struct node *node = &g->nodes[i];
		const struct law_line *self = &node->laws[LAW_TSUB];
		const struct law_line *cost = node_cost(node);

		/* The share knows the whole, small functions included; the
		 * largest is rounded least. */
		if (node->share > most && cost->last > 0) {
			most = node->share;
			total = cost->last / node->share;
		}
		if (node_is(node, "wait") || !node->seen)
			continue;
		now += known(self->last);
		target += isfinite(self->at_target) ? self->at_target
						    : known(self->last);
	}
	reach = isfinite(g->target) && isfinite(g->n_max)
		    ? fmax(1, g->target / g->n_max)
		    : 1;
	if (isfinite(total) && total > now)
		target += (total - now) * reach;
	return (struct totals){isfinite(total) ? total : now, target};
}

uint32_t
trail_heaviest_caller(const struct graph *g, uint32_t node)
{
	uint32_t best = MAP_NONE;
	double most = -1, calls = -1;

	for (uint32_t i = g->nodes[node].callers; i != MAP_NONE;
	     i = g->links[i].next_caller) {
		const struct link *link = &g->links[i];
		double time = known(link->laws[LAW_TTOT].last);
		double count = known(link->laws[LAW_NCALL].last);

		if (link->caller == node)
			continue;
		if (time > most || (time >= most && count > calls) ||
		    (time >= most && count >= calls && link->caller < best)) {
			most = time;
			calls = count;
			best = link->caller;
		}
	}
	return best;
}

uint32_t *
blame_path(const struct graph *g, uint32_t node, size_t *length)
{
	uint32_t count = map_count(g->names);
	bool *seen = xcalloc((size_t)count + 1, sizeof(*seen));
	size_t cap = 16;
	uint32_t *path = xreallocarray(NULL, cap, sizeof(*path));

	*length = 0;
	for (uint32_t at = node; at != MAP_NONE && !seen[at];
	     at = trail_heaviest_caller(g, at)) {
		seen[at] = true;
		GROW(path, cap, *length + 1);
		path[(*length)++] = at;
	}
	for (size_t i = 0; i < *length / 2; i++) {
		uint32_t swap = path[i];

		path[i] = path[*length - 1 - i];
		path[*length - 1 - i] = swap;
	}
	free(seen);
	return path;
}

/* A node on the way down, and which part of its calls comes this way. */
struct step {
	uint32_t node;
	double part;
	bool folded; /* C that it calls is in its own cost already */
};

static struct symptom *
add_symptom(struct blame *b, uint32_t node, struct trail_marks *marks)
{
	if (marks->symptom[node] == 0) {
		GROW(b->symptoms, b->symptom_cap, b->symptom_count + 1);
		b->symptoms[b->symptom_count++] =
		    (struct symptom){.node = node};
		marks->symptom[node] = (uint32_t)b->symptom_count;
	}
	return &b->symptoms[marks->symptom[node] - 1];
}

/* Charges BLAME with one edge below a step. */
static void
charge(const struct graph *g, const struct step *from, const struct link *link,
    struct blame *b, struct trail_marks *marks)
{
	const struct law_line *cost = link_cost(link);
	const struct law_line *calls = &link->laws[LAW_NCALL];
	struct symptom *symptom = add_symptom(b, link->callee, marks);
	double now = from->part * known(cost->last);
	double target =
	    from->part *
	    (isfinite(cost->at_target) ? cost->at_target : known(cost->last));

	symptom->ncall += from->part * known(calls->last);
	symptom->p_ncall = fmax(symptom->p_ncall, calls->p);
	symptom->own_s += now;
	if (from->folded && node_is(&g->nodes[link->callee], "builtin"))
		return;
	b->now += now;
	b->at_target += target;
}

static double
part_of(const struct graph *g, const struct step *from, const struct link *link)
{
	double all = g->nodes[link->callee].laws[LAW_NCALL].last;
	double here = link->laws[LAW_NCALL].last;

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

void
trail_follow(const struct graph *g, struct blame *b, struct trail_marks *marks)
{
	size_t step_cap = 16, step_count = 0;
	struct step *steps = xreallocarray(NULL, step_cap, sizeof(*steps));
	const struct node *root = &g->nodes[b->node];
	const struct law_line *cost = node_cost(root);

	b->now = known(cost->last);
	b->at_target = isfinite(cost->at_target) ? cost->at_target : b->now;
	steps[step_count++] =
	    (struct step){b->node, 1, cost == &root->laws[LAW_OWN]};
	marks->visited[b->node] = ++marks->walk;
	for (size_t at = 0; at < step_count; at++) {
		struct step from = steps[at];

		for (uint32_t i = g->nodes[from.node].callees; i != MAP_NONE;
		     i = g->links[i].next_callee) {
			const struct link *link = &g->links[i];
			bool back = at == 0 &&
				    node_is(&g->nodes[link->callee], "builtin");

			if (node_is(&g->nodes[link->callee], "wait") ||
			    link->callee == b->node)
				continue;
			if (trail_edge_grows(g, link)) {
				charge(g, &from, link, b, marks);
				marks->explained[link->callee] = true;
			} else if (!back) {
				/* C called linearly may call back often. */
				continue;
			}
			if (marks->visited[link->callee] == marks->walk)
				continue;
			marks->visited[link->callee] = marks->walk;
			GROW(steps, step_cap, step_count + 1);
			steps[step_count++] =
			    (struct step){link->callee, part_of(g, &from, link),
				link_cost(link) == &link->laws[LAW_OWN]};
		}
	}
	if (b->symptom_count > 0)
		qsort(b->symptoms, b->symptom_count, sizeof(*b->symptoms),
		    compare_symptoms);
	for (size_t i = 0; i < b->symptom_count; i++)
		marks->symptom[b->symptoms[i].node] = 0;
	free(steps);
}
