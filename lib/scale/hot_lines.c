/*
 * hot_lines.c: the line of each function in which it was found most often at
 * the checkpoints of the longest run, and the variable that got longest. See
 * stage.h.
 *
 *	edges dedupe -> dedupe.<line> of line 6: 71 samples, of line 7: 2
 *	dedupe -> dedupe.<list seen>: 4,711
 *	-> dedupe: line 6, 0.97; list seen, 4,711
 */
#include <math.h>

#include "law/bounds.h"
#include "scale/stage.h"
#include "stream/python.h"

static double
calls_of(const struct scale *sc, uint32_t run, const struct chain *costs)
{
	double sum = 0;

	for (uint32_t i = costs->first; i != MAP_NONE;
	     i = sc->store.costs[i].next) {
		const struct cost *cost = &sc->store.costs[i];

		if (cost->run == run && cost->point != MAP_NONE &&
		    isfinite(cost->values[METRIC_NCALL]))
			sum += cost->values[METRIC_NCALL];
	}
	return sum;
}

void
hot_lines_find(struct scale *sc)
{
	const struct store *s = &sc->store;
	uint32_t run = within_longest(s, &sc->across);

	sc->hot = xcalloc((size_t)s->function_count + 1, sizeof(*sc->hot));
	for (size_t i = 0; run != MAP_NONE && i < s->edge_count; i++) {
		const struct edge *edge = &s->edges[i];
		struct hot *hot = &sc->hot[edge->caller];
		double calls;

		if (is_kind(sc, edge->callee, "line")) {
			calls = calls_of(sc, run, &edge->costs);
			hot->all += calls;
			if (calls <= hot->samples)
				continue;
			hot->samples = calls;
			hot->line = subject_of(sc, edge->callee).lineno;
		} else if (is_kind(sc, edge->callee, "length")) {
			calls = calls_of(sc, run, &edge->costs);
			if (calls <= hot->length)
				continue;
			hot->length = calls;
			hot->variable = edge->callee;
		}
	}
}

void
hot_line_set(const struct scale *sc, uint32_t function, struct subject *subject)
{
	const struct hot *hot = &sc->hot[function];
	struct str whole;

	if (hot->all >= HOT_SAMPLES) {
		subject->hot_line = hot->line;
		subject->hot_share = hot->samples / hot->all;
	}
	if (!(hot->length > 0))
		return;
	python_part_of(
	    subject_of(sc, hot->variable).name, &whole, &subject->variable);
	subject->length = hot->length;
}
