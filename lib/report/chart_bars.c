/*
 * chart_bars.c: parts of one whole in a row, values side by side from 0, and two
 * groups joined by lines.
 */
#include "report/charts.h"

#include <math.h>

#include "report/figures.h"

/* Where each is drawn smallest, in pixels. */
#define ROW_WIDTH     366
#define ROW_HEIGHT    28
#define BARS_WIDTH    200
#define BAR_HEIGHT    28
#define SLOPES_WIDTH  80
#define SLOPES_HEIGHT 400
/* From the left end of a part to its name, and the gap between bars. */
#define INSET 0.012
#define GAP   0.12
/* Room above and below. */
#define MARGIN 1.2

struct chart *
chart_of_row(const struct share *shares, size_t count)
{
	struct chart *chart = chart_new("bar", ROW_WIDTH, ROW_HEIGHT);
	double sum = 0, x[2] = {0, 0};
	static const double y[2] = {0, 1};

	for (size_t i = 0; i < count; i++)
		sum += shares[i].now;
	for (size_t i = 0; i < count && sum > 0; i++) {
		x[0] = x[1];
		x[1] += shares[i].now / sum;
		chart_box(chart, shares[i].look, x, y);
		chart_title(chart, shares[i].title);
		chart_label_within(chart, x[0] + INSET, 0.5,
		    x[1] - x[0] - 2 * INSET, shares[i].ink, shares[i].name);
	}
	return chart;
}

struct chart *
chart_of_bars(const struct share *shares, size_t count)
{
	struct chart *chart =
	    chart_new("bars", BARS_WIDTH, BAR_HEIGHT * (double)count);
	double most = 0;

	for (size_t i = 0; i < count; i++)
		most = fmax(most, shares[i].now);
	chart_axis(chart, CHART_X, CHART_LINEAR, 0, most);
	chart_axis(chart, CHART_Y, CHART_LINEAR, -(double)count, 0);
	for (size_t i = 0; i < count; i++) {
		double top = -(double)i - GAP;
		double x[2] = {0, shares[i].now};
		double y[2] = {top, top - 1 + 2 * GAP};

		chart_box(chart, shares[i].look, x, y);
		chart_label(chart, 0, top - 0.5 + GAP, CHART_LEFT, "tick",
		    shares[i].name);
		label_figure(chart, shares[i].now, top - 0.5 + GAP, CHART_RIGHT,
		    "now", figure_time, shares[i].now);
	}
	return chart;
}

struct chart *
chart_of_slopes(const struct share *shares, size_t count)
{
	struct chart *chart;
	double lo = HUGE_VAL, hi = 0;

	for (size_t i = 0; i < count; i++) {
		lo = fmin(lo, fmin(shares[i].now, shares[i].then));
		hi = fmax(hi, fmax(shares[i].now, shares[i].then));
	}
	if (count == 0 || !(lo > 0))
		return NULL;
	chart = chart_new("slopes", SLOPES_WIDTH, SLOPES_HEIGHT);
	chart_axis(chart, CHART_Y, CHART_LOG, lo / MARGIN, hi * MARGIN);
	for (size_t i = 0; i < count; i++) {
		chart_mark(chart, CHART_LINE, shares[i].look);
		chart_title(chart, shares[i].title);
		chart_point(chart, 0, shares[i].now);
		chart_point(chart, 1, shares[i].then);
		label_named(chart, 0, shares[i].now, CHART_LEFT, shares[i].ink,
		    shares[i].name, figure_time, shares[i].now);
		label_figure(chart, 1, shares[i].then, CHART_RIGHT,
		    shares[i].ink, figure_time, shares[i].then);
	}
	return chart;
}
