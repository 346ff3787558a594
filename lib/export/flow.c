/* flow.c: see flow.h. */
#include "export/flow.h"

#include <math.h>
#include <stdlib.h>

/* Of inclusive time: less that calls do not account for is rounding. */
#define ROUNDING 1e-6

static int
compare_steps(const void *a, const void *b)
{
	const struct step *x = a, *y = b;

	if (x->caller != y->caller)
		return x->caller < y->caller ? -1 : 1;
	if (x->seconds < y->seconds || x->seconds > y->seconds)
		return x->seconds > y->seconds ? -1 : 1;
	return x->callee < y->callee ? -1 : x->callee > y->callee;
}

/* The edges that time passes by. */
static void
make_steps(struct flow *flow, const struct profiled_run *run)
{
	size_t functions = run_functions(run), count = 0, at = 0;

	flow->steps = xcalloc((size_t)run_edges(run) + 1, sizeof(*flow->steps));
	flow->first = xcalloc(functions + 1, sizeof(*flow->first));
	for (uint32_t i = 0; i < run_edges(run); i++) {
		const struct profiled_edge *edge = &run->edges[i];

		if (edge->caller != edge->callee && edge->ttot > 0)
			flow->steps[count++] = (struct step){
			    edge->caller, edge->callee, edge->ttot, 1};
	}
	xqsort(flow->steps, count, sizeof(*flow->steps), compare_steps);
	for (size_t i = 0; i <= functions; i++) {
		while (at < count && flow->steps[at].caller < i)
			at++;
		flow->first[i] = (uint32_t)at;
	}
}

/* The search through all calls, depth first. */
struct search {
	struct flow *flow;
	uint32_t *next; /* by function: its step that is taken next */
	bool *open;	/* it is on the way to where the search is */
	bool *seen;
	uint32_t *way;
	uint32_t finished;
};

/* Steps to what is open lead back: their part becomes 0. */
static void
search_from(struct search *search, uint32_t root)
{
	struct flow *flow = search->flow;
	size_t depth = 0;

	if (search->seen[root])
		return;
	search->way[depth++] = root;
	search->seen[root] = search->open[root] = true;
	while (depth > 0) {
		uint32_t at = search->way[depth - 1], callee;

		if (search->next[at] == flow->first[at + 1]) {
			search->open[at] = false;
			flow->finished[search->finished++] = at;
			depth--;
			continue;
		}
		callee = flow->steps[search->next[at]].callee;
		if (search->open[callee])
			flow->steps[search->next[at]].part = 0;
		search->next[at]++;
		if (search->seen[callee])
			continue;
		search->way[depth++] = callee;
		search->seen[callee] = search->open[callee] = true;
	}
}

/* Begins with what nobody calls, so that circles are entered where the program
 * does. */
static void
break_circles(struct flow *flow, const struct profiled_run *run)
{
	size_t functions = run_functions(run);
	struct search search = {.flow = flow,
	    .next = xcalloc(functions + 1, sizeof(*search.next)),
	    .open = xcalloc(functions + 1, sizeof(*search.open)),
	    .seen = xcalloc(functions + 1, sizeof(*search.seen)),
	    .way = xcalloc(functions + 1, sizeof(*search.way))};
	bool *called = xcalloc(functions + 1, sizeof(*called));

	memcpy(search.next, flow->first, functions * sizeof(*search.next));
	for (uint32_t i = 0; i < flow->first[functions]; i++)
		called[flow->steps[i].callee] = true;
	for (uint32_t i = 0; i < functions; i++)
		if (!called[i])
			search_from(&search, i);
	for (uint32_t i = 0; i < functions; i++)
		search_from(&search, i);
	free(called);
	free(search.way);
	free(search.seen);
	free(search.open);
	free(search.next);
}

static void
share_out(struct flow *flow, const struct profiled_run *run)
{
	size_t functions = run_functions(run);
	double *into = xcalloc(functions + 1, sizeof(*into));
	double *back = xcalloc(functions + 1, sizeof(*back));

	for (uint32_t i = 0; i < flow->first[functions]; i++) {
		const struct step *step = &flow->steps[i];

		(step->part > 0 ? into : back)[step->callee] += step->seconds;
	}
	for (uint32_t i = 0; i < functions; i++) {
		double ttot = run->functions[i].ttot;
		double rest = ttot - into[i] - back[i];

		if (!(rest > ROUNDING * ttot))
			rest = 0;
		flow->rest[i] = into[i] > 0 ? rest / (into[i] + rest) : 1;
		into[i] += rest;
	}
	for (uint32_t i = 0; i < flow->first[functions]; i++)
		if (flow->steps[i].part > 0)
			flow->steps[i].part = flow->steps[i].seconds /
					      into[flow->steps[i].callee];
	free(into);
	free(back);
}

static void
add_up(struct flow *flow, const struct profiled_run *run)
{
	for (uint32_t i = 0; i < run_functions(run); i++) {
		uint32_t at = flow->finished[i];
		double self = run->functions[at].tsub;

		flow->self[at] = self > 0 ? self : 0;
		flow->total += flow->self[at];
		flow->below[at] = flow->self[at];
		for (uint32_t s = flow->first[at]; s < flow->first[at + 1]; s++)
			flow->below[at] += flow->steps[s].part *
					   flow->below[flow->steps[s].callee];
	}
}

void
flow_make(struct flow *flow, const struct profiled_run *run)
{
	size_t functions = run_functions(run);

	*flow =
	    (struct flow){.rest = xcalloc(functions + 1, sizeof(*flow->rest)),
		.self = xcalloc(functions + 1, sizeof(*flow->self)),
		.below = xcalloc(functions + 1, sizeof(*flow->below)),
		.finished = xcalloc(functions + 1, sizeof(*flow->finished))};
	make_steps(flow, run);
	break_circles(flow, run);
	share_out(flow, run);
	add_up(flow, run);
}

void
flow_release(struct flow *flow)
{
	free(flow->first);
	free(flow->steps);
	free(flow->rest);
	free(flow->self);
	free(flow->below);
	free(flow->finished);
}
