/*
 * increments.c: the growth of a metric within one run, from its rises between
 * checkpoints.
 *
 *	iterations 10 20 40 80, own seconds until then 5.1 5.4 6.6 11.4
 *	-> judged: (15, 0.45) (30, 1.8) (60, 7.2): n^2; the law of what was
 *	   measured: 0.001 n^2 + 5
 *
 * A rise dy over the interval from a to b becomes the point (m, m dy / (b - a))
 * with the middle m. For y = c + k n^p this is p k n^p, whatever c is: the
 * start-up cancels, a bend stays in place, and the noise of neighbouring points
 * is independent, unlike that of sums. y is the integral of the points over ln
 * n.
 */
#include <string.h>

#include "core/number.h"
#include "core/statistics.h"
#include "scale/stage.h"

/* Panels of integrals: to the target, and over the measured range. */
#define PANELS	    16
#define FINE_PANELS 32

void
increments_gather(struct scale *sc, const struct chain *costs)
{
	const struct within *in = &sc->within;
	size_t intervals = sc->axis->used_count, slots = intervals + 2;
	double **sums = sc->series.sums, *totals = sc->series.totals;
	double known[COST_METRICS] = {0};
	bool ended = false;

	sc->series.here = false;
	for (int m = 0; m < COST_METRICS; m++) {
		totals[m] = 0;
		for (size_t i = 0; i <= intervals; i++)
			sums[m][i] = 0;
	}
	for (uint32_t i = costs->first; i != MAP_NONE;
	     i = sc->store.costs[i].next) {
		const struct cost *cost = &sc->store.costs[i];
		uint32_t slot;

		if (cost->run != in->run)
			continue;
		sc->series.here = true;
		slot = cost->point == MAP_NONE ? (uint32_t)slots
					       : in->slot[cost->point];
		ended |= cost->point == MAP_NONE;
		for (int m = 0; m < COST_METRICS; m++) {
			if (cost->point == MAP_NONE) {
				totals[m] += cost->values[m];
				continue;
			}
			known[m] += cost->values[m];
			if (slot <= intervals)
				sums[m][slot] += cost->values[m];
		}
	}
	/* The rise since the last checkpoint at which it changed. */
	for (int m = 0; m < COST_METRICS; m++) {
		if (!ended)
			totals[m] = known[m];
		if (in->end_slot <= intervals)
			sums[m][in->end_slot] += fmax(0, totals[m] - known[m]);
		for (size_t i = 1; i <= intervals; i++)
			sums[m][i] += sums[m][i - 1];
	}
	/* Of several processes the end is of all, the checkpoints are of one. */
	sc->series.wait_most = in->end_slot <= intervals ? totals[METRIC_WAIT]
							 : known[METRIC_WAIT];
	totals[METRIC_TAVG] = totals[METRIC_TTOT] / totals[METRIC_NCALL];
	sc->series.steady = true;
}

bool
increments_any(const struct scale *sc)
{
	size_t last = sc->axis->used_count;

	for (int m = 0; m < COST_METRICS; m++)
		if (sc->series.sums[m][last] > sc->series.sums[m][0])
			return true;
	return false;
}

void
increments_points(const struct scale *sc, enum metric metric, struct growth *g)
{
	increments_between(sc->within.bounds, sc->axis->used_count,
	    sc->series.sums[metric], metric_rows[metric].least_rise, g);
}

void
increments_between(const double *bounds, size_t intervals, const double *sums,
    double least, struct growth *g)
{
	size_t from = 0;
	struct points *p = &g->judged;
	double rise;

	g->rates = true;
	g->stopped = NAN;
	p->count = g->shown.count = 0;
	for (size_t i = 0; i <= intervals; i++) {
		if (sums[i] > 0) {
			g->shown.n[g->shown.count] = bounds[i];
			g->shown.y[g->shown.count++] = sums[i];
		}
		rise = sums[i] - sums[from];
		if (rise >= least) {
			double m = 0.5 * (bounds[from] + bounds[i]);

			g->from[p->count] = bounds[from];
			g->to[p->count] = bounds[i];
			p->n[p->count] = m;
			p->y[p->count++] =
			    m * rise / (bounds[i] - bounds[from]);
			from = i;
		} else if (p->count == 0 && !(rise > 0)) {
			/* Not called yet. */
			from = i;
		}
	}
	if (p->count > 0 && from < intervals &&
	    p->y[p->count - 1] * log(bounds[intervals] / bounds[from]) >=
		WITHIN_MISSED * least)
		g->stopped = bounds[from];
}

void
increments_each(const struct scale *sc, struct growth *g)
{
	const double *bounds = sc->within.bounds;
	const double *calls = sc->series.sums[METRIC_NCALL];
	struct points *p = &g->judged;
	struct growth time;
	size_t at = 0;

	/* Intervals in which its time rises enough. */
	increments_points(sc, METRIC_TTOT, &time);
	g->rates = false;
	p->count = 0;
	for (size_t i = 0; i < time.judged.count; i++) {
		double before, rise;

		while (bounds[at] < time.from[i])
			at++;
		before = calls[at];
		while (bounds[at] < time.to[i])
			at++;
		rise = time.judged.y[i] / time.judged.n[i] *
		       (time.to[i] - time.from[i]);
		if (!(calls[at] > before))
			continue;
		p->n[p->count] = time.judged.n[i];
		p->y[p->count++] = rise / (calls[at] - before);
	}
	g->shown = *p;
}

void
increments_per_n(const struct growth *g, struct points *out)
{
	*out = g->judged;
	for (size_t i = 0; i < out->count; i++)
		out->y[i] /= out->n[i];
}

double
increments_scatter(const struct growth *g)
{
	double rises[FIT_MAX_SIZES];
	size_t count = g->judged.count;

	for (size_t i = 0; i < count; i++)
		rises[i] =
		    g->judged.y[i] / g->judged.n[i] * (g->to[i] - g->from[i]);
	number_sort(rises, count);
	return count == 0 ? NOISE_LEAST_SCATTER
			  : fmax(NOISE_LEAST_SCATTER,
				1 / sqrt(median_of(rises, count)));
}

/* What each n adds, by n, weighted by the lengths of intervals. */
struct rates {
	double all, n, y, nn, ny, yy;
};

/* Of the intervals FROM to TO. */
static struct rates
sum_rates(const struct growth *g, size_t from, size_t to)
{
	const struct points *p = &g->judged;
	struct rates r = {0};

	for (size_t i = from; i < to; i++) {
		double weight = g->to[i] - g->from[i], each = p->y[i] / p->n[i];

		r.all += weight;
		r.n += weight * p->n[i];
		r.y += weight * each;
		r.nn += weight * p->n[i] * p->n[i];
		r.ny += weight * p->n[i] * each;
		r.yy += weight * each * each;
	}
	r.nn -= r.n * r.n / r.all;
	r.ny -= r.n * r.y / r.all;
	r.yy -= r.y * r.y / r.all;
	return r;
}

bool
increments_fades(const struct growth *g)
{
	size_t count = g->judged.count, first = 0;
	struct rates r;
	double slope, begin, end, off_line;

	while (first < count &&
	       g->judged.n[first] < FADE_START_UP * g->to[count - 1])
		first++;
	if (count - first < FADE_INTERVALS)
		return false;
	r = sum_rates(g, first, count);
	slope = r.ny / r.nn;
	begin = (r.y - slope * r.n) / r.all;
	end = begin + slope * g->to[count - 1];
	off_line = r.yy - slope * r.ny;
	if (end > FADE_LEAST * begin || off_line > FADE_OFF * r.yy)
		return false;
	/* A machine that gets faster makes a step. */
	for (size_t k = first + 1; k < count; k++)
		if (sum_rates(g, first, k).yy + sum_rates(g, k, count).yy <
		    off_line)
			return false;
	return true;
}

/* The measured value at N, a bound. */
static double
value_at(const struct points *shown, double n)
{
	for (size_t i = shown->count; i-- > 0;)
		if (shown->n[i] <= n)
			return shown->y[i];
	return NAN;
}

bool
increments_outlived(struct growth *g)
{
	struct points *p = &g->judged;
	const struct points *shown = &g->shown;
	size_t past = 0, left;

	while (past < p->count && p->n[past] <= g->j.range_end)
		past++;
	left = p->count - past;
	if (!g->j.capped || past == 0 || left < SIZES_VERDICT ||
	    value_at(shown, g->to[past - 1]) >=
		OUTLIVED_PART * shown->y[shown->count - 1])
		return false;
	memmove(p->n, p->n + past, left * sizeof(*p->n));
	memmove(p->y, p->y + past, left * sizeof(*p->y));
	memmove(g->from, g->from + past, left * sizeof(*g->from));
	memmove(g->to, g->to + past, left * sizeof(*g->to));
	p->count = left;
	return true;
}

void
increments_range(struct growth *g)
{
	struct judgement *j = &g->j;

	for (size_t i = 0; i < g->judged.count; i++) {
		double middle = g->judged.n[i];

		if (j->capped && middle >= j->range_end) {
			j->range_end = g->to[i];
			break;
		}
		if (!j->capped && middle >= j->range_from) {
			j->range_from = g->from[i];
			break;
		}
	}
	if (isfinite(g->stopped) && !j->capped &&
	    g->judged.count >= SIZES_VERDICT) {
		j->capped = true;
		j->range_end = g->stopped;
		j->beyond = 0;
	}
}

static double
simpson(int i, int panels)
{
	if (i == 0 || i == panels)
		return 1;
	return i % 2 == 0 ? 2 : 4;
}

/* The integral of a model over ln n, without its constant. */
static double
model_rise(const struct model *model, double from, double to)
{
	struct model growing = *model;
	double step = log(to / from) / FINE_PANELS, sum = 0;

	growing.constant = false;
	growing.a = 0;
	for (int i = 0; i <= FINE_PANELS; i++) {
		double weight = simpson(i, FINE_PANELS);

		sum += weight * model_at(&growing, from * exp(i * step));
	}
	return sum * step / 3;
}

bool
increments_law(const struct growth *g, struct model *law)
{
	const struct judgement *j = &g->j;
	double from = g->from[0], to = g->to[g->judged.count - 1], rise;
	struct model unit = j->menu.best;

	if (!j->menu.fitted || unit.class == CLASS_LOG)
		return false;
	if (j->capped)
		to = j->range_end;
	rise = model_rise(&unit, from, to);
	unit.class = unit.class == CLASS_ONE ? CLASS_LOG : unit.class;
	unit.constant = false;
	unit.a = 0;
	unit.b = 1;
	*law = unit;
	law->b = rise / (model_at(&unit, to) - model_at(&unit, from));
	law->a = value_at(&g->shown, to) - law->b * model_at(&unit, to);
	law->constant = law->a > WITHIN_CONSTANT * law->b * model_at(&unit, to);
	return isfinite(law->b) && law->b > 0;
}

/* Interpolates between bounds, on the straight line in logarithms. */
static double
between(const struct points *p, double target)
{
	size_t i = 0;

	if (p->count == 1 || target < p->n[0])
		return target >= p->n[0] ? p->y[0] : (double)NAN;
	while (i + 2 < p->count && target > p->n[i + 1])
		i++;
	return p->y[i] * pow(target / p->n[i], log_slope(p->n[i], p->y[i],
						   p->n[i + 1], p->y[i + 1]));
}

void
increments_project(
    const struct growth *g, double target, struct projection *out)
{
	const struct points *shown = &g->shown;
	double sums[3] = {0}, last, from, step;

	*out = (struct projection){NAN, NAN, NAN};
	if (shown->count == 0 || !(target > 0))
		return;
	from = shown->n[shown->count - 1];
	last = shown->y[shown->count - 1];
	if (target <= from || isfinite(g->stopped)) {
		out->at = target >= from ? last : between(shown, target);
		out->lo = out->hi = out->at;
		return;
	}
	step = log(target / from) / PANELS;
	for (int i = 0; i <= PANELS; i++) {
		double weight = simpson(i, PANELS);
		struct projection rate;

		project(&g->judged, &g->j, from * exp(i * step), &rate);
		sums[0] += weight * rate.at;
		sums[1] += weight * rate.lo;
		sums[2] += weight * rate.hi;
	}
	out->at = last + sums[0] * step / 3;
	out->lo = last + sums[1] * step / 3;
	out->hi = last + sums[2] * step / 3;
}
