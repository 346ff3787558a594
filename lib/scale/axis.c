/* axis.c: sizes of runs. See axis.h for an example. */
#include "scale/axis.h"

#include <math.h>

static enum run_state
state_of(const struct sized_run *run, const struct store *store)
{
	bool measured =
	    run->stored != MAP_NONE && store->runs[run->stored].lines > 0;

	if (run->stored != MAP_NONE && store->runs[run->stored].broken)
		return RUN_BROKEN;
	if (run->line == NULL)
		return measured ? RUN_USED : RUN_EMPTY;
	if (strcmp(run->line->status, "error") == 0)
		return RUN_FAILED;
	if (run_is_complete(run->line))
		return measured || run->line->result != NULL ? RUN_USED
							     : RUN_EMPTY;
	if (json_bool(json_get(run->line->result, "early_exit"), false))
		return RUN_TRUNCATED;
	if (strcmp(run->line->status, "done") == 0)
		return RUN_FAILED;
	return measured ? RUN_OPEN : RUN_EMPTY;
}

static double
positive(double value)
{
	if (isfinite(value) && value > 0)
		return value;
	return NAN;
}

static void
add_run(struct axis *axis, struct str id, const struct run_line *line,
    const struct store *store)
{
	struct sized_run *run = &axis->runs[axis->run_count++];
	uint32_t index = map_find(store->ids, id);
	double count;

	*run = (struct sized_run){.id = id,
	    .line = line,
	    .stored = MAP_NONE,
	    .size = NAN,
	    .iterations = NAN,
	    .n = NAN};
	if (line != NULL) {
		run->size = positive(line->size);
		run->iterations =
		    positive(run_result_number(line, "iteration_count"));
	}
	/* A state of the run without lines does not replace the one before. */
	if (index != MAP_NONE)
		run->stored = store_last_state(store, index);
	if (run->stored != MAP_NONE) {
		if (!isfinite(run->size))
			run->size = positive(store->runs[run->stored].size);
		count = store->runs[run->stored].iterations;
		if (!isfinite(run->iterations))
			run->iterations = positive(count);
	}
	run->state = state_of(run, store);
}

/* The exit status of a run that failed but ended by itself, with a profile, as
 * a test suite may; else NAN. */
static double
own_status(const struct sized_run *run, const struct store *store)
{
	if (run->state != RUN_FAILED || run->stored == MAP_NONE ||
	    store->runs[run->stored].lines == 0 ||
	    strcmp(run_result_text(run->line, "error_type"), "exit") != 0)
		return NAN;
	return run_result_number(run->line, "exit_status");
}

/* Runs that all ended with the same exit status are used: that is how the
 * program ends. If others succeeded, those that failed may have ended too
 * early. */
static void
use_own_status(struct axis *axis, const struct store *store)
{
	double all = NAN;

	for (size_t i = 0; i < axis->run_count; i++) {
		const struct sized_run *run = &axis->runs[i];
		double status = own_status(run, store);

		if (run->state != RUN_USED && run->state != RUN_FAILED)
			continue;
		if (isnan(status) || (!isnan(all) && status != all))
			return;
		all = status;
	}
	axis->own_status = all;
	for (size_t i = 0; i < axis->run_count; i++)
		if (axis->runs[i].state == RUN_FAILED)
			axis->runs[i].state = RUN_USED;
}

static void
list_runs(struct axis *axis, const struct store *store,
    const struct run_table *table, const struct programs *programs,
    uint32_t program)
{
	size_t known = run_table_count(table);
	uint32_t stored = map_count(store->ids);

	axis->runs = xcalloc(known + stored + 1, sizeof(*axis->runs));
	for (size_t i = 0; i < known; i++) {
		const struct run_line *line = run_table_at(table, i);

		if (programs->of[i] == program)
			add_run(axis, str_of(line->id), line, store);
	}
	for (uint32_t i = 0; i < stored && program == programs->others; i++)
		if (run_table_find(table, map_key(store->ids, i)) == NULL)
			add_run(axis, map_key(store->ids, i), NULL, store);
	axis->own_status = NAN;
	use_own_status(axis, store);
}

/* Sums the calls of a function for every state of a run. */
static void
sum_calls(const struct store *store, const struct chain *costs, double *calls)
{
	for (uint32_t i = costs->first; i != MAP_NONE; i = store->costs[i].next)
		if (isfinite(store->costs[i].values[METRIC_NCALL]) &&
		    store->costs[i].point == MAP_NONE)
			calls[store->costs[i].run] +=
			    store->costs[i].values[METRIC_NCALL];
}

static void
use_calls(struct axis *axis, const struct store *store, uint32_t function)
{
	double *calls = xcalloc(store->run_count + 1, sizeof(*calls));
	const struct function *f = &store->functions[function];

	buf_addstr(&axis->by, store->named[f->named].full_name);
	sum_calls(store, &f->costs, calls);
	for (size_t i = 0; i < axis->run_count; i++)
		if (axis->runs[i].stored != MAP_NONE)
			axis->runs[i].n = positive(calls[axis->runs[i].stored]);
	free(calls);
}

struct place {
	double n;
	uint32_t run;
};

static int
compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->n < y->n || x->n > y->n)
		return x->n < y->n ? -1 : 1;
	return x->run < y->run ? -1 : 1;
}

/* The runs with counts of functions, by number of calls. */
struct counted {
	const struct store *store;
	struct place *places; /* n: all calls; run: index in store->runs */
	size_t count;
	double *calls; /* by state of a run */
};

static double
counts_of_runs(const void *context, const struct chain *costs, double *counts)
{
	const struct counted *c = context;
	uint32_t last = c->places[c->count - 1].run;
	double inclusive = 0;

	memset(c->calls, 0, c->store->run_count * sizeof(*c->calls));
	sum_calls(c->store, costs, c->calls);
	for (size_t i = 0; i < c->count; i++)
		counts[i] = c->calls[c->places[i].run];
	for (uint32_t i = costs->first; i != MAP_NONE;
	     i = c->store->costs[i].next)
		if (c->store->costs[i].run == last &&
		    c->store->costs[i].point == MAP_NONE &&
		    isfinite(c->store->costs[i].values[METRIC_TTOT]))
			inclusive += c->store->costs[i].values[METRIC_TTOT];
	return inclusive;
}

static bool
is_countable(const struct sized_run *run)
{
	return (run->state == RUN_USED || run->state == RUN_TRUNCATED) &&
	       run->stored != MAP_NONE;
}

/* Finds the function whose calls are n. */
static void
find_driver(struct axis *axis, const struct store *store)
{
	struct counted c = {.store = store,
	    .places = xcalloc(axis->run_count + 1, sizeof(*c.places)),
	    .calls = xcalloc(store->run_count + 1, sizeof(*c.calls))};

	for (uint32_t f = 0; f < store->function_count; f++)
		sum_calls(store, &store->functions[f].costs, c.calls);
	for (size_t i = 0; i < axis->run_count; i++)
		if (is_countable(&axis->runs[i]))
			c.places[c.count++] =
			    (struct place){c.calls[axis->runs[i].stored],
				axis->runs[i].stored};
	xqsort(c.places, c.count, sizeof(*c.places), compare_places);
	axis->driver = driver_choose(
	    store, &(struct driver_view){&c, c.count, counts_of_runs});
	free(c.places);
	free(c.calls);
}

/* Sets n to the size or the iterations of every run. */
static void
use_numbers(struct axis *axis, const char *by)
{
	buf_adds(&axis->by, by);
	for (size_t i = 0; i < axis->run_count; i++) {
		struct sized_run *run = &axis->runs[i];

		run->n = *by == 's' ? run->size : run->iterations;
	}
}

static enum status
set_sizes(struct axis *axis, const char *by, const struct store *store)
{
	/* By default, runs that were stopped early are not used with
	 * iterations. */
	bool wanted = by != NULL;
	bool counted = true, sized = false, find;
	enum status status;
	uint32_t driver = 0;

	for (size_t i = 0; i < axis->run_count; i++) {
		if (axis->runs[i].state != RUN_USED)
			continue;
		counted = counted && isfinite(axis->runs[i].iterations);
		sized = sized || isfinite(axis->runs[i].size);
	}
	find = by == NULL ? !counted && !sized : strcmp(by, "auto") == 0;
	if (find)
		find_driver(axis, store);
	if (by == NULL || find)
		by = counted ? "iterations" : "size";
	if (axis->driver.function != MAP_NONE) {
		use_calls(axis, store, axis->driver.function);
	} else if (strcmp(by, "size") == 0 || strcmp(by, "iterations") == 0) {
		use_numbers(axis, by);
	} else {
		status = driver_named(by, store, &driver);
		if (status != STATUS_OK)
			return status;
		use_calls(axis, store, driver);
	}
	for (size_t i = 0; i < axis->run_count; i++) {
		struct sized_run *run = &axis->runs[i];

		/* Stopped early, but its iterations until then are counted. */
		if (run->state == RUN_TRUNCATED && wanted &&
		    !str_is(buf_str(&axis->by), "size") && isfinite(run->n) &&
		    run->stored != MAP_NONE)
			run->state = RUN_USED;
		if (run->state == RUN_USED && !isfinite(run->n))
			run->state = RUN_NO_SIZE;
		if (run->state != RUN_USED)
			run->n = NAN;
	}
	return STATUS_OK;
}

enum status
axis_choose(struct axis *axis, const char *by, const struct store *store,
    const struct run_table *table, const struct programs *programs,
    uint32_t program)
{
	struct place *places;
	enum status status;
	size_t used = 0;

	*axis = (struct axis){
	    .by = BUF_EMPTY, .driver = {.function = MAP_NONE}, .last_n = NAN};
	list_runs(axis, store, table, programs, program);
	status = axis->run_count == 0 ? STATUS_OK : set_sizes(axis, by, store);
	if (status != STATUS_OK) {
		axis_release(axis);
		return status;
	}
	places = xcalloc(axis->run_count + 1, sizeof(*places));
	for (size_t i = 0; i < axis->run_count; i++)
		if (axis->runs[i].state == RUN_USED)
			places[used++] =
			    (struct place){axis->runs[i].n, (uint32_t)i};
	xqsort(places, used, sizeof(*places), compare_places);
	axis->used_count = used;
	axis->used = xcalloc(used + 1, sizeof(*axis->used));
	axis->n = xcalloc(used + 1, sizeof(*axis->n));
	axis->group = xcalloc(used + 1, sizeof(*axis->group));
	axis->place = xcalloc(store->run_count + 1, sizeof(*axis->place));
	for (size_t i = 0; i < store->run_count; i++)
		axis->place[i] = MAP_NONE;
	for (size_t i = 0; i < used; i++) {
		uint32_t stored = axis->runs[places[i].run].stored;

		axis->used[i] = places[i].run;
		axis->n[i] = axis->last_n = places[i].n;
		if (stored != MAP_NONE)
			axis->place[stored] = (uint32_t)i;
	}
	free(places);
	axis_join(axis);
	return STATUS_OK;
}

void
axis_release(struct axis *axis)
{
	buf_free(&axis->by);
	free(axis->runs);
	free(axis->used);
	free(axis->n);
	free(axis->group);
	free(axis->place);
}

double
axis_largest(const struct axis *axis)
{
	double largest = axis->last_n, ratio = NAN, at = 0;

	for (size_t i = 0; i < axis->run_count; i++) {
		const struct sized_run *run = &axis->runs[i];

		if (run->state == RUN_USED && run->size > at) {
			at = run->size;
			ratio = run->n / run->size;
		}
	}
	for (size_t i = 0; i < axis->run_count; i++) {
		double n = axis->runs[i].size * ratio;

		/* Iterations and calls are whole. */
		if (!str_is(buf_str(&axis->by), "size"))
			n = round(n);
		if (n > largest)
			largest = n;
	}
	return largest;
}
