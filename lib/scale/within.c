/* within.c: see within.h. */
#include "scale/within.h"

#include <math.h>

#include "scale/checkpoints.h"

static double
wall_between(const struct checkpoints *m, size_t from, size_t to)
{
	return checkpoint_at(m, to)->metrics[METRIC_WALL] -
	       checkpoint_at(m, from)->metrics[METRIC_WALL];
}

/* True if B can end an interval that begins at A. */
static bool
far_enough(const struct checkpoints *m, size_t a, size_t b, double ratio)
{
	return m->n[b] >= ratio * m->n[a] &&
	       m->n[b] - m->n[a] >= WITHIN_LEAST &&
	       !(wall_between(m, a, b) < CLOCK_LEAST_S);
}

/* The last checkpoint of the loop: the one before n reaches its last value,
 * since what follows is tear-down; the end, if the run was stopped early. */
static size_t
last_mark(const struct checkpoints *m, bool cut)
{
	size_t end = m->count - 1, last = end;

	if (cut)
		return end;
	while (last > 0 && m->n[last] >= m->n[end])
		last--;
	return m->n[last] >= 0.5 * m->n[end] ? last : last + 1;
}

/* Chooses the bounds, as places of checkpoints; returns their number. */
static size_t
choose_bounds(const struct checkpoints *m, bool cut, size_t *bounds)
{
	size_t last = last_mark(m, cut), first = m->begin, count = 0;
	double ratio, least;

	least = fmax(
	    WITHIN_LEAST, fmin(WITHIN_MOST_FIRST, m->n[last] / WITHIN_RANGE));
	while (first < last && m->n[first] < least)
		first++;
	if (first >= last)
		return 0;
	ratio = pow(m->n[last] / m->n[first], 1 / WITHIN_WANTED);
	ratio = fmax(WITHIN_CLOSEST, fmin(WITHIN_FARTHEST, ratio));
	bounds[count++] = first;
	for (size_t i = first + 1; i <= last; i++)
		if (far_enough(m, bounds[count - 1], i, ratio) &&
		    count < FIT_MAX_SIZES)
			bounds[count++] = i;
	if (bounds[count - 1] != last) {
		/* The rest is an interval, or part of the last one. */
		if (count < FIT_MAX_SIZES &&
		    far_enough(m, bounds[count - 1], last, WITHIN_LAST))
			count++;
		if (count > 1)
			bounds[count - 1] = last;
	}
	return count;
}

static void
set_axis(struct within *in, struct checkpoints *m, const size_t *bounds,
    size_t count)
{
	struct axis *axis = &in->axis;
	const struct store *s = m->store;
	uint32_t total = map_count(s->point_keys), slot = 0;
	size_t end = m->count - 1;

	axis->by = m->by;
	m->by = BUF_EMPTY;
	axis->driver = m->driver;
	axis->used_count = axis->size_count = count - 1;
	axis->n = xcalloc(count, sizeof(*axis->n));
	axis->group = xcalloc(count, sizeof(*axis->group));
	in->bounds = xcalloc(count, sizeof(*in->bounds));
	in->at = xcalloc(count, sizeof(*in->at));
	in->slot = xcalloc((size_t)total + 1, sizeof(*in->slot));
	in->n = xcalloc((size_t)total + 1, sizeof(*in->n));
	for (size_t i = 0; i < count; i++) {
		in->bounds[i] = m->n[bounds[i]];
		in->at[i] = m->points[bounds[i]];
		if (i == 0)
			continue;
		axis->n[i - 1] = 0.5 * (in->bounds[i - 1] + in->bounds[i]);
		axis->group[i - 1] = (uint32_t)i - 1;
	}
	for (size_t i = 0; i < m->count; i++) {
		while (slot < count && i > bounds[slot])
			slot++;
		in->slot[m->points[i]] = slot;
		in->n[m->points[i]] = m->n[i];
	}
	in->end_slot = checkpoint_at(m, end)->lines == 0
			   ? in->slot[m->points[end]]
			   : (uint32_t)count;
	in->n_end = axis->last_n = m->n[end];
	in->outside = 1 - wall_between(m, bounds[0], bounds[count - 1]) /
			      checkpoint_at(m, end)->metrics[METRIC_WALL];
	axis->within = map_key(s->ids, s->runs[m->run].id);
	in->run = m->run;
	in->state = WITHIN_FOUND;
}

static enum status
try_run(struct within *in, const char *by, const struct store *store,
    const struct sized_run *run)
{
	size_t bounds[FIT_MAX_SIZES + 1], count;
	bool found, cut = run->state == RUN_TRUNCATED;
	struct checkpoints marks;
	enum status status;

	if (store->runs[run->stored].points <= CHECKPOINTS_FEWEST) {
		if (in->state == WITHIN_NONE)
			in->state = WITHIN_FEW;
		return STATUS_OK;
	}
	checkpoints_init(&marks, store, run->stored);
	status = checkpoints_set_n(&marks, by, &found);
	if (status == STATUS_OK && !found) {
		in->state = WITHIN_NO_AXIS;
	} else if (status == STATUS_OK) {
		/* A run that was stopped early but ended as planned. */
		if (run->line != NULL &&
		    json_bool(json_get(run->line->result, "early_exit"), false))
			cut = true;
		count = choose_bounds(&marks, cut && !marks.part, bounds);
		if (count > CHECKPOINTS_FEWEST)
			set_axis(in, &marks, bounds, count);
		else if (in->state == WITHIN_NONE)
			in->state = WITHIN_FEW;
	}
	checkpoints_release(&marks);
	return status;
}

/* A run whose checkpoints can be used; the largest is tried first. */
struct choice {
	size_t run;
	bool failed;
	double n, size, calls;
};

static int
compare_choices(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (x->failed != y->failed)
		return x->failed ? 1 : -1;
	if (x->n < y->n || x->n > y->n)
		return x->n > y->n ? -1 : 1;
	if (x->size < y->size || x->size > y->size)
		return x->size > y->size ? -1 : 1;
	if (x->calls < y->calls || x->calls > y->calls)
		return x->calls > y->calls ? -1 : 1;
	return x->run < y->run ? -1 : 1;
}

/* The runs with checkpoints, the largest first; returns their number. */
static size_t
list_choices(
    const struct store *store, const struct axis *runs, struct choice *choices)
{
	double *iterations = xcalloc(store->run_count + 1, sizeof(double));
	double *calls = xcalloc(store->run_count + 1, sizeof(double));
	size_t count = 0;

	for (uint32_t i = 0; i < map_count(store->point_keys); i++) {
		const struct store_point *p = &store->points[i];

		iterations[p->run] = fmax(iterations[p->run], p->iterations);
		calls[p->run] = fmax(calls[p->run], p->calls);
	}
	for (size_t i = 0; i < runs->run_count; i++) {
		const struct sized_run *run = &runs->runs[i];

		if (run->stored == MAP_NONE || run->state == RUN_OPEN ||
		    run->state == RUN_BROKEN ||
		    store->runs[run->stored].points == 0)
			continue;
		choices[count++] = (struct choice){i, run->state == RUN_FAILED,
		    iterations[run->stored],
		    isfinite(run->size) ? run->size : 0, calls[run->stored]};
	}
	xqsort(choices, count, sizeof(*choices), compare_choices);
	free(iterations);
	free(calls);
	return count;
}

uint32_t
within_longest(const struct store *store, const struct axis *runs)
{
	struct choice *choices = xcalloc(runs->run_count + 1, sizeof(*choices));
	uint32_t run = MAP_NONE;

	if (list_choices(store, runs, choices) > 0)
		run = runs->runs[choices[0].run].stored;
	free(choices);
	return run;
}

enum status
within_choose(struct within *in, const char *by, const struct store *store,
    const struct axis *runs)
{
	struct choice *choices = xcalloc(runs->run_count + 1, sizeof(*choices));
	size_t count = list_choices(store, runs, choices);
	enum status status = STATUS_OK;

	*in = (struct within){.axis = {.by = BUF_EMPTY,
				  .driver = {.function = MAP_NONE},
				  .last_n = NAN}};
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		in->chosen = choices[i].run;
		status = try_run(in, by, store, &runs->runs[in->chosen]);
		/* With a few long iterations another driver may be better. */
		if (status == STATUS_OK && in->state != WITHIN_FOUND &&
		    by == NULL)
			status =
			    try_run(in, "auto", store, &runs->runs[in->chosen]);
		if (in->state == WITHIN_FOUND)
			break;
	}
	in->others = count > 0 ? count - 1 : 0;
	free(choices);
	return status;
}

void
within_release(struct within *in)
{
	axis_release(&in->axis);
	free(in->bounds);
	free(in->at);
	free(in->slot);
	free(in->n);
}
