/* point_facts.c: see point_facts.h. */
#include "report/point_facts.h"

#include <math.h>

#include "core/map.h"
#include "core/number.h"
#include "core/statistics.h"
#include "law/bounds.h"

/* The fewest iterations of an interval that is used. */
#define FEW 5

struct point_facts {
	struct map *ids;
	struct run_points *runs;
	size_t cap;
};

struct point_facts *
point_facts_new(void)
{
	struct point_facts *runs = xcalloc(1, sizeof(*runs));

	runs->ids = map_new();
	return runs;
}

void
point_facts_free(struct point_facts *runs)
{
	if (runs == NULL)
		return;
	for (uint32_t i = 0; i < map_count(runs->ids); i++)
		free(runs->runs[i].points);
	map_free(runs->ids);
	free(runs->runs);
	free(runs);
}

static double
before_it(const struct run_points *run)
{
	return run->points[run->count - 1].iterations;
}

void
point_facts_add(
    struct point_facts *runs, const struct point_line *point, struct str driver)
{
	bool is_new;
	uint32_t index = map_add(runs->ids, point->run, &is_new);
	struct run_points *run;

	if (is_new) {
		GROW(runs->runs, runs->cap, (size_t)index + 1);
		runs->runs[index] = (struct run_points){.driver = driver};
	}
	run = &runs->runs[index];
	if (run->driver.len == 0)
		run->driver = driver;
	GROW(run->points, run->cap, run->count + 1);
	run->points[run->count] =
	    (struct run_point){point->iterations, point->metrics[METRIC_WALL],
		point->metrics[METRIC_RSS], point->metrics[METRIC_BLOCKS],
		point->median_s, point->p99_s, point->worst_s, point->timed};
	/* Without iterations, timed calls are counted. */
	if (isnan(point->iterations) && point->timed > 0)
		run->points[run->count].iterations =
		    point->timed +
		    (run->count > 0 && before_it(run) > 0 ? before_it(run) : 0);
	run->count++;
}

const struct run_points *
point_facts_largest(const struct point_facts *runs, struct str *run)
{
	const struct run_points *found = NULL;
	double most = 0;

	for (uint32_t i = 0; i < map_count(runs->ids); i++) {
		const struct run_points *one = &runs->runs[i];
		double iterations = one->points[one->count - 1].iterations;

		if (!(iterations > most))
			continue;
		most = iterations;
		found = one;
		*run = map_key(runs->ids, i);
	}
	return found;
}

/* ---- time ---- */

/* Seconds of an iteration between checkpoints AT - 1 and AT. */
static double
pace_at(const struct run_points *run, enum pace pace, size_t at, double *calls)
{
	const struct run_point *now = &run->points[at];
	const struct run_point *before = at == 0 ? NULL : now - 1;

	*calls = now->timed;
	switch (pace) {
	case PACE_MEDIAN:
		return now->median_s;
	case PACE_P99:
		return now->p99_s;
	case PACE_WORST:
		return now->worst_s;
	case PACE_MEAN:
	case PACES:
		break;
	}
	/* Time before the first iteration does not count. */
	if (before == NULL || !(before->iterations > 0))
		return NAN;
	*calls = now->iterations - before->iterations;
	return (now->wall_s - before->wall_s) / *calls;
}

double *
run_points_pace(const struct run_points *run, enum pace pace, size_t *count)
{
	double *values = xcalloc(run->count + 1, sizeof(*values));

	*count = 0;
	for (size_t i = 0; i < run->count; i++) {
		double calls, value = pace_at(run, pace, i, &calls);

		if (calls >= FEW && isfinite(value) && value >= 0)
			values[(*count)++] = value;
	}
	if (*count >= 2)
		return values;
	free(values);
	*count = 0;
	return NULL;
}

static double
sum(const double *values, size_t count)
{
	double total = 0;

	for (size_t i = 0; i < count; i++)
		total += values[i];
	return total;
}

double
pace_change(const double *values, size_t count)
{
	size_t third = count < 3 ? 1 : count / 3;

	return sum(values + count - third, third) / sum(values, third);
}

/* ---- memory ---- */

enum quantity {
	RSS,
	BLOCKS
};

static double
amount(const struct run_point *point, enum quantity what)
{
	return what == RSS ? point->rss : point->blocks;
}

/* The median of the slopes between all pairs of points from FIRST on (Theil and
 * Sen), which a single step, as an allocator makes it, does not change. At most
 * a hundred points are used. */
static double
slope(const struct run_points *run, size_t first, enum quantity what)
{
	size_t step = (run->count - first) / 100 + 1, used = 0;
	size_t most = (run->count - first) / step + 1;
	double *slopes = xreallocarray(NULL, most * most, sizeof(*slopes));
	double median = NAN;

	for (size_t i = first; i < run->count; i += step)
		for (size_t j = i + step; j < run->count; j += step) {
			const struct run_point *a = &run->points[i];
			const struct run_point *b = &run->points[j];
			double n = b->iterations - a->iterations;
			double value = (amount(b, what) - amount(a, what)) / n;

			if (n > 0 && isfinite(value))
				slopes[used++] = value;
		}
	if (used > 0) {
		number_sort(slopes, used);
		median = median_of(slopes, used);
	}
	free(slopes);
	return median;
}

bool
run_points_memory(const struct run_points *run, struct memory_growth *growth)
{
	const struct run_point *last = &run->points[run->count - 1];
	const struct run_point *begin, *half;
	size_t first = 0, middle;

	while (first < run->count && !(run->points[first].iterations >=
					 RESIDENT_START_UP * last->iterations))
		first++;
	if (run->count - first < RESIDENT_POINTS || !(last->iterations > 0))
		return false;
	begin = &run->points[first];
	middle = first;
	while (run->points[middle].iterations <
	       (begin->iterations + last->iterations) / 2)
		middle++;
	half = &run->points[middle];
	*growth =
	    (struct memory_growth){.per_iteration = slope(run, first, RSS),
		.blocks = slope(run, first, BLOCKS),
		.from = begin->rss,
		.to = last->rss,
		.from_iteration = begin->iterations,
		.to_iteration = last->iterations};
	return growth->per_iteration > 0 &&
	       growth->to - growth->from >= RESIDENT_BYTES &&
	       growth->to - growth->from >= RESIDENT_SHARE * growth->from &&
	       half->rss > begin->rss &&
	       last->rss - half->rss >=
		   RESIDENT_LATE * (last->rss - begin->rss);
}
