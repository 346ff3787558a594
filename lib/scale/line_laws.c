/*
 * line_laws.c: the laws of how often lines began, from line lines: exact counts,
 * as calls are.
 *
 *	line 7 of f began 400 800 1600 times in runs of these sizes
 *	-> {"type":"scale","full_name":"x.py:7 f.<line>","metric":"hits","p":1,
 *	    "confidence":"firm",...}
 *
 * Over runs alone: nobody knows them at checkpoints.
 */
#include <stdlib.h>

#include "scale/stage.h"

static int
compare_hits(const void *a, const void *b)
{
	const struct hits *x = a, *y = b;

	if (x->function != y->function)
		return x->function < y->function ? -1 : 1;
	return x->run < y->run ? -1 : x->run > y->run;
}

void
hits_settle(struct store *s)
{
	for (size_t i = 0; i < s->hits_count; i++)
		s->hits[i].function = s->named[s->hits[i].named].function;
	xqsort(s->hits, s->hits_count, sizeof(*s->hits), compare_hits);
}

/* Sets the values of the lines from FIRST on that are of one function; returns
 * where the next one begins. */
static size_t
take(struct scale *sc, size_t first)
{
	const struct store *s = &sc->store;
	double *values = sc->series.values[METRIC_HITS];
	size_t end = first;

	for (size_t i = 0; i < sc->axis->used_count; i++)
		values[i] = NAN;
	for (; end < s->hits_count &&
	       s->hits[end].function == s->hits[first].function;
	     end++) {
		uint32_t at = sc->axis->place[s->hits[end].run];

		if (at == MAP_NONE)
			continue;
		values[at] = isfinite(values[at])
				 ? values[at] + s->hits[end].count
				 : s->hits[end].count;
	}
	sc->series.steady = axis_steady(sc->axis, values);
	return end;
}

/* In a table for eyes only those that vary. */
static bool
is_wanted(const struct scale *sc, const struct points *points)
{
	return points->count > 0 &&
	       (writer_format(sc->out) != FORMAT_TEXT ||
		   points->y[points->count - 1] > points->y[0]);
}

void
lines_hits(struct scale *sc)
{
	const struct store *s = &sc->store;

	for (size_t i = 0, end; i < s->hits_count; i = end) {
		struct subject subject;
		struct growth growth;

		end = take(sc, i);
		series_points(sc, METRIC_HITS, &growth);
		if (s->hits[i].function == MAP_NONE ||
		    !is_wanted(sc, &growth.judged))
			continue;
		subject = subject_of(sc, s->hits[i].function);
		series_judge(sc, METRIC_HITS, &growth);
		line_write(sc, &subject, METRIC_HITS, &growth, NULL);
	}
}
