/*
 * program_laws.c: the scale lines of the whole program: over runs out of their
 * results, within a run out of its checkpoints. See scale.h for an example.
 */
#include "scale/stage.h"

void
lines_program_values(const struct scale *sc, enum metric metric, double *values)
{
	for (size_t i = 0; i < sc->axis->used_count; i++) {
		const struct sized_run *run =
		    &sc->axis->runs[sc->axis->used[i]];

		values[i] = NAN;
		if (run->line != NULL)
			values[i] = run_result_number(
			    run->line, metric_rows[metric].result);
		if (metric == METRIC_TAVG)
			values[i] /= run->iterations;
	}
}

static void
lines_across(struct scale *sc)
{
	struct subject subject = the_program();
	/* All are judged as wall times are. */
	double *values = sc->series.values[METRIC_WALL];

	sc->series.steady = true;
	for (enum metric m = 0; m < METRICS; m++) {
		struct growth growth = {.rates = false};

		if (metric_rows[m].result == NULL)
			continue;
		lines_program_values(sc, m, values);
		axis_reduce(sc->axis, values, true, &growth.judged);
		if (growth.judged.count == 0)
			continue;
		growth.shown = growth.judged;
		series_judge(sc, METRIC_WALL, &growth);
		line_write(sc, &subject, m, &growth, NULL);
		if (m == METRIC_WALL)
			sc->answer.wall = growth;
	}
}

static const struct store_point *
point_at(const struct scale *sc, size_t bound)
{
	return &sc->store.points[sc->within.at[bound]];
}

/* What had been used until each bound; false where it is not known. */
static bool
used_until(const struct scale *sc, enum metric metric, double *sums)
{
	for (size_t i = 0; i <= sc->axis->used_count; i++) {
		sums[i] = point_at(sc, i)->metrics[metric];
		if (!isfinite(sums[i]) || (i > 0 && sums[i] < sums[i - 1]))
			return false;
	}
	return true;
}

/* The time of an iteration. */
static void
line_each(struct scale *sc)
{
	struct subject subject = the_program();
	struct growth growth;

	if (!used_until(sc, METRIC_WALL, sc->series.sums[METRIC_TTOT]))
		return;
	memcpy(sc->series.sums[METRIC_NCALL], sc->within.bounds,
	    (sc->axis->used_count + 1) * sizeof(*sc->within.bounds));
	increments_each(sc, &growth);
	if (growth.judged.count == 0)
		return;
	series_judge(sc, METRIC_TAVG, &growth);
	line_write(sc, &subject, METRIC_TAVG, &growth, NULL);
}

static void
lines_sums(struct scale *sc)
{
	struct subject subject = the_program();
	struct growth growth;

	sc->series.steady = true;
	for (enum metric m = 0; m < METRICS; m++) {
		if (!metric_rows[m].of_points ||
		    metric_rows[m].noise == NOISE_LEVEL ||
		    !used_until(sc, m, sc->series.sums[m]))
			continue;
		sc->series.totals[METRIC_TTOT] =
		    sc->series.sums[m][sc->axis->used_count];
		increments_points(sc, m, &growth);
		if (growth.judged.count == 0)
			continue;
		series_judge(sc, m, &growth);
		line_write(sc, &subject, m, &growth, NULL);
	}
}

void
judge_level(struct growth *growth, enum metric metric)
{
	judge(&growth->judged,
	    &(struct judge_options){
		.bound = JUDGE_BOUND, .noise = metric_rows[metric].level},
	    &growth->j);
}

/* Memory is a level that has noise, not a sum: it is fitted as it is. */
static void
lines_levels(struct scale *sc)
{
	struct subject subject = the_program();

	for (enum metric m = 0; m < METRICS; m++) {
		struct growth growth = {.rates = false};
		struct points *p = &growth.judged;

		if (!metric_rows[m].of_points ||
		    metric_rows[m].noise != NOISE_LEVEL)
			continue;
		for (size_t i = 0; i <= sc->axis->used_count; i++) {
			double level = point_at(sc, i)->metrics[m];

			if (!(level > 0))
				continue;
			p->n[p->count] = sc->within.bounds[i];
			p->y[p->count++] = level;
		}
		if (p->count == 0)
			continue;
		growth.shown = *p;
		judge_level(&growth, m);
		line_write(sc, &subject, m, &growth, NULL);
	}
}

void
lines_program(struct scale *sc)
{
	if (is_within(sc)) {
		lines_sums(sc);
		line_each(sc);
		lines_levels(sc);
	} else {
		lines_across(sc);
	}
}
