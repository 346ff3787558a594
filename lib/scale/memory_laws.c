/*
 * memory_laws.c: the laws of the memory that functions hold, from memory lines.
 *
 *	held by lines of f at checkpoints with 100 200 400 iterations:
 *	52000 104500 208000 bytes
 *	-> {"type":"scale","full_name":"x.py:1 f","metric":"held","p":1,...}
 *
 * Within a run, memory that rises is fitted by its rises, as costs are
 * (increments.c), since a program holds much from its start; otherwise by its
 * values. Over runs it is the most held at any checkpoint, since variables of
 * functions are gone at the end of a run.
 */
#include <stdlib.h>

#include "scale/stage.h"

struct holder {
	uint32_t function; /* index in store.functions; their number for the
			      program */
	uint32_t first;	   /* first of its lines, which are in order */
	struct growth growth;
	double last;
};

/* The checkpoints with memory lines within the run. */
struct moments {
	double n[FIT_MAX_SIZES], order[FIT_MAX_SIZES];
	size_t count;
};

static int
compare_held(const void *a, const void *b)
{
	const struct held *x = a, *y = b;

	if (x->function != y->function)
		return x->function < y->function ? -1 : 1;
	if (x->run != y->run)
		return x->run < y->run ? -1 : 1;
	if (x->order < y->order || x->order > y->order)
		return x->order < y->order ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

/* Replaces names by functions, and sorts the lines by function. */
void
memory_settle(struct scale *sc)
{
	struct store *s = &sc->store;
	size_t kept = 0;

	for (size_t i = 0; i < s->held_count; i++) {
		struct held held = s->held[i];

		held.place = i;
		held.function = held.named == MAP_NONE
				    ? (uint32_t)s->function_count
				    : s->named[held.named].function;
		if (held.function != MAP_NONE)
			s->held[kept++] = held;
	}
	s->held_count = kept;
	xqsort(s->held, kept, sizeof(*s->held), compare_held);
}

static double
n_at(const struct scale *sc, double order)
{
	const struct store *s = &sc->store;

	for (uint32_t i = 0; i < map_count(s->point_keys); i++)
		if (s->points[i].run == sc->within.run &&
		    s->points[i].order >= order && s->points[i].order <= order)
			return sc->within.n[i];
	return 0;
}

/* Finds the checkpoints with memory lines, within the bounds of the laws and
 * far enough apart. */
static void
find_moments(const struct scale *sc, struct moments *m)
{
	const struct store *s = &sc->store;
	const double *bounds = sc->within.bounds;

	m->count = 0;
	for (size_t i = 0; i < s->held_count && m->count < FIT_MAX_SIZES; i++) {
		const struct held *held = &s->held[i];
		double n;

		if (held->named != MAP_NONE || held->run != sc->within.run)
			continue;
		n = n_at(sc, held->order);
		if (!(n >= bounds[0] && n <= bounds[sc->axis->used_count]) ||
		    (m->count > 0 && n < HELD_NEAREST * m->n[m->count - 1]))
			continue;
		m->order[m->count] = held->order;
		m->n[m->count++] = n;
	}
}

/* Takes the rises if memory rises, so that earlier memory does not matter; else
 * the values. */
static void
take_within(const struct scale *sc, const struct moments *m, struct holder *h,
    uint32_t end)
{
	const struct held *held = sc->store.held;
	struct growth *g = &h->growth;
	double levels[FIT_MAX_SIZES];
	uint32_t at = h->first;

	h->last = 0;
	for (size_t i = 0; i < m->count; i++) {
		/* Unchanged memory has no line. */
		for (; at < end && (held[at].run != sc->within.run ||
				       held[at].order <= m->order[i]);
		     at++)
			if (held[at].run == sc->within.run)
				h->last = held[at].bytes;
		levels[i] = h->last;
	}
	if (m->count == 0)
		return;
	increments_between(
	    m->n, m->count - 1, levels, metric_rows[METRIC_HELD].least_rise, g);
	if (g->judged.count >= SIZES_VERDICT)
		return;
	g->rates = false;
	g->judged = g->shown;
}

static void
take_across(const struct scale *sc, struct holder *h, uint32_t end)
{
	const struct store *s = &sc->store;
	const struct axis *axis = sc->axis;
	double *values = xcalloc(axis->used_count + 1, sizeof(*values));

	for (size_t i = 0; i < axis->used_count; i++) {
		uint32_t run = axis->runs[axis->used[i]].stored;

		values[i] = NAN;
		for (uint32_t k = h->first; k < end; k++)
			if (s->held[k].run == run)
				values[i] = fmax(values[i], s->held[k].bytes);
	}
	axis_reduce(axis, values, true, &h->growth.judged);
	if (axis->used_count > 0)
		h->last = values[axis->used_count - 1];
	free(values);
}

static int
compare_holders(const void *a, const void *b)
{
	const struct holder *x = a, *y = b;

	if (x->last < y->last || x->last > y->last)
		return x->last > y->last ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

static void
write_holder(struct scale *sc, struct holder *h, double all)
{
	struct growth *growth = &h->growth;
	struct subject subject = the_program();

	if (growth->judged.count == 0 || h->last < HELD_PART * all)
		return;
	if (h->function < sc->store.function_count) {
		subject = subject_of(sc, h->function);
		subject.share = h->last / all;
	}
	if (!growth->rates)
		growth->shown = growth->judged;
	judge_level(growth, METRIC_HELD);
	if (growth->rates)
		increments_range(growth);
	line_write(sc, &subject, METRIC_HELD, growth, NULL);
	trend_held(sc, &subject, growth);
}

void
lines_memory(struct scale *sc)
{
	const struct store *s = &sc->store;
	struct holder *holders = xcalloc(s->held_count + 1, sizeof(*holders));
	struct moments moments = {.count = 0};
	size_t count = 0;
	double all = 0;

	if (is_within(sc))
		find_moments(sc, &moments);
	for (uint32_t i = 0, end; i < s->held_count; i = end) {
		struct holder *h = &holders[count++];

		for (end = i; end < s->held_count &&
			      s->held[end].function == s->held[i].function;
		     end++)
			continue;
		*h = (struct holder){
		    .function = s->held[i].function, .first = i, .last = NAN};
		if (is_within(sc))
			take_within(sc, &moments, h, end);
		else
			take_across(sc, h, end);
		if (h->function == s->function_count && h->last > 0)
			all = h->last;
	}
	xqsort(holders, count, sizeof(*holders), compare_holders);
	for (size_t i = 0; i < count; i++)
		write_holder(sc, &holders[i], all);
	free(holders);
}
