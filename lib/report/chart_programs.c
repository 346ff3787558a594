/*
 * chart_programs.c: the wall times of several programs by n, both axes
 * logarithmic: measured, and dashed the way to the target.
 */
#include "report/charts.h"

#include <math.h>
#include <stdlib.h>

#include "report/document.h"
#include "report/figures.h"

#define LEAST_WIDTH  190
#define LEAST_HEIGHT 140
#define TICKS_MAX    24
/* Room above and below. */
#define MARGIN	   1.3
#define NAME_WIDTH 12

static const struct {
	const char *line, *dash;
} looks[] = {{"fit", "fit dash"}, {"line", "line dash"},
    {"line most", "line most dash"}, {"line worst", "line worst dash"}};

static const struct scale_line *
wall_of(const struct facts *program)
{
	const struct scale_line *wall = program->program[METRIC_WALL];

	return wall == NULL || wall->point_count == 0 ? NULL : wall;
}

/* At its end; where others are there, at its beginning. A label that would touch
 * another is left out. */
static void
label_end(struct chart *chart, const struct scale_line *wall, double n,
    double y, const char *name)
{
	static const enum chart_side sides[] = {
	    CHART_RIGHT, CHART_BELOW, CHART_ABOVE};
	size_t before = chart->label_count;

	for (size_t i = 0; i < COUNT_OF(sides) && chart->label_count == before;
	     i++)
		chart_label(chart, n, y, sides[i], "end", name);
	for (size_t i = 1; i < COUNT_OF(sides) && chart->label_count == before;
	     i++)
		chart_label(chart, wall->points[0], wall->points[1], sides[i],
		    "end", name);
}

static void
trace(
    struct chart *chart, const struct facts *program, size_t rank, size_t skip)
{
	const struct scale_line *wall = wall_of(program);
	size_t look = rank < COUNT_OF(looks) ? rank : COUNT_OF(looks) - 1;
	double n = wall->points[2 * wall->point_count - 2];
	double y = wall->points[2 * wall->point_count - 1];
	struct buf text = BUF_EMPTY, ink = BUF_EMPTY;
	struct str name = {program->program_name.data + skip,
	    program->program_name.len - skip};
	char *label;

	chart_mark(chart, CHART_LINE, looks[look].line);
	for (size_t i = 0; i < wall->point_count; i++)
		chart_point(
		    chart, wall->points[2 * i], wall->points[2 * i + 1]);
	chart_mark(chart, CHART_POINTS, "dot");
	for (size_t i = 0; i < wall->point_count; i++)
		chart_point(
		    chart, wall->points[2 * i], wall->points[2 * i + 1]);
	if (law_goes_on(wall)) {
		chart_mark(chart, CHART_LINE, looks[look].dash);
		chart_point(chart, n, y);
		n = wall->target;
		y = wall->at_target;
		chart_point(chart, n, y);
	}
	buf_add_cut(&text, name, NAME_WIDTH, "...", 2);
	ink_quote(&ink, buf_str(&text));
	label = label_of(&ink);
	label_end(chart, wall, n, y, label);
	free(label);
	buf_free(&text);
	buf_free(&ink);
}

static void
tick(struct chart *chart)
{
	const struct chart_axis x = chart->axes[CHART_X],
				y = chart->axes[CHART_Y];
	double ticks[TICKS_MAX];
	size_t count = chart_ticks(CHART_LOG, y.lo, y.hi, ticks, TICKS_MAX);

	for (size_t i = 0; i < count; i++) {
		chart_mark(chart, CHART_LINE, "grid");
		chart_point(chart, x.lo, ticks[i]);
		chart_point(chart, x.hi, ticks[i]);
		label_tick(
		    chart, x.lo, ticks[i], CHART_LEFT, figure_time, ticks[i]);
	}
	count = chart_ticks(CHART_LOG, x.lo, x.hi, ticks, TICKS_MAX);
	for (size_t i = 0; i < count; i++)
		label_tick(
		    chart, ticks[i], y.lo, CHART_BELOW, figure_count, ticks[i]);
}

struct chart *
chart_of_programs(
    const struct facts *const *programs, size_t count, size_t skip)
{
	struct chart *chart;
	double n[2] = {HUGE_VAL, 0}, y[2] = {HUGE_VAL, 0};

	for (size_t i = 0; i < count; i++) {
		const struct scale_line *wall = wall_of(programs[i]);

		if (wall == NULL)
			continue;
		for (size_t k = 0; k < wall->point_count; k++) {
			n[0] = fmin(n[0], wall->points[2 * k]);
			n[1] = fmax(n[1], wall->points[2 * k]);
			y[0] = fmin(y[0], wall->points[2 * k + 1]);
			y[1] = fmax(y[1], wall->points[2 * k + 1]);
		}
		if (law_goes_on(wall)) {
			n[1] = fmax(n[1], wall->target);
			y[1] = fmax(y[1], wall->at_target);
		}
	}
	if (!(n[1] > n[0]) || !(y[0] > 0))
		return NULL;
	chart = chart_new("growth", LEAST_WIDTH, LEAST_HEIGHT);
	chart_axis(chart, CHART_X, CHART_LOG, n[0], n[1]);
	chart_axis(chart, CHART_Y, CHART_LOG, y[0] / MARGIN, y[1] * MARGIN);
	for (size_t i = 0; i < count; i++)
		if (wall_of(programs[i]) != NULL)
			trace(chart, programs[i], i, skip);
	tick(chart);
	return chart;
}
