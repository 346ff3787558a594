/*
 * chart_split.c: calls times the cost of one call is the cost: three small curves
 * of one scale, so that their slopes can be compared and add up.
 */
#include "report/charts.h"

#include <math.h>

#define SIDE 96
/* How many times as far the axis of the cost goes as that of n. */
#define STEEPEST 2.2

/* The exponent of each part. */
static double
exponent_of(const struct cause_line *cause, enum split_part part)
{
	switch (part) {
	case SPLIT_CALLS:
		return cause->p_ncall;
	case SPLIT_EACH:
		return cause_each(cause);
	case SPLIT_COST:
		break;
	}
	return cause->p_own;
}

/* The value of LAW at N; NAN if it has no such point. */
static double
value_at(const struct scale_line *law, double n)
{
	for (size_t i = 0; i < law->point_count; i++)
		if (!(law->points[2 * i] < n) && !(law->points[2 * i] > n))
			return law->points[2 * i + 1];
	return (double)NAN;
}

static double
value_of(enum split_part part, double calls, double cost)
{
	return part == SPLIT_CALLS  ? calls
	       : part == SPLIT_EACH ? cost / calls
				    : cost;
}

struct chart *
chart_of_split(const struct facts *facts, const struct cause_line *cause,
    enum split_part part)
{
	const struct scale_line *calls = curve_law(
	    facts, cause->name.full_name, cause->within, METRIC_NCALL);
	struct curve cost = curve_of_cause(facts, cause);
	double p = exponent_of(cause, part), sum = 0;
	struct chart *chart = NULL;
	size_t count = 0;

	for (size_t i = 0; calls != NULL && i < cost.count; i++) {
		double n = cost.points[2 * i];
		double y =
		    value_of(part, value_at(calls, n), cost.points[2 * i + 1]);

		if (!(y > 0) || !isfinite(y))
			continue;
		sum += log(y);
		count++;
	}
	if (count > 1 && !cost.counts && cause->moved_from.len == 0 &&
	    isfinite(p)) {
		double from = cost.points[0],
		       to = cost.points[2 * cost.count - 2];
		double half = STEEPEST * log(to / from) / 2;
		double middle = sum / (double)count;

		chart = chart_new("tiny", SIDE, SIDE);
		chart_axis(chart, CHART_X, CHART_LOG, from, to);
		chart_axis(chart, CHART_Y, CHART_LOG, exp(middle - half),
		    exp(middle + half));
		chart_mark(chart, CHART_LINE, look_of_line(p));
		for (size_t i = 0; i < cost.count; i++)
			chart_point(chart, cost.points[2 * i],
			    value_of(part, value_at(calls, cost.points[2 * i]),
				cost.points[2 * i + 1]));
	}
	curve_free(&cost);
	return chart;
}
