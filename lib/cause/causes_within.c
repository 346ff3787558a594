/* causes_within.c: see causes_within.h for an example. */
#include "cause/causes_within.h"

#include "cause/yours.h"
#include "law/bounds.h"
#include "stream/python.h"
#include "stream/reader.h"

void
within_init(struct within_run *w, bool waits)
{
	*w = (struct within_run){.n_max = NAN};
	graph_init(&w->graph, waits);
}

void
within_run_release(struct within_run *w)
{
	graph_release(&w->graph);
	free((void *)(uintptr_t)w->run.data);
}

void
within_add(struct within_run *w, const struct scale_line *line)
{
	if (!str_equal(line->within, w->run)) {
		if (w->run.len > 0 && !(line->n_max > w->n_max))
			return;
		within_run_release(w);
		within_init(w, w->graph.waits);
		w->run.data = xstrndup(line->within.data, line->within.len);
		w->run.len = line->within.len;
	}
	if (isfinite(line->n_max))
		w->n_max = isfinite(w->n_max) ? fmax(w->n_max, line->n_max)
					      : line->n_max;
	graph_add(&w->graph, line);
}

/* ---- the whole run ---- */

/* From the end of the run to the target, and from the largest n to that end;
 * and whether the laws over runs have the same n. */
struct way {
	double reach, rest;
	bool same;
};

/* How many times the cost of the whole run it is at the target, by the law. */
static double
growth_of(const struct judged_law *law, const struct way *way)
{
	double p = isfinite(law->beyond) ? law->beyond : law->p;

	if (!isfinite(p) || !(way->reach > 1))
		return 1;
	if (law->last > 0 && law->at_target >= law->last)
		return fmax(
		    1, law->at_target / (law->last * pow(way->rest, p)));
	return pow(way->reach, p);
}

static void
whole(
    struct judged_law *law, const struct judged_law *all, const struct way *way)
{
	double growth = growth_of(law, way);

	if (!isfinite(all->last))
		return;
	law->last = all->last;
	law->at_target =
	    way->same && isfinite(all->at_target) && isfinite(all->p)
		? all->at_target
		: all->last * growth;
}

static uint32_t
counterpart(const struct graph *in, const struct graph *of, uint32_t node)
{
	return graph_find(in, of->nodes[node].full_name);
}

static uint32_t
link_counterpart(
    const struct graph *in, const struct graph *of, const struct link *link)
{
	uint32_t caller = counterpart(in, of, link->caller);
	uint32_t callee = counterpart(in, of, link->callee);

	if (caller == MAP_NONE || callee == MAP_NONE)
		return MAP_NONE;
	return graph_link(in, caller, callee);
}

/* n at the end of the run, which costs of the whole run belong to: as many calls
 * as its driver has in the largest run, or as it has iterations. */
static double
end_of_run(const struct within_run *w, const struct graph *across)
{
	uint32_t driver = graph_find(across, w->graph.by);
	double end = driver != MAP_NONE
			 ? across->nodes[driver].laws[METRIC_NCALL].last
		     : str_equal(w->graph.by, across->by) ? across->n_max
							  : (double)NAN;

	return end > w->graph.n_max ? end : w->graph.n_max;
}

void
within_finish(struct within_run *w, const struct graph *across)
{
	struct graph *g = &w->graph;
	struct way way = {1, 1,
	    str_equal(g->by, across->by) && g->target >= across->target &&
		g->target <= across->target};

	if (g->n_max > 0) {
		double end = end_of_run(w, across);

		way.rest = end / g->n_max;
		g->n_max = end;
		if (isfinite(g->target))
			way.reach = fmax(1, g->target / end);
	}
	for (uint32_t i = 0; i < map_count(g->names); i++) {
		uint32_t at = counterpart(across, g, i);

		/* Who is called once has no line within the run. */
		if (at != MAP_NONE && g->nodes[i].origin == ORIGIN_UNKNOWN)
			g->nodes[i].origin = across->nodes[at].origin;
		for (int m = 0; at != MAP_NONE && m < COST_METRICS; m++)
			if (g->nodes[i].laws[m].given)
				whole(&g->nodes[i].laws[m],
				    &across->nodes[at].laws[m], &way);
	}
	for (uint32_t i = 0; i < pairs_count(g->pairs); i++) {
		uint32_t at = link_counterpart(across, g, &g->links[i]);

		for (int m = 0; at != MAP_NONE && m < COST_METRICS; m++)
			if (g->links[i].laws[m].given)
				whole(&g->links[i].laws[m],
				    &across->links[at].laws[m], &way);
	}
	graph_finish(g);
}

/* ---- which axis ---- */

/* The growth of one call within the run, by the law that corresponds to that of
 * the cause: calls for calls, cost for cost. */
static enum axis
axis_of(const struct judged_law *law, double calls, double steep)
{
	if (law->confidence < CONFIDENCE_PROVISIONAL)
		return AXIS_UNKNOWN;
	if (law->p > steep && law->p - calls > EXCESS_LEAST)
		return AXIS_ACCUMULATES;
	return law->p <= FLAT ? AXIS_INPUT : AXIS_UNKNOWN;
}

enum axis
within_axis(const struct within_run *w, const struct graph *across,
    const struct blame *b)
{
	const struct graph *g = &w->graph;
	uint32_t at = counterpart(g, across, b->node), link;
	enum axis axis = AXIS_UNKNOWN;

	if (at == MAP_NONE)
		return AXIS_UNKNOWN;
	if (b->by_calls && b->entry != MAP_NONE) {
		link = link_counterpart(g, across, &across->links[b->entry]);
		if (link != MAP_NONE)
			axis = axis_of(&g->links[link].laws[METRIC_NCALL],
			    g->nodes[at].calls, STEEP_CALLS);
	}
	if (axis != AXIS_UNKNOWN)
		return axis;
	return axis_of(b->chain ? &g->nodes[at].laws[METRIC_TTOT]
				: node_cost(&g->nodes[at]),
	    g->nodes[at].calls, STEEP_TIME);
}

/* ---- causes only within the run ---- */

static bool
is_in_step(const struct judged_law *calls)
{
	return calls->confidence >= CONFIDENCE_PROVISIONAL &&
	       calls->p >= BAND_SUBLINEAR && calls->p <= BAND_LINEAR;
}

/* True if both n are one, or in step: so they are if the function whose calls
 * are n within the run is called in step with the size, or the one that is
 * blamed in step with each. */
static bool
is_one_axis(const struct within_run *w, const struct graph *across,
    const struct blame *b, uint32_t at)
{
	uint32_t driver = graph_find(across, w->graph.by);

	return str_equal(across->by, w->graph.by) ||
	       (driver != MAP_NONE &&
		   is_in_step(&across->nodes[driver].laws[METRIC_NCALL])) ||
	       (is_in_step(&w->graph.nodes[b->node].laws[METRIC_NCALL]) &&
		   is_in_step(&across->nodes[at].laws[METRIC_NCALL]));
}

/* The edge over runs through which growth enters within the run, or NULL. */
static const struct link *
entry_across(const struct within_run *w, const struct graph *across,
    const struct blame *b)
{
	uint32_t link = MAP_NONE;

	if (b->entry != MAP_NONE)
		link = link_counterpart(
		    across, &w->graph, &w->graph.links[b->entry]);
	return link == MAP_NONE ? NULL : &across->links[link];
}

/* True if its growth is that of the calls through its entry. */
static bool
is_of_entry(const struct within_run *w, const struct blame *b)
{
	return b->by_calls ||
	       (b->entry != MAP_NONE &&
		   b->law->p - w->graph.links[b->entry].laws[METRIC_NCALL].p <=
		       EXCESS_SYMPTOM);
}

static bool
law_is_flat(const struct judged_law *law)
{
	return law->p <= FLAT &&
	       (law->confidence == CONFIDENCE_FIRM ||
		   (law->confidence == CONFIDENCE_PROVISIONAL &&
		       law->hi <= STEEP_TIME));
}

/* True if over runs it is known not to grow, up to the size of the run: then
 * what comes later in a run is dearer for what it is, such as the longest of
 * sorted records, and not for what came before. Counts know it better than
 * times. */
static bool
is_flat(const struct within_run *w, const struct graph *across,
    const struct blame *b, uint32_t at)
{
	const struct link *entry = entry_across(w, across, b);

	if (!is_one_axis(w, across, b, at))
		return false;
	if (entry != NULL && is_of_entry(w, b) &&
	    law_is_flat(&entry->laws[METRIC_NCALL]))
		return true;
	if (b->by_calls && entry != NULL)
		return false;
	return law_is_flat(b->chain ? &across->nodes[at].laws[METRIC_TTOT]
				    : node_cost(&across->nodes[at]));
}

/* True if it has the same number of calls at every size: then it is start-up
 * and does not grow with the size. This needs as many sizes as a verdict. */
static bool
is_still(const struct graph *across, struct counts counts)
{
	const double *y = across->counts + counts.at;

	for (uint32_t i = 1; i < counts.count; i++)
		if (y[2 * i + 1] < y[1] || y[2 * i + 1] > y[1])
			return false;
	return counts.count >= SIZES_VERDICT;
}

static bool
is_start_up(const struct within_run *w, const struct graph *across,
    const struct blame *b)
{
	uint32_t at = counterpart(across, &w->graph, b->node);
	const struct link *entry = entry_across(w, across, b);

	if (entry != NULL)
		return is_still(across, entry->counts);
	return at != MAP_NONE && is_still(across, across->nodes[at].counts);
}

/* The function whose calls n is, or whose loop or variable; MAP_NONE if that is
 * not known. */
static uint32_t
find_driver(const struct graph *g)
{
	uint32_t found = graph_find(g, g->by);
	struct str module, name, whole;
	double lineno;

	if (found != MAP_NONE)
		return found;
	if (!name_split(g->by, &module, &lineno, &name) ||
	    python_part_of(name, &whole, NULL) == PART_NONE)
		return MAP_NONE;
	for (uint32_t i = 0; i < map_count(g->names); i++)
		if (str_equal(g->nodes[i].module, module) &&
		    str_equal(g->nodes[i].name, whole))
			return i;
	return MAP_NONE;
}

/* True if its calls come out of few calls of a function, which a test runner
 * calls: what one test of many does is no growth with the position in the
 * run. It is where n itself is counted in that test. */
static bool
is_of_one_test(const struct graph *g, const struct blame *b)
{
	uint32_t at = b->node, test = MAP_NONE;

	for (int depth = 0; depth < CALLERS_MOST && at != MAP_NONE; depth++) {
		const struct node *node = &g->nodes[at];
		/* Who is called once may have no line within the run. */
		bool often = node->seen && node->call_count >= DRIVER_CALLS;

		if (test != MAP_NONE && often && node->origin == ORIGIN_HARNESS)
			return !graph_leads(g, test, find_driver(g));
		if (test == MAP_NONE && !often && !node_is(node, "builtin"))
			test = at;
		at = node->heaviest;
	}
	return false;
}

/* Calls come in bursts: of many functions, some look as if they grew. One that
 * takes much of the time would not be found by chance. */
static bool
is_chance(const struct blame *b)
{
	return b->by_calls && b->law->confidence != CONFIDENCE_FIRM &&
	       b->share < WITHIN_SURE_SHARE;
}

/* A cause ACROSS is in the same loop of the user's. */
static bool
is_known(const struct within_run *w, const struct graph *across,
    const struct blames *known, const struct blame *found)
{
	const struct graph *g = &w->graph;
	struct blame there = *found;

	if (found->yours == MAP_NONE)
		return false;
	there.yours = counterpart(across, g, found->yours);
	if (found->way != MAP_NONE)
		there.way = counterpart(across, g, found->way);
	for (size_t i = 0; i < known->count; i++)
		if (there.yours != MAP_NONE &&
		    yours_are_one(across, &known->items[i], &there))
			return true;
	return false;
}

void
within_only(const struct within_run *w, const struct graph *across,
    const struct blames *known, struct blames *found)
{
	const struct graph *g = &w->graph;
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++) {
		uint32_t at = counterpart(across, g, found->items[i].node);

		if ((at != MAP_NONE &&
			(known->covered[at] ||
			    is_flat(w, across, &found->items[i], at))) ||
		    is_start_up(w, across, &found->items[i]) ||
		    is_of_one_test(g, &found->items[i]) ||
		    is_chance(&found->items[i]) ||
		    is_known(w, across, known, &found->items[i]))
			free(found->items[i].symptoms);
		else
			found->items[kept++] = found->items[i];
	}
	found->count = kept;
}
