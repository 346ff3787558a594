/*
 * chart_lines.c: levels over a run, such as the time of an iteration, and small
 * curves for a table.
 */
#include "report/charts.h"

#include <math.h>

#include "report/figures.h"

#define LEAST_WIDTH  190
#define LEAST_HEIGHT 140
#define TICKS	     4
/* More points are averaged. */
#define POINTS_MAX 60
/* Room above and below. */
#define MARGIN 1.2
/* How much of the range a linear axis goes further. */
#define FURTHER 0.08

static const char *
look_of(enum statistic statistic)
{
	return statistic == STATISTIC_WORST ? "line worst"
	       : statistic == STATISTIC_P99 ? "line most"
					    : "line";
}

static const char *
name_of(enum statistic statistic)
{
	static const char *const names[] = {
	    "", "mean", "median", "99 %", "worst"};

	return names[statistic];
}

/* Its points, neighbours averaged. */
static void
trace(struct chart *chart, const struct trend_line *trend)
{
	const double *at = trend->points.pairs;
	size_t count = trend->points.count;
	size_t width = count < POINTS_MAX ? count : POINTS_MAX;

	chart_mark(chart, CHART_LINE, look_of(trend->statistic));
	for (size_t i = 0; i < width; i++) {
		size_t from = i * count / width, to = (i + 1) * count / width;
		double n = 0, y = 0;

		for (size_t j = from; j < to; j++) {
			n += at[2 * j] / (double)(to - from);
			y += at[2 * j + 1] / (double)(to - from);
		}
		chart_point(chart, n, y);
	}
}

static void
range_of(const struct trend_line *trend, double *lo, double *hi)
{
	for (size_t i = 0; i < trend->points.count; i++) {
		double y = trend->points.pairs[2 * i + 1];

		if (y > 0) {
			*lo = fmin(*lo, y);
			*hi = fmax(*hi, y);
		}
	}
}

/* "median 4.1 ms", at its end. */
static void
label_end(struct chart *chart, const struct trend_line *trend,
    void (*say)(struct buf *, double))
{
	label_named(chart, chart->axes[CHART_X].hi, trend->last, CHART_RIGHT,
	    look_of(trend->statistic), name_of(trend->statistic), say,
	    trend->last);
}

static void
tick(struct chart *chart, void (*say)(struct buf *, double))
{
	const struct chart_axis *x = &chart->axes[CHART_X];
	const struct chart_axis *y = &chart->axes[CHART_Y];
	double ticks[4 * TICKS];
	size_t count = chart_ticks(y->scale, y->lo, y->hi, ticks,
	    y->scale == CHART_LOG ? COUNT_OF(ticks) : TICKS);

	for (size_t i = 0; i < count; i++) {
		chart_mark(chart, CHART_LINE, "grid");
		chart_point(chart, x->lo, ticks[i]);
		chart_point(chart, x->hi, ticks[i]);
		label_tick(chart, x->lo, ticks[i], CHART_LEFT, say, ticks[i]);
	}
	count = chart_ticks(x->scale, x->lo, x->hi, ticks,
	    x->scale == CHART_LOG ? COUNT_OF(ticks) : TICKS);
	for (size_t i = 0; i < count; i++)
		label_tick(chart, ticks[i], y->lo, CHART_BELOW, figure_count,
		    ticks[i]);
}

struct chart *
chart_of_trends(const struct trend_line *const *trends, size_t count,
    enum chart_scale scale, void (*say)(struct buf *, double))
{
	double lo = HUGE_VAL, hi = 0, margin;
	struct chart *chart;

	if (count == 0 || trends[0]->points.count < 2)
		return NULL;
	for (size_t i = 0; i < count; i++)
		range_of(trends[i], &lo, &hi);
	if (!(hi > 0))
		return NULL;
	margin = FURTHER * (hi - lo);
	chart = chart_new("levels", LEAST_WIDTH, LEAST_HEIGHT);
	chart_axis(chart, CHART_X, CHART_LINEAR, trends[0]->points.pairs[0],
	    trends[0]->points.pairs[2 * trends[0]->points.count - 2]);
	if (scale == CHART_LOG)
		chart_axis(chart, CHART_Y, scale, lo / MARGIN, hi * MARGIN);
	else
		chart_axis(
		    chart, CHART_Y, scale, fmax(0, lo - margin), hi + margin);
	for (size_t i = 0; i < count; i++)
		label_end(chart, trends[i], say);
	tick(chart, say);
	for (size_t i = count; i-- > 0;)
		trace(chart, trends[i]);
	return chart;
}

struct chart *
chart_of_law(const struct scale_line *law)
{
	double lo = HUGE_VAL, hi = 0, end;
	bool further = law_goes_on(law);
	struct chart *chart;

	for (size_t i = 0; i < law->point_count; i++) {
		lo = fmin(lo, law->points[2 * i + 1]);
		hi = fmax(hi, law->points[2 * i + 1]);
	}
	if (law->point_count < 2 || !(lo > 0) || !(law->points[0] > 0))
		return NULL;
	end = further ? law->target : law->points[2 * law->point_count - 2];
	chart = chart_new("spark", 0, 0);
	chart_axis(chart, CHART_X, CHART_LOG, law->points[0], end);
	chart_axis(
	    chart, CHART_Y, CHART_LOG, lo, lo * pow(end / law->points[0], 2));
	chart_mark(chart, CHART_LINE, look_of_line(law->p));
	for (size_t i = 0; i < law->point_count; i++)
		chart_point(chart, law->points[2 * i], law->points[2 * i + 1]);
	if (further) {
		chart_mark(chart, CHART_LINE, "dash");
		chart_point(chart, law->points[2 * law->point_count - 2],
		    law_last(law));
		chart_point(chart, law->target, law->at_target);
	}
	return chart;
}

/* The n of a run: its iterations, else its size. */
static double
n_of(const struct run_line *run)
{
	double iterations = run_result_number(run, "iteration_count");

	return iterations > 0 ? iterations : run->size;
}

struct chart *
chart_of_runs(const struct facts *facts)
{
	struct chart *chart = chart_new("levels", LEAST_WIDTH, LEAST_HEIGHT);
	double n[2] = {HUGE_VAL, 0}, y[2] = {HUGE_VAL, 0};

	chart_mark(chart, CHART_POINTS, "dot");
	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);
		double wall = run_result_number(run, "wall_seconds_total");

		if (!run_is_complete(run) || !(wall > 0) || !(n_of(run) > 0))
			continue;
		n[0] = fmin(n[0], n_of(run));
		n[1] = fmax(n[1], n_of(run));
		y[0] = fmin(y[0], wall);
		y[1] = fmax(y[1], wall);
		chart_point(chart, n_of(run), wall);
	}
	if (!(n[1] > n[0])) {
		chart_free(chart);
		return NULL;
	}
	chart_axis(chart, CHART_X, CHART_LOG, n[0], n[1]);
	chart_axis(chart, CHART_Y, CHART_LOG, y[0] / MARGIN, y[1] * MARGIN);
	tick(chart, figure_time);
	return chart;
}
