/* hits.c: see hits.h. */
#include "cause/hits.h"

#include "cause/evidence.h"
#include "cause/family.h"
#include "law/bounds.h"

bool
hits_is_line(const struct graph *g, uint32_t link)
{
	return node_is(&g->nodes[g->links[link].callee], "line");
}

bool
hits_is_steeper(const struct graph *g, uint32_t a, uint32_t b)
{
	double difference =
	    g->links[a].laws[METRIC_NCALL].p - g->links[b].laws[METRIC_NCALL].p;

	if (fabs(difference) > LINES_OF_LOOP)
		return difference > 0;
	if (hits_is_line(g, a) != hits_is_line(g, b))
		return hits_is_line(g, b);
	return g->nodes[g->links[a].callee].lineno <
	       g->nodes[g->links[b].callee].lineno;
}

bool
hits_is_rare(const struct graph *g, uint32_t link, double least)
{
	return hits_is_line(g, link) &&
	       law_at_target(&g->links[link].laws[METRIC_NCALL]) <
		   least * g->nodes[g->links[link].caller].hits;
}

/* The law of the calls or hits that make it a cause. */
static const struct judged_law *
growing(const struct graph *g, const struct blame *b)
{
	return b->entry == MAP_NONE ? &g->nodes[b->node].laws[METRIC_NCALL]
				    : &g->links[b->entry].laws[METRIC_NCALL];
}

/* Code of others that grows by LAW, and that nobody is known to call, is explained
 * by the steepest cause of the user's that is no less steep, or counts as many:
 * there it can be mended. Returns that cause, or NULL. */
static struct blame *
explained_by(const struct graph *g, const struct blames *blames,
    const struct node *node, const struct judged_law *law)
{
	struct blame *best = NULL;

	if (node->origin == ORIGIN_OWN || node->origin == ORIGIN_UNKNOWN)
		return NULL;
	for (size_t i = 0; i < blames->count; i++) {
		struct blame *b = &blames->items[i];
		const struct judged_law *own = growing(g, b);

		if (g->nodes[b->node].origin == ORIGIN_OWN &&
		    (own->p > law->p - EXCESS_LEAST ||
			own->last >= law->last) &&
		    (best == NULL || own->p > growing(g, best)->p))
			best = b;
	}
	return best;
}

static bool
is_of_line(const struct graph *g, const struct blame *b)
{
	return b->entry != MAP_NONE && hits_is_line(g, b->entry);
}

static void
leave_to_users(const struct graph *g, struct blames *blames, uint32_t *known)
{
	bool *gone = xcalloc(blames->count + 1, sizeof(*gone));
	size_t kept = 0;

	for (size_t i = 0; i < blames->count; i++) {
		const struct blame *b = &blames->items[i];

		gone[i] = is_of_line(g, b) &&
			  explained_by(g, blames, &g->nodes[b->node],
			      growing(g, b)) != NULL;
	}
	for (size_t i = 0; i < blames->count; i++) {
		known[blames->items[i].node] =
		    gone[i] ? MAP_NONE : (uint32_t)kept;
		if (!gone[i])
			blames->items[kept++] = blames->items[i];
	}
	blames->count = kept;
	free(gone);
}

/* ---- functions that are called in step with a line ---- */

struct steps {
	struct counts *counts; /* of lines of causes, then of functions */
	uint32_t *of;	       /* the cause of each line, each function */
	uint32_t *families;
	size_t lines, count;
};

static void
gather(const struct graph *g, const uint32_t *known, struct steps *steps)
{
	for (uint32_t i = 0; i < pairs_count(g->pairs); i++) {
		const struct link *link = &g->links[i];

		if (known[link->caller] == MAP_NONE || !hits_is_line(g, i) ||
		    !evidence_enters(g, link))
			continue;
		steps->counts[steps->lines] = link->counts;
		steps->of[steps->lines++] = known[link->caller];
	}
	steps->count = steps->lines;
	for (uint32_t i = 0; i < map_count(g->names); i++) {
		const struct node *node = &g->nodes[i];

		if (known[i] != MAP_NONE || !node_is(node, "func") ||
		    node->callers != MAP_NONE ||
		    !evidence_calls(&node->laws[METRIC_NCALL]))
			continue;
		steps->counts[steps->count] = node->counts;
		steps->of[steps->count++] = i;
	}
}

static void
join(const struct graph *g, struct blames *blames, const struct steps *steps)
{
	/* By family the cause of one of its lines, + 1. */
	uint32_t *causes = xcalloc(steps->count + 1, sizeof(*causes));

	for (size_t i = steps->lines; i-- > 0;)
		causes[steps->families[i]] = steps->of[i] + 1;
	causes[0] = 0;
	for (size_t i = steps->lines; i < steps->count; i++) {
		uint32_t at = steps->of[i], family = steps->families[i];
		const struct node *node = &g->nodes[at];
		struct blame *b = causes[family] != 0
				      ? &blames->items[causes[family] - 1]
				      : explained_by(g, blames, node,
					    &node->laws[METRIC_NCALL]);

		if (b != NULL)
			family_join(g, b, at);
	}
	free(causes);
}

void
hits_explain(const struct graph *g, struct blames *blames, uint32_t *known)
{
	size_t most = map_count(g->names) + pairs_count(g->pairs) + 1;
	struct steps steps = {.counts = xcalloc(most, sizeof(*steps.counts)),
	    .of = xcalloc(most, sizeof(*steps.of)),
	    .families = xcalloc(most, sizeof(*steps.families))};

	leave_to_users(g, blames, known);
	gather(g, known, &steps);
	if (steps.lines > 0) {
		family_number(g, steps.counts, steps.count, steps.families);
		join(g, blames, &steps);
	}
	free(steps.counts);
	free(steps.of);
	free(steps.families);
}
