/*
 * trends.c: trend lines: whether the iterations of the longest run get slower,
 * and whether memory rises, within that run and with the input.
 *
 *	medians of the calls of step between checkpoints: 4.1, ..., 9.8 ms
 *	-> {"type":"trend","by":"iterations","full_name":"job.py:41 step",
 *	    "metric":"tavg","statistic":"median","outcome":"rises",
 *	    "first":0.0041,"last":0.0098,"change":2.1,...,"within":"wk-1"}
 *
 * A law says how fast a sum grows; a trend, whether what one iteration adds is
 * still the same at the end, and whether memory is more than start-up.
 */
#include "core/number.h"
#include "core/statistics.h"
#include "scale/checkpoints.h"
#include "scale/stage.h"
#include "stream/trendline.h"

static void
set_subject(struct trend_line *line, const struct subject *subject)
{
	line->name = subject_name(subject);
	line->kind = subject->kind;
}

static enum trend_outcome
rises_if(bool rises)
{
	return rises ? TREND_RISES : TREND_STEADY;
}

/* The function whose calls are timed until the end. */
static struct str
driver_of(const struct checkpoints *m)
{
	for (size_t i = m->count; i-- > m->begin;)
		if (checkpoint_at(m, i)->driver.len > 0)
			return checkpoint_at(m, i)->driver;
	return (struct str){NULL, 0};
}

/* The calls of the driver that were timed since the checkpoint before. What was
 * timed before imports ended, or until the driver was chosen, is not of it. */
static double
timed_at(const struct checkpoints *m, struct str driver, size_t at)
{
	const struct store_point *point = checkpoint_at(m, at);

	return at >= m->begin && point->timed > 0 &&
		       str_equal(point->driver, driver)
		   ? point->timed
		   : 0;
}

/* Sets n to the iterations until each checkpoint; without them, to the calls of
 * the driver: false if it is not called over most of the run behind its imports. */
static bool
count_iterations(struct checkpoints *m, struct str driver)
{
	double timed = 0, first = NAN, last = NAN;
	bool counted = false;

	for (size_t i = 0; i < m->count; i++) {
		double calls = timed_at(m, driver, i);

		if (timed > 0 && calls > 0)
			last = checkpoint_wall(m, i);
		else if (calls > 0)
			first = i > 0 ? checkpoint_wall(m, i - 1) : 0;
		timed += calls;
		m->n[i] = checkpoint_at(m, i)->iterations;
		counted |= isfinite(m->n[i]);
		if (isnan(m->n[i]) && timed > 0)
			m->n[i] = timed;
	}
	return counted ||
	       last - first >= PACE_COVERS * (checkpoint_wall(m, m->count - 1) -
						 checkpoint_wall(m, m->begin));
}

/* ---- the time of an iteration ---- */

/* Seconds of a call between the checkpoint AT and the one before it, NAN if
 * not known; *CALLS are those that this is of. */
static double
pace_at(const struct checkpoints *m, enum statistic statistic, size_t at,
    double *calls)
{
	const struct store_point *now = checkpoint_at(m, at), *before;

	*calls = now->timed;
	switch (statistic) {
	case STATISTIC_MEDIAN:
		return now->median_s;
	case STATISTIC_P99:
		return now->p99_s;
	case STATISTIC_WORST:
		return now->worst_s;
	default:
		break;
	}
	/* Time before the first iteration does not count. */
	if (at == 0 || !(m->n[at - 1] > 0))
		return NAN;
	before = checkpoint_at(m, at - 1);
	*calls = m->n[at] - m->n[at - 1];
	return (now->metrics[METRIC_WALL] - before->metrics[METRIC_WALL]) /
	       *calls;
}

/* Sets the points of LINE: the intervals with enough calls of the driver. */
static void
take_paces(
    const struct checkpoints *m, struct str driver, struct trend_line *line)
{
	double *pairs = line->points.pairs;
	size_t count = 0;

	for (size_t i = 0; i < m->count; i++) {
		double calls, value = pace_at(m, line->statistic, i, &calls);

		if (!(calls >= PACE_CALLS && isfinite(value) && value >= 0))
			continue;
		if (line->statistic != STATISTIC_MEAN &&
		    !(timed_at(m, driver, i) > 0))
			continue;
		pairs[2 * count] = m->n[i];
		pairs[2 * count + 1] = value;
		count++;
	}
	line->points.count = count;
}

static double
sum_of(const double *pairs, size_t count)
{
	double total = 0;

	for (size_t i = 0; i < count; i++)
		total += pairs[2 * i + 1];
	return total;
}

/* False if there are too few intervals. */
static bool
write_pace(struct writer *out, const struct checkpoints *m, struct str driver,
    struct trend_line *line)
{
	size_t count, third;
	double *pairs = line->points.pairs;

	take_paces(m, driver, line);
	count = line->points.count;
	if (count < 2)
		return false;
	third = count < 3 ? 1 : count / 3;
	line->n_min = pairs[0];
	line->n_max = pairs[2 * count - 2];
	line->first = pairs[1];
	line->last = pairs[2 * count - 1];
	line->change =
	    sum_of(pairs + 2 * (count - third), third) / sum_of(pairs, third);
	line->outcome = line->change >= PACE_SLOWER	  ? TREND_RISES
			: line->change <= 1 / PACE_SLOWER ? TREND_FALLS
							  : TREND_STEADY;
	trend_line_write(out, line);
	return true;
}

/* Of the calls that were timed one by one, or else the mean of iterations. */
static void
write_paces(struct writer *out, const struct checkpoints *m, struct str driver,
    struct trend_line line)
{
	struct subject subject = the_program();

	if (driver.len > 0) {
		subject.full_name = subject.name = driver;
		subject.kind = STR("func");
		name_split(
		    driver, &subject.module, &subject.lineno, &subject.name);
	}
	set_subject(&line, &subject);
	line.metric = METRIC_TAVG;
	line.points.pairs =
	    xcalloc(m->count + 1, 2 * sizeof(*line.points.pairs));
	line.statistic = STATISTIC_MEDIAN;
	if (write_pace(out, m, driver, &line)) {
		line.statistic = STATISTIC_P99;
		write_pace(out, m, driver, &line);
		line.statistic = STATISTIC_WORST;
		write_pace(out, m, driver, &line);
	} else {
		subject = the_program();
		set_subject(&line, &subject);
		line.statistic = STATISTIC_MEAN;
		write_pace(out, m, driver, &line);
	}
	free(line.points.pairs);
}

/* ---- memory of the process ---- */

/* The median of the slopes between all pairs of checkpoints from FIRST on
 * (Theil and Sen), which a single step, as an allocator makes it, does not
 * change. At most a hundred are used. */
static double
slope(const struct checkpoints *m, size_t first, enum metric metric)
{
	size_t step = (m->count - first) / 100 + 1, used = 0;
	size_t most = (m->count - first) / step + 1;
	double *slopes = xreallocarray(NULL, most * most, sizeof(*slopes));
	double median = NAN;

	for (size_t i = first; i < m->count; i += step)
		for (size_t j = i + step; j < m->count; j += step) {
			double n = m->n[j] - m->n[i];
			double value =
			    (checkpoint_at(m, j)->metrics[metric] -
				checkpoint_at(m, i)->metrics[metric]) /
			    n;

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

/* True for growth that is not start-up: both halves of the run add to it. */
static bool
rss_rises(const struct checkpoints *m, size_t first, double each)
{
	size_t last = m->count - 1, middle = first;
	double from = checkpoint_at(m, first)->metrics[METRIC_RSS],
	       to = checkpoint_at(m, last)->metrics[METRIC_RSS], half;

	while (m->n[middle] < (m->n[first] + m->n[last]) / 2)
		middle++;
	half = checkpoint_at(m, middle)->metrics[METRIC_RSS];
	return each > 0 && to - from >= RESIDENT_BYTES &&
	       to - from >= RESIDENT_SHARE * from && half > from &&
	       to - half >= RESIDENT_LATE * (to - from);
}

/* From the end of the start-up on. */
static void
write_memory(
    struct writer *out, const struct checkpoints *m, struct trend_line line)
{
	static const enum metric metrics[] = {METRIC_RSS, METRIC_BLOCKS};
	struct subject subject = the_program();
	size_t first = 0, last = m->count - 1;

	while (first < m->count &&
	       !(m->n[first] >= RESIDENT_START_UP * m->n[last]))
		first++;
	if (m->count - first < RESIDENT_POINTS || !(m->n[last] > 0))
		return;
	set_subject(&line, &subject);
	line.n_min = m->n[first];
	line.n_max = m->n[last];
	for (size_t i = 0; i < COUNT_OF(metrics); i++) {
		line.metric = metrics[i];
		line.first = checkpoint_at(m, first)->metrics[line.metric];
		line.last = checkpoint_at(m, last)->metrics[line.metric];
		line.each = slope(m, first, line.metric);
		line.outcome = rises_if(line.metric == METRIC_RSS
					    ? rss_rises(m, first, line.each)
					    : line.each >= BLOCKS_STAY);
		if (isfinite(line.each))
			trend_line_write(out, &line);
	}
}

/* Tracing who holds memory needs memory of its own. */
static bool
is_traced(const struct store *store, uint32_t run)
{
	for (size_t i = 0; i < store->held_count; i++)
		if (store->held[i].run == run)
			return true;
	return false;
}

void
trends_run(struct scale *sc)
{
	struct trend_line line = trend_line_none();
	uint32_t run = within_longest(&sc->store, &sc->across);
	struct checkpoints m;
	struct str driver;

	if (run == MAP_NONE)
		return;
	checkpoints_init(&m, &sc->store, run);
	checkpoints_find_begin(&m);
	driver = driver_of(&m);
	line.by = STR("iterations");
	line.within = map_key(sc->store.ids, sc->store.runs[run].id);
	if (m.count > 0 && count_iterations(&m, driver)) {
		write_paces(sc->out, &m, driver, line);
		if (!is_traced(&sc->store, run))
			write_memory(sc->out, &m, line);
	}
	checkpoints_release(&m);
}

/* ---- memory that functions hold ---- */

/* The slope over the second half of n, or from the second last size on: memory
 * that grew before and then stopped is a cache. */
static double
late_slope(const struct points *p)
{
	size_t last = p->count - 1, from = last - 1;

	while (from > 0 && p->n[from] > 0.5 * p->n[last])
		from--;
	return (p->y[last] - p->y[from]) / (p->n[last] - p->n[from]);
}

void
trend_held(const struct scale *sc, const struct subject *subject,
    const struct growth *growth)
{
	const struct points *p = &growth->shown;
	size_t last = p->count - 1;
	struct trend_line line = trend_line_none();
	bool program = str_is(subject->kind, "program");

	if (p->count < (program ? 2 : SIZES_VERDICT) ||
	    (program && !is_within(sc)))
		return;
	line.by = buf_str(&sc->axis->by);
	line.within = sc->axis->within;
	line.metric = METRIC_HELD;
	line.n_min = p->n[0];
	line.n_max = p->n[last];
	line.first = p->y[0];
	line.last = p->y[last];
	line.each = late_slope(p);
	line.share = subject->share;
	if (growth->j.confidence != CONFIDENCE_UNDECIDED)
		line.p = growth->j.p;
	line.outcome =
	    rises_if(line.each * line.n_max >= HELD_GROWS * line.last);
	set_subject(&line, subject);
	if (program || (line.last >= HELD_BYTES && line.share >= HELD_SHARE))
		trend_line_write(sc->out, &line);
}
