/* series.c: the metrics of one function or edge along the axis. See stage.h. */
#include "scale/stage.h"

#include "core/statistics.h"
#include "law/exact.h"

void
series_init(struct scale *sc)
{
	for (int m = 0; m < METRICS; m++) {
		size_t count = sc->axis->used_count + 1;

		sc->series.values[m] = xcalloc(count, sizeof(double));
		sc->series.sums[m] = xcalloc(count, sizeof(double));
	}
}

void
series_release(struct scale *sc)
{
	for (int m = 0; m < METRICS; m++) {
		free(sc->series.values[m]);
		free(sc->series.sums[m]);
	}
}

static void
add(double *sum, double value)
{
	if (isfinite(value))
		*sum = isfinite(*sum) ? *sum + value : value;
}

void
series_gather(struct scale *sc, const struct chain *costs)
{
	double *const *v = sc->series.values;
	size_t used = sc->axis->used_count;

	if (is_within(sc)) {
		increments_gather(sc, costs);
		return;
	}
	for (int m = 0; m < COST_METRICS; m++)
		for (size_t i = 0; i < used; i++)
			v[m][i] = NAN;
	sc->series.wait_most = 0;
	sc->series.here = false;
	for (uint32_t i = costs->first; i != MAP_NONE;
	     i = sc->store.costs[i].next) {
		const struct cost *cost = &sc->store.costs[i];
		uint32_t at = sc->axis->place[cost->run];

		sc->series.here |= at != MAP_NONE;
		if (at == MAP_NONE || cost->point != MAP_NONE)
			continue;
		for (int m = 0; m < COST_METRICS; m++)
			add(&v[m][at], cost->values[m]);
		if (at + 1 == used)
			add(&sc->series.wait_most, cost->wait_most);
	}
	for (size_t i = 0; i < used; i++)
		v[METRIC_TAVG][i] = v[METRIC_NCALL][i] > 0
					? v[METRIC_TTOT][i] / v[METRIC_NCALL][i]
					: (double)NAN;
	sc->series.steady = axis_steady(sc->axis, v[METRIC_NCALL]);
}

static bool
is_exact(enum metric metric)
{
	return metric_rows[metric].noise == NOISE_EXACT;
}

void
series_points(const struct scale *sc, enum metric metric, struct growth *growth)
{
	growth->rates = false;
	if (is_within(sc)) {
		if (metric == METRIC_TAVG)
			increments_each(sc, growth);
		else
			increments_points(sc, metric, growth);
		return;
	}
	/* Calls only vary if the program does: then the median is taken. */
	axis_reduce(sc->axis, sc->series.values[metric],
	    sc->series.steady && !is_exact(metric), &growth->judged);
	growth->shown = growth->judged;
}

double
series_last(const struct scale *sc, enum metric metric)
{
	struct growth growth;
	const struct axis *axis = sc->axis;
	size_t used = axis->used_count;
	bool here = false;

	if (used == 0)
		return 0;
	if (is_within(sc))
		return isfinite(sc->series.totals[metric])
			   ? sc->series.totals[metric]
			   : 0;
	/* The common case, one run of the largest size, needs no logarithms. */
	if (used == 1 || axis->group[used - 2] != axis->group[used - 1]) {
		double value = sc->series.values[metric][used - 1];

		return isfinite(value) ? value : 0;
	}
	for (size_t i = used; i-- > 0 && !here;) {
		if (axis->group[i] != axis->group[used - 1])
			return 0;
		here = sc->series.values[metric][i] > 0;
	}
	series_points(sc, metric, &growth);
	if (!here || growth.shown.count == 0)
		return 0;
	return growth.shown.y[growth.shown.count - 1];
}

/* True if the growth vanishes when the length of one interruption is subtracted
 * from the largest size. */
static bool
is_brief(
    const struct scale *sc, enum metric metric, const struct points *points)
{
	struct points less = *points;
	size_t last = points->count - 1;
	double part = 1;

	if (!sc->wall_times || metric_rows[metric].unit != UNIT_SECONDS)
		return false;
	if (metric == METRIC_TAVG)
		part = points->y[last] / series_last(sc, METRIC_TTOT);
	less.y[last] -= BRIEF_S * part;
	return !(less.y[last] > 0) || (fit_end(&less) <= JUDGE_BOUND &&
					  fit_line(&less) <= JUDGE_BOUND);
}

/*
 * A fixed cost of each n hides how the rest grows, as a constant does over sizes,
 * and no class of the menu has both: n + n^2 looks like n^1.5. Where what each n
 * adds grows for sure, its exponent and one is that of the whole. True if it
 * does.
 */
static bool
take_each(struct growth *growth, const struct judge_options *whole)
{
	struct judge_options options = *whole;
	struct judgement *j = &growth->j, each;
	struct points points;

	if (j->capped)
		return false;
	increments_per_n(growth, &points);
	options.bound -= 1;
	judge(&points, &options, &each);
	if (each.capped || each.confidence != CONFIDENCE_FIRM ||
	    each.lo < CACHES_EACH)
		return false;
	if (judge_class(j) == CLASS_N15 && j->p < 1 + each.p) {
		j->p = 1 + each.p;
		j->lo = fmax(j->lo, 1 + each.lo);
		j->hi = fmax(j->hi, 1 + each.hi);
		j->verdict = judge_band(j->p);
	}
	return true;
}

/* The exponent from size to size falls each time, and is small in the end: what
 * gets dearer has a bound. */
static bool
flattens(const struct points *points)
{
	size_t last = points->count - 1;
	double before = INFINITY;

	for (size_t i = 0; i < last; i++) {
		double slope = log_slope(points->n[i], points->y[i],
		    points->n[i + 1], points->y[i + 1]);

		if (!(slope < before))
			return false;
		before = slope;
	}
	return last >= CACHES_STEPS && before < CACHES_END;
}

/* How many times n log n rises over the points, of which the first n is 2 or
 * more. */
static double
log_linear_rise(const struct points *points)
{
	double n = points->n[points->count - 1], first = points->n[0];

	return n * log(n) / (first * log(first));
}

/* True if n log n with data that outgrows the caches would look the same: each
 * step gets dearer, by a bounded factor. */
static bool
is_of_caches(const struct scale *sc, enum metric metric,
    const struct points *points, const struct judgement *j)
{
	size_t last = points->count - 1;
	double rise;
	struct growth calls = {.shown = {.count = 0}};
	bool flat = flattens(points);

	if (!sc->wall_times || metric_rows[metric].unit != UNIT_SECONDS ||
	    points->n[0] < 2 || (!flat && fit_line(points) >= CACHES_LINE) ||
	    (j->p >= CACHES_STEEPEST &&
		(j->confidence == CONFIDENCE_FIRM || j->capped)))
		return false;
	rise = log_linear_rise(points);
	if (points->y[last] / points->y[0] >=
	    (flat ? CACHES_DEAREST : CACHES_DEARER) * rise)
		return false;
	/* Calls that grow are no matter of caches. */
	if (metric_rows[metric].of_functions)
		series_points(sc, METRIC_NCALL, &calls);
	last = calls.shown.count;
	return last == 0 || calls.shown.y[last - 1] / calls.shown.y[0] <= rise;
}

/* True if n^2 over this range is twice as dear as data that outgrows the caches,
 * however noisy the times are. */
static bool
square_would_show(const struct points *points)
{
	double range;

	if (points->count == 0 || points->n[0] < 2)
		return false;
	range = points->n[points->count - 1] / points->n[0];
	return range * range >= 2 * CACHES_DEARER * log_linear_rise(points);
}

void
series_judge(const struct scale *sc, enum metric metric, struct growth *growth)
{
	struct judge_options options = {.bound = JUDGE_BOUND,
	    .exact = is_exact(metric),
	    .doubles = !growth->rates,
	    .one_run =
		growth->rates && metric_rows[metric].unit == UNIT_SECONDS};
	struct noise noise = noise_join(
	    sc->noise, axis_noise(sc->axis, sc->series.values[metric]));
	struct judgement *j = &growth->j;
	const struct points *points = &growth->judged;
	struct law law;

	/* Between checkpoints a count is off by part of an iteration, unless
	 * the counts at the checkpoints follow an exact law. */
	if (options.exact && growth->rates && law_exact(&growth->shown, &law)) {
		growth->judged = growth->shown;
		growth->rates = false;
	}
	options.noise = noise.sigma;
	options.freedom = noise.freedom;
	/* Counts of joined sizes, and medians, are not exact. */
	if (options.exact && (!sc->series.steady || growth->rates)) {
		options.exact = false;
		options.noise = NOISE_VARYING_COUNT;
		options.freedom = 0;
		if (growth->rates)
			options.noise = increments_scatter(growth);
	}
	judge(points, &options, j);
	if (growth->rates) {
		if (increments_outlived(growth)) {
			judge(points, &options, j);
			if (!isfinite(j->range_from))
				j->range_from = points->n[0];
		}
		increments_range(growth);
	}
	j->fades = options.one_run && increments_fades(growth);
	if (options.exact || j->p <= JUDGE_BOUND)
		return;
	if (j->confidence > CONFIDENCE_UNDECIDED &&
	    is_brief(sc, metric, points)) {
		j->brief = true;
		j->confidence = CONFIDENCE_UNDECIDED;
	}
	/* Among thousands of functions some look steep by chance. */
	if (j->confidence == CONFIDENCE_FIRM && j->doubt > sc->doubt)
		j->confidence = CONFIDENCE_PROVISIONAL;
	if (options.one_run && take_each(growth, &options))
		return;
	if ((j->confidence > CONFIDENCE_UNDECIDED ||
		square_would_show(points)) &&
	    is_of_caches(sc, metric, points, j)) {
		j->caches = true;
		j->confidence = CONFIDENCE_UNDECIDED;
	}
}

void
series_project(
    const struct growth *growth, double target, struct projection *out)
{
	if (growth->rates)
		increments_project(growth, target, out);
	else
		project_said(&growth->judged, &growth->j, target, out);
}

/* A time that tells no law takes no less than its calls make it. */
static void
hold_calls(const struct scale *sc, const struct points *shown, double target,
    struct projection *out)
{
	struct growth calls;
	struct projection more;
	double last = shown->y[shown->count - 1];

	series_points(sc, METRIC_NCALL, &calls);
	if (calls.shown.count == 0)
		return;
	series_judge(sc, METRIC_NCALL, &calls);
	if (calls.j.confidence != CONFIDENCE_FIRM || calls.j.p <= JUDGE_BOUND)
		return;
	series_project(&calls, target, &more);
	if (!isfinite(more.at))
		return;
	more.at /= calls.shown.y[calls.shown.count - 1];
	out->at = fmax(out->at, last * more.at);
	out->lo = fmax(out->lo, last);
	out->hi = fmax(out->hi, out->at);
}

void
series_forecast(const struct scale *sc, enum metric metric,
    const struct growth *growth, double target, struct projection *out)
{
	series_project(growth, target, out);
	if (growth->shown.count > 0 && isfinite(out->at) && !growth->rates &&
	    growth->j.confidence < CONFIDENCE_PROVISIONAL &&
	    target > sc->axis->last_n &&
	    (metric == METRIC_OWN || metric == METRIC_TSUB ||
		metric == METRIC_TTOT))
		hold_calls(sc, &growth->shown, target, out);
}
