/*
 * program_laws.c: the scale lines of the whole program: over runs out of their
 * results, within a run out of its checkpoints. See scale.h for an example.
 */
#include "scale/stage.h"

#define LEAST_TIME 8e-6

static struct subject
the_program(void)
{
	return (struct subject){.full_name = STR("program"),
	    .name = STR("program"),
	    .kind = STR("program"),
	    .lineno = (double)NAN,
	    .share = (double)NAN};
}

void
lines_program_values(
    const struct scale *sc, const char *key, bool each, double *values)
{
	for (size_t i = 0; i < sc->axis->used_count; i++) {
		const struct sized_run *run =
		    &sc->axis->runs[sc->axis->used[i]];

		values[i] = NAN;
		if (run->line != NULL)
			values[i] = run_result_number(run->line, key);
		if (each)
			values[i] /= run->iterations;
	}
}

static void
lines_across(struct scale *sc)
{
	static const struct {
		const char *metric, *key;
	} metrics[] = {{"wall", "wall_seconds_total"}, {"cpu", "cpu_seconds"},
	    {"rss", "peak_rss_bytes"}, {"tavg", "wall_seconds_total"}};
	struct subject subject = the_program();
	double *values = sc->series.values[METRIC_TTOT];

	sc->series.steady = true;
	for (size_t m = 0; m < sizeof(metrics) / sizeof(metrics[0]); m++) {
		struct growth growth = {.rates = false};

		lines_program_values(
		    sc, metrics[m].key, *metrics[m].metric == 't', values);
		axis_reduce(sc->axis, values, true, &growth.judged);
		if (growth.judged.count == 0)
			continue;
		growth.shown = growth.judged;
		series_judge(sc, METRIC_TTOT, true, &growth);
		line_write(sc, &subject, metrics[m].metric, &growth, NULL);
	}
}

/* Wall or CPU seconds until each bound; false where they are not known. */
static bool
seconds_until(const struct scale *sc, bool cpu, double *sums)
{
	for (size_t i = 0; i <= sc->axis->used_count; i++) {
		const struct store_point *p =
		    &sc->store.points[sc->within.at[i]];

		sums[i] = cpu ? p->cpu : p->wall;
		if (!isfinite(sums[i]) || (i > 0 && sums[i] < sums[i - 1]))
			return false;
	}
	return true;
}

static void
lines_seconds(struct scale *sc)
{
	struct subject subject = the_program();
	double *sums = sc->series.sums[METRIC_TTOT];
	double *calls = sc->series.sums[METRIC_NCALL];
	struct growth growth;

	sc->series.steady = true;
	for (int cpu = 0; cpu < 2; cpu++) {
		if (!seconds_until(sc, cpu == 1, sums))
			continue;
		sc->series.totals[METRIC_TTOT] = sums[sc->axis->used_count];
		increments_points(sc, sums, LEAST_TIME, &growth);
		if (growth.judged.count == 0)
			continue;
		series_judge(sc, METRIC_TTOT, true, &growth);
		line_write(
		    sc, &subject, cpu == 1 ? "cpu" : "wall", &growth, NULL);
	}
	if (!seconds_until(sc, false, sums))
		return;
	memcpy(calls, sc->within.bounds,
	    (sc->axis->used_count + 1) * sizeof(*calls));
	increments_each(sc, &growth);
	if (growth.judged.count == 0)
		return;
	series_judge(sc, METRIC_TAVG, true, &growth);
	line_write(sc, &subject, "tavg", &growth, NULL);
}

/* Memory is a level that has noise, not a sum: it is fitted as it is. Noise is
 * that of pages and of what waits for the collector. */
static void
lines_levels(struct scale *sc)
{
	struct subject subject = the_program();

	for (int blocks = 0; blocks < 2; blocks++) {
		struct growth growth = {.rates = false};
		struct points *p = &growth.judged;

		for (size_t i = 0; i <= sc->axis->used_count; i++) {
			const struct store_point *at =
			    &sc->store.points[sc->within.at[i]];
			double level = blocks == 1 ? at->blocks : at->rss;

			if (!(level > 0))
				continue;
			p->n[p->count] = sc->within.bounds[i];
			p->y[p->count++] = level;
		}
		if (p->count == 0)
			continue;
		growth.shown = *p;
		judge(p,
		    &(struct judge_options){
			.bound = JUDGE_BOUND, .noise = 0.005, .holdout = true},
		    &growth.j);
		line_write(sc, &subject, blocks == 1 ? "blocks" : "rss",
		    &growth, NULL);
	}
}

void
lines_program(struct scale *sc)
{
	if (is_within(sc)) {
		lines_seconds(sc);
		lines_levels(sc);
	} else {
		lines_across(sc);
	}
}
