/*
 * insides.c: what is known of the inside of each function from the checkpoints
 * of the longest run: the line and the operation at which it was found most
 * often, and the variable that got longest. See stage.h.
 *
 *	edges dedupe -> dedupe.<line> of line 6: 71 samples, of line 7: 2
 *	dedupe -> dedupe.<op in list seen>: 70
 *	dedupe -> dedupe.<list seen>: 4,711
 *	-> dedupe: line 6, 0.97; in list seen, 0.96; list seen, 4,711
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

static void
keep_most(struct hot_part *most, uint32_t part, double count)
{
	if (count > most->count)
		*most = (struct hot_part){part, count};
}

void
insides_find(struct scale *sc)
{
	const struct store *s = &sc->store;
	uint32_t run = within_longest(s, &sc->across);

	sc->hot = xcalloc((size_t)s->function_count + 1, sizeof(*sc->hot));
	for (size_t i = 0; run != MAP_NONE && i < s->edge_count; i++) {
		uint32_t part = s->edges[i].callee;
		struct hot *hot = &sc->hot[s->edges[i].caller];
		double count;

		if (!is_part(sc, part))
			continue;
		count = calls_of(sc, run, &s->edges[i].costs);
		if (is_kind(sc, part, "line")) {
			hot->all += count;
			keep_most(&hot->line, part, count);
		} else if (is_kind(sc, part, "operation")) {
			keep_most(&hot->operation, part, count);
		} else if (is_kind(sc, part, "length")) {
			keep_most(&hot->variable, part, count);
		}
	}
}

/* "list seen" of "dedupe.<list seen>". */
static struct str
what_of(const struct scale *sc, const struct hot_part *part)
{
	struct str whole, what = NOBODY;

	python_part_of(subject_of(sc, part->part).name, &whole, &what);
	return what;
}

struct inside
inside_of(const struct scale *sc, uint32_t function)
{
	const struct hot *hot = &sc->hot[function];
	struct inside inside = inside_unknown();

	if (hot->all >= HOT_SAMPLES) {
		inside.line = subject_of(sc, hot->line.part).lineno;
		inside.share = hot->line.count / hot->all;
	}
	if (hot->operation.count >= HOT_SAMPLES) {
		inside.operation = what_of(sc, &hot->operation);
		inside.operation_share = hot->operation.count / hot->all;
	}
	if (hot->variable.count > 0) {
		inside.variable = what_of(sc, &hot->variable);
		inside.length = hot->variable.count;
	}
	return inside;
}
