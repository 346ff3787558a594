/*
 * chart_growth.c: how the cost of a cause grows, both axes logarithmic, so that
 * a power is a straight line and its exponent the slope.
 */
#include "report/charts.h"

#include <math.h>

#include "law/bounds.h"
#include "report/figures.h"

/* Where it is drawn smallest, in pixels. */
#define LEAST_WIDTH  228
#define LEAST_HEIGHT 240
#define TICKS_MAX    24
#define MILLION	     1e6
/* Room above the highest and below the lowest point. */
#define MARGIN 1.3
/* Points whose mean the law goes through, and whose distance is its band. */
#define SCALED_BY 3

/* A law through the points: c n^p between two n, and what lies around it. */
struct fitted {
	double c, p;
	double from, to;
	double band; /* the largest factor between a point and the law */
};

static double
last_n(const struct curve *curve)
{
	return curve->points[2 * curve->count - 2];
}

static double
last_y(const struct curve *curve)
{
	return curve->points[2 * curve->count - 1];
}

/* True if the cause line says what it costs at a larger n. */
static bool
has_target(const struct curve *curve, const struct cause_line *cause)
{
	return !curve->counts && curve->count > 0 &&
	       cause->target > last_n(curve) && isfinite(cause->target) &&
	       cause->at_target > 0 && isfinite(cause->at_target);
}

/* The law with the exponent that is told, through the mean of the last points in
 * its range. False where there is none. */
static bool
fit(const struct curve *curve, struct fitted *law)
{
	double sum = 0;
	size_t used = 0;

	*law = (struct fitted){
	    .p = curve->p, .from = curve->from, .to = curve->to, .band = 1};
	for (size_t i = curve->count; i-- > 0 && used < SCALED_BY;) {
		const double *at = curve->points + 2 * i;

		if (at[0] < law->from || at[0] > law->to)
			continue;
		sum += log(at[1]) - law->p * log(at[0]);
		used++;
	}
	if (used < 2 || !isfinite(sum))
		return false;
	law->c = exp(sum / (double)used);
	for (size_t i = 0; i < curve->count; i++) {
		const double *at = curve->points + 2 * i;
		double factor = at[1] / (law->c * pow(at[0], law->p));

		if (at[0] >= law->from && at[0] <= law->to)
			law->band = fmax(law->band, fmax(factor, 1 / factor));
	}
	return true;
}

static double
at_law(const struct fitted *law, double n)
{
	return law->c * pow(n, law->p);
}

double
crossing_of(
    const struct curve *curve, const struct cause_line *cause, double budget)
{
	double n, y, slope;

	if (!isfinite(budget) || !has_target(curve, cause) ||
	    cause->at_target < budget)
		return (double)NAN;
	n = last_n(curve);
	y = last_y(curve);
	if (y > budget)
		return (double)NAN;
	slope = log(cause->at_target / y) / log(cause->target / n);
	return n * exp(log(budget / y) / slope);
}

/* ---- axes ---- */

static void
axes(struct chart *chart, const struct curve *curve,
    const struct cause_line *cause, double budget)
{
	double lo = HUGE_VAL, hi = 0, end = last_n(curve);

	for (size_t i = 0; i < curve->count; i++) {
		lo = fmin(lo, curve->points[2 * i + 1]);
		hi = fmax(hi, curve->points[2 * i + 1]);
	}
	for (size_t i = 0; i < curve->run_count; i++) {
		lo = fmin(lo, curve->runs[2 * i + 1]);
		hi = fmax(hi, curve->runs[2 * i + 1]);
	}
	if (has_target(curve, cause)) {
		end = cause->target;
		hi = fmax(hi, cause->at_target);
		if (isfinite(curve->hi))
			hi = fmax(hi, curve->hi);
	}
	if (isfinite(crossing_of(curve, cause, budget)))
		hi = fmax(hi, budget);
	chart_axis(chart, CHART_X, CHART_LOG, curve->points[0], end);
	chart_axis(chart, CHART_Y, CHART_LOG, lo / MARGIN, hi * MARGIN);
}

/* From end to end. */
static void
level(struct chart *chart, const char *look, double y)
{
	chart_mark(chart, CHART_LINE, look);
	chart_point(chart, chart->axes[CHART_X].lo, y);
	chart_point(chart, chart->axes[CHART_X].hi, y);
}

/* Beside an axis there is no room for zeros: "10 M". */
static void
short_count(struct buf *out, double count)
{
	if (count < MILLION) {
		figure_count(out, count);
		return;
	}
	figure_count(out, count / MILLION);
	buf_adds(out, " M");
}

/* Of y at powers of ten, with a pale line each where there is a GRID; of n at
 * the measured sizes. */
static void
tick(struct chart *chart, const struct curve *curve,
    const struct cause_line *cause, bool grid)
{
	const struct chart_axis x = chart->axes[CHART_X],
				y = chart->axes[CHART_Y];
	double ticks[TICKS_MAX];
	size_t count = chart_ticks(CHART_LOG, y.lo, y.hi, ticks, TICKS_MAX);

	for (size_t i = 0; i < count; i++) {
		if (grid)
			level(chart, "grid", ticks[i]);
		label_tick(chart, x.lo, ticks[i], CHART_LEFT,
		    curve->counts ? short_count : figure_time, ticks[i]);
	}
	if (has_target(curve, cause))
		label_figure(chart, cause->target, y.lo, CHART_BELOW,
		    "tick end", figure_count, cause->target);
	label_figure(chart, last_n(curve), y.lo, CHART_BELOW, "tick",
	    figure_count, last_n(curve));
	for (size_t i = 0; i + 1 < curve->count; i++)
		label_figure(chart, curve->points[2 * i], y.lo, CHART_BELOW,
		    "tick", figure_count, curve->points[2 * i]);
}

/* ---- marks ---- */

/* What today's cost would become under another law. */
static void
guides(struct chart *chart, const struct curve *curve,
    const struct cause_line *cause)
{
	static const struct {
		const char *name;
		double p, logs;
	} laws[] = {{"n^2", 2, 0}, {"n log n", 1, 1}, {"n", 1, 0}};
	double from = last_n(curve), y = last_y(curve), to = cause->target;

	if (!has_target(curve, cause))
		return;
	for (size_t i = 0; i < COUNT_OF(laws); i++) {
		double logs = log(to) / log(fmax(from, 2));
		double end = y * pow(to / from, laws[i].p) *
			     (laws[i].logs > 0 ? logs : 1);

		chart_mark(chart, CHART_LINE, "guide");
		chart_point(chart, from, y);
		chart_point(chart, to, end);
		if (end < chart->axes[CHART_Y].hi)
			chart_label(
			    chart, to, end, CHART_RIGHT, "guide", laws[i].name);
	}
}

/* The band of the law, and of the way to the target. */
static void
band(struct chart *chart, const struct curve *curve,
    const struct cause_line *cause, const struct fitted *law)
{
	double from = fmax(law->from, curve->points[0]), to = law->to;

	chart_mark(chart, CHART_AREA, "band");
	chart_point(chart, from, at_law(law, from) * law->band);
	chart_point(chart, to, at_law(law, to) * law->band);
	chart_point(chart, to, at_law(law, to) / law->band);
	chart_point(chart, from, at_law(law, from) / law->band);
	if (!has_target(curve, cause) || !(curve->lo <= cause->at_target) ||
	    !(cause->at_target <= curve->hi))
		return;
	chart_mark(chart, CHART_AREA, "band far");
	chart_point(chart, last_n(curve), last_y(curve));
	chart_point(chart, cause->target, curve->hi);
	chart_point(chart, cause->target, curve->lo);
	chart_mark(chart, CHART_LINE, "range");
	chart_point(chart, cause->target, curve->lo);
	chart_point(chart, cause->target, curve->hi);
}

/* The reader's own limit, and where it is reached. */
static void
limit(struct chart *chart, const struct curve *curve,
    const struct cause_line *cause, double budget)
{
	double n = crossing_of(curve, cause, budget);

	if (!isfinite(n))
		return;
	level(chart, "limit", budget);
	chart_mark(chart, CHART_LINE, "limit");
	chart_point(chart, n, budget);
	chart_point(chart, n, chart->axes[CHART_Y].lo);
	label_figure(chart, curve->points[0], budget, CHART_RIGHT, "limit over",
	    figure_time, budget);
}

/* The law where it holds, behind its end what is known of that, else lines from
 * point to point. */
static void
law_lines(struct chart *chart, const struct curve *curve,
    const struct fitted *law, const char *look)
{
	double end = last_n(curve);

	chart_mark(chart, CHART_LINE, look);
	if (law == NULL) {
		for (size_t i = 0; i < curve->count; i++)
			chart_point(chart, curve->points[2 * i],
			    curve->points[2 * i + 1]);
		return;
	}
	chart_point(chart, law->from, at_law(law, law->from));
	chart_point(chart, law->to, at_law(law, law->to));
	if (law->to < end && isfinite(curve->beyond))
		chart_point(chart, end,
		    at_law(law, law->to) * pow(end / law->to, curve->beyond));
}

static void
way_to_target(struct chart *chart, const struct curve *curve,
    const struct cause_line *cause, const char *look)
{
	if (!has_target(curve, cause))
		return;
	chart_mark(chart, CHART_LINE, look);
	chart_point(chart, last_n(curve), last_y(curve));
	chart_point(chart, cause->target, cause->at_target);
}

static void
dots(struct chart *chart, const struct curve *curve)
{
	if (curve->run_count > 0)
		chart_mark(chart, CHART_DASHES, "repeat");
	for (size_t i = 0; i < curve->run_count; i++)
		chart_point(chart, curve->runs[2 * i], curve->runs[2 * i + 1]);
	chart_mark(chart, CHART_POINTS, "dot");
	for (size_t i = 0; i < curve->count; i++)
		chart_point(
		    chart, curve->points[2 * i], curve->points[2 * i + 1]);
}

/* True if there is a curve to be seen. */
static bool
is_drawn(const struct curve *curve)
{
	return curve->count >= SIZES_VERDICT;
}

struct chart *
chart_of_growth(
    const struct facts *facts, const struct cause_line *cause, double budget)
{
	struct curve curve = curve_of_cause(facts, cause);
	struct chart *chart;
	struct fitted law;
	bool fits;

	if (!is_drawn(&curve)) {
		curve_free(&curve);
		return NULL;
	}
	fits = fit(&curve, &law);
	chart = chart_new("growth", LEAST_WIDTH, LEAST_HEIGHT);
	axes(chart, &curve, cause, budget);
	if (has_target(&curve, cause))
		label_figure(chart, cause->target, cause->at_target,
		    CHART_RIGHT, "then", figure_time, cause->at_target);
	label_figure(chart, last_n(&curve), last_y(&curve), CHART_RIGHT, "now",
	    curve.counts ? figure_count : figure_time, last_y(&curve));
	tick(chart, &curve, cause, true);
	limit(chart, &curve, cause, budget);
	guides(chart, &curve, cause);
	if (fits)
		band(chart, &curve, cause, &law);
	law_lines(chart, &curve, fits ? &law : NULL, "fit");
	way_to_target(chart, &curve, cause, "fit dash");
	dots(chart, &curve);
	curve_free(&curve);
	return chart;
}

struct chart *
chart_of_growth_in_text(
    const struct facts *facts, const struct cause_line *cause)
{
	struct curve curve = curve_of_cause(facts, cause);
	struct chart *chart = NULL;
	struct fitted law;

	if (is_drawn(&curve) && fit(&curve, &law)) {
		chart = chart_new("growth", 0, 0);
		axes(chart, &curve, cause, (double)NAN);
		tick(chart, &curve, cause, false);
		law_lines(chart, &curve, &law, "");
		way_to_target(chart, &curve, cause, "dash");
		dots(chart, &curve);
	}
	curve_free(&curve);
	return chart;
}
