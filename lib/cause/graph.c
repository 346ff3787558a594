/* graph.c: scale lines become functions and edges. See graph.h. */
#include "cause/graph.h"

void
graph_init(struct graph *g, bool waits)
{
	*g = (struct graph){.waits = waits,
	    .names = map_new(),
	    .pairs = pairs_new(),
	    .texts = map_new(),
	    .contradicted = MAP_NONE,
	    .target = NAN,
	    .n_max = NAN};
}

void
graph_release(struct graph *g)
{
	map_free(g->names);
	pairs_free(g->pairs);
	map_free(g->texts);
	free(g->nodes);
	free(g->links);
	free(g->counts);
}

static struct str
keep(struct graph *g, struct str text)
{
	if (text.len == 0)
		return (struct str){NULL, 0};
	return map_key(g->texts, map_add(g->texts, text, NULL));
}

static void
keep_inside(struct graph *g, struct inside *to, const struct inside *inside)
{
	*to = *inside;
	to->variable = keep(g, inside->variable);
	to->operation = keep(g, inside->operation);
}

static uint32_t
find_node(struct graph *g, struct str full_name)
{
	bool is_new;
	uint32_t at = map_add(g->names, full_name, &is_new);

	if (!is_new)
		return at;
	GROW(g->nodes, g->node_cap, (size_t)at + 1);
	g->nodes[at] = (struct node){.full_name = map_key(g->names, at),
	    .lineno = NAN,
	    .share = NAN,
	    .inside = inside_unknown(),
	    .callers = MAP_NONE,
	    .callees = MAP_NONE};
	for (int m = 0; m < COST_METRICS; m++)
		g->nodes[at].laws[m] = no_law;
	return at;
}

static uint32_t
find_link(struct graph *g, uint32_t caller, uint32_t callee)
{
	bool is_new;
	uint32_t at = pairs_add(g->pairs, caller, callee, &is_new);

	if (!is_new)
		return at;
	GROW(g->links, g->link_cap, (size_t)at + 1);
	g->links[at] = (struct link){.caller = caller,
	    .callee = callee,
	    .next_caller = g->nodes[callee].callers,
	    .next_callee = g->nodes[caller].callees,
	    .call_lineno = NAN};
	g->nodes[callee].callers = g->nodes[caller].callees = at;
	for (int m = 0; m < COST_METRICS; m++)
		g->links[at].laws[m] = no_law;
	return at;
}

uint32_t
graph_find(const struct graph *g, struct str full_name)
{
	return map_find(g->names, full_name);
}

uint32_t
graph_link(const struct graph *g, uint32_t caller, uint32_t callee)
{
	return pairs_find(g->pairs, caller, callee);
}

static void
name_node(struct graph *g, struct node *node, const struct scale_line *line)
{
	node->module = keep(g, line->name.module);
	node->name = keep(g, line->name.name);
	node->kind = keep(g, line->kind);
	node->lineno = line->name.lineno;
	node->origin = line->origin;
}

static void
keep_counts(
    struct graph *g, struct counts *counts, const struct scale_line *line)
{
	size_t size = 2 * line->point_count;

	if (size == 0 || line->point_count > UINT32_MAX)
		return;
	GROW(g->counts, g->counts_cap, g->counts_used + size);
	memcpy(g->counts + g->counts_used, line->points,
	    size * sizeof(*g->counts));
	*counts = (struct counts){g->counts_used, (uint32_t)line->point_count};
	g->counts_used += size;
}

/* True if both are missing, or equal to the last digit that is written. */
static bool
same(double a, double b)
{
	return isfinite(a) == isfinite(b) && !(a < b) && !(a > b);
}

static void
set_law(struct graph *g, uint32_t node, struct judged_law *law,
    const struct scale_line *line)
{
	if (law->given &&
	    (!same(law->p, line->p) || !same(law->last, line->last) ||
		law->confidence != line->confidence)) {
		g->contradictions++;
		if (g->contradicted == MAP_NONE)
			g->contradicted = node;
	}
	*law = checked_law(line);
	law->since = keep(g, law->since);
	law->law = keep(g, law->law);
}

void
graph_add(struct graph *g, const struct scale_line *line)
{
	enum metric metric = line->metric;
	uint32_t callee, caller, link;

	/* Hits are the calls of the edge to the line. */
	if (metric == METRIC_HITS && line->caller.len > 0)
		metric = METRIC_NCALL;
	if (metric >= COST_METRICS || str_is(line->kind, "program"))
		return;
	if (metric != METRIC_NCALL && (metric == METRIC_WAIT) != g->waits)
		return;
	if (metric == METRIC_WAIT)
		metric = METRIC_OWN;
	if (line->by.len > 0) {
		if (g->by.len > 0 && !str_equal(g->by, line->by))
			g->mixed++;
		g->by = keep(g, line->by);
	}
	if (isfinite(line->target))
		g->target = line->target;
	if (isfinite(line->n_max))
		g->n_max = fmax(
		    line->n_max, isfinite(g->n_max) ? g->n_max : line->n_max);
	callee = find_node(g, line->name.full_name);
	if (line->caller.len > 0) {
		caller = find_node(g, line->caller);
		if (g->nodes[callee].kind.data == NULL)
			name_node(g, &g->nodes[callee], line);
		link = find_link(g, caller, callee);
		if (isfinite(line->call_lineno))
			g->links[link].call_lineno = line->call_lineno;
		set_law(g, callee, &g->links[link].laws[metric], line);
		if (metric == METRIC_NCALL)
			keep_counts(g, &g->links[link].counts, line);
		return;
	}
	name_node(g, &g->nodes[callee], line);
	g->nodes[callee].seen = true;
	if (metric != METRIC_NCALL || !g->waits)
		g->nodes[callee].share = line->share;
	if (isfinite(line->inside.line) || isfinite(line->inside.length))
		keep_inside(g, &g->nodes[callee].inside, &line->inside);
	set_law(g, callee, &g->nodes[callee].laws[metric], line);
	if (metric == METRIC_NCALL)
		keep_counts(g, &g->nodes[callee].counts, line);
}

bool
graph_leads(const struct graph *g, uint32_t node, uint32_t at)
{
	for (int depth = 0; depth < CALLERS_MOST && at != MAP_NONE; depth++) {
		if (at == node)
			return true;
		at = g->nodes[at].heaviest;
	}
	return false;
}

enum metric
node_cost_metric(const struct node *node)
{
	const struct judged_law *own = &node->laws[METRIC_OWN];

	return isfinite(own->last) || isfinite(own->p) ? METRIC_OWN
						       : METRIC_TSUB;
}

const struct judged_law *
node_cost(const struct node *node)
{
	return &node->laws[node_cost_metric(node)];
}

const struct judged_law *
link_cost(const struct link *link)
{
	return &link->laws[isfinite(link->laws[METRIC_OWN].last) ? METRIC_OWN
								 : METRIC_TSUB];
}

bool
node_is(const struct node *node, const char *kind)
{
	return str_is(node->kind, kind);
}

double
law_now(const struct judged_law *law)
{
	return isfinite(law->last) ? law->last : 0;
}

double
law_at_target(const struct judged_law *law)
{
	return isfinite(law->at_target) ? law->at_target : law_now(law);
}

bool
law_believed(const struct judged_law *law, double steep)
{
	return law->p > steep && law->confidence >= CONFIDENCE_PROVISIONAL;
}
