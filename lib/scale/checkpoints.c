/* checkpoints.c: see checkpoints.h. */
#include "scale/checkpoints.h"

#include <math.h>

static const double driver_from[] = {DRIVER_FROM};

void
checkpoints_release(struct checkpoints *m)
{
	free(m->points);
	free(m->place);
	free(m->n);
	free(m->calls);
	buf_free(&m->by);
}

struct ordered {
	double order;
	uint32_t point;
};

static int
compare_ordered(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;

	if (x->order < y->order || x->order > y->order)
		return x->order < y->order ? -1 : 1;
	return x->point < y->point ? -1 : 1;
}

void
checkpoints_init(struct checkpoints *m, const struct store *store, uint32_t run)
{
	uint32_t total = map_count(store->point_keys);
	struct ordered *ordered = xcalloc((size_t)total + 1, sizeof(*ordered));

	*m = (struct checkpoints){.store = store,
	    .run = run,
	    .by = BUF_EMPTY,
	    .driver = {.function = MAP_NONE},
	    .place = xcalloc((size_t)total + 1, sizeof(*m->place))};
	for (uint32_t i = 0; i < total; i++)
		if (store->points[i].run == run)
			ordered[m->count++] =
			    (struct ordered){store->points[i].order, i};
	xqsort(ordered, m->count, sizeof(*ordered), compare_ordered);
	m->points = xcalloc(m->count + 1, sizeof(*m->points));
	m->n = xcalloc(m->count + 1, sizeof(*m->n));
	m->calls = xcalloc(m->count + 1, sizeof(*m->calls));
	for (size_t i = 0; i < m->count; i++) {
		m->points[i] = ordered[i].point;
		m->place[ordered[i].point] = (uint32_t)i;
	}
	free(ordered);
}

/* Sums calls until each checkpoint, by place; returns the inclusive time since
 * checkpoint `first`. The last checkpoint is the end, whose lines are those of
 * the whole run. */
static double
count_calls(const struct checkpoints *m, const struct chain *costs)
{
	double total = 0, before = 0, time = 0, early = 0, all = 0;
	bool ended = false;

	memset(m->calls, 0, m->count * sizeof(*m->calls));
	for (uint32_t i = costs->first; i != MAP_NONE;
	     i = m->store->costs[i].next) {
		const struct cost *cost = &m->store->costs[i];
		double calls = isfinite(cost->values[METRIC_NCALL])
				   ? cost->values[METRIC_NCALL]
				   : 0;
		double ttot = isfinite(cost->values[METRIC_TTOT])
				  ? cost->values[METRIC_TTOT]
				  : 0;

		if (cost->run != m->run)
			continue;
		if (cost->point == MAP_NONE) {
			ended = true;
			total += calls;
			all += ttot;
			continue;
		}
		m->calls[m->place[cost->point]] += calls;
		time += ttot;
		if (m->place[cost->point] <= m->first)
			early += ttot;
	}
	for (size_t i = 0; i < m->count; i++)
		before = m->calls[i] += before;
	if (total > before && checkpoint_at(m, m->count - 1)->lines == 0)
		m->calls[m->count - 1] = total;
	return (ended ? fmax(all, time) : time) - early;
}

static double
counts_of_marks(const void *context, const struct chain *costs, double *counts)
{
	const struct checkpoints *m = context;
	double inclusive = count_calls(m, costs);

	memcpy(counts, m->calls + m->first,
	    (m->count - m->first) * sizeof(*counts));
	return inclusive;
}

/* Raises to the inclusive seconds of the function between checkpoints, by
 * place. */
static void
raise_to(const struct checkpoints *m, const struct chain *costs, double *most)
{
	for (uint32_t i = costs->first; i != MAP_NONE;
	     i = m->store->costs[i].next) {
		const struct cost *cost = &m->store->costs[i];
		double ttot = cost->values[METRIC_TTOT];

		if (cost->run == m->run && cost->point != MAP_NONE &&
		    ttot > most[m->place[cost->point]])
			most[m->place[cost->point]] = ttot;
	}
}

bool
checkpoints_find_begin(struct checkpoints *m)
{
	double *imports = xcalloc(m->count + 1, sizeof(*imports)), left = 0;
	bool found = false;

	for (uint32_t f = 0; f < m->store->function_count; f++) {
		const struct function *function = &m->store->functions[f];

		if (m->store->named[function->named].origin == ORIGIN_IMPORT)
			raise_to(m, &function->costs, imports);
	}
	m->begin = 0;
	for (size_t i = m->count; i-- > 0; left += imports[i]) {
		if (i + CHECKPOINTS_FEWEST + 1 >= m->count ||
		    left > IMPORTS_LEFT * (checkpoint_wall(m, m->count - 1) -
					      checkpoint_wall(m, i)))
			continue;
		m->begin = i;
		found = true;
	}
	free(imports);
	return found || left < IMPORTS_MOST * checkpoint_wall(m, m->count - 1);
}

/* Finds the first checkpoint after the start-up: a driver must rise from there
 * on. */
static void
find_first(struct checkpoints *m, double part)
{
	double begin = checkpoint_wall(m, m->begin),
	       end = checkpoint_wall(m, m->count - 1);

	for (m->first = m->begin; m->first + CHECKPOINTS_FEWEST + 1 < m->count;
	     m->first++)
		if (!(checkpoint_wall(m, m->first) <
			begin + part * (end - begin)))
			break;
}

static void
use_driver(struct checkpoints *m, uint32_t function)
{
	const struct function *f = &m->store->functions[function];

	buf_addstr(&m->by, m->store->named[f->named].full_name);
	m->part = kind_is_part(m->store->named[f->named].kind);
	count_calls(m, &f->costs);
	memcpy(m->n, m->calls, m->count * sizeof(*m->n));
}

static bool
use_iterations(struct checkpoints *m)
{
	double reached = 0;

	for (size_t i = 0; i < m->count; i++) {
		/* An unknown value is as the one before; values never fall. */
		reached = fmax(reached, checkpoint_at(m, i)->iterations);
		m->n[i] = reached;
	}
	if (reached > 0)
		buf_adds(&m->by, "iterations");
	return reached > 0;
}

enum status
checkpoints_set_n(struct checkpoints *m, const char *by, bool *found)
{
	enum status status = STATUS_OK;
	uint32_t function;

	*found = true;
	if (by != NULL && strcmp(by, "size") == 0)
		by = NULL;
	if (by != NULL && strcmp(by, "auto") != 0 &&
	    strcmp(by, "iterations") != 0) {
		status = driver_named(by, m->store, &function);
		if (status == STATUS_OK)
			use_driver(m, function);
		return status;
	}
	if ((by == NULL || strcmp(by, "iterations") == 0) && use_iterations(m))
		return STATUS_OK;
	*found = by == NULL || strcmp(by, "auto") == 0;
	if (!*found)
		return STATUS_OK;
	*found = false;
	if (!checkpoints_find_begin(m))
		return STATUS_OK;
	for (size_t i = 0; i < COUNT_OF(driver_from) && !*found; i++) {
		find_first(m, driver_from[i]);
		if (i > 0 && m->count - m->first < DRIVER_PLACES)
			break;
		m->driver = driver_choose(
		    m->store, &(struct driver_view){
				  m, m->count - m->first, counts_of_marks});
		*found = m->driver.function != MAP_NONE;
	}
	if (*found)
		use_driver(m, m->driver.function);
	return STATUS_OK;
}
