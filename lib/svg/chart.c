/* chart.c: see chart.h. */
#include "svg/chart.h"

#include <float.h>
#include <math.h>

struct chart *
chart_new(const char *look, double width, double height)
{
	struct chart *chart = xcalloc(1, sizeof(*chart));

	chart->look = look;
	chart->width = width;
	chart->height = height;
	chart_axis(chart, CHART_X, CHART_LINEAR, 0, 1);
	chart_axis(chart, CHART_Y, CHART_LINEAR, 0, 1);
	return chart;
}

void
chart_free(struct chart *chart)
{
	if (chart == NULL)
		return;
	for (size_t i = 0; i < chart->mark_count; i++) {
		free(chart->marks[i].points);
		free(chart->marks[i].title);
	}
	for (size_t i = 0; i < chart->label_count; i++)
		free(chart->labels[i].text);
	free(chart->marks);
	free(chart->labels);
	free(chart);
}

void
chart_axis(struct chart *chart, enum chart_direction direction,
    enum chart_scale scale, double lo, double hi)
{
	hi = fmin(hi, DBL_MAX);
	lo = scale == CHART_LOG ? fmax(lo, DBL_MIN) : fmax(lo, -DBL_MAX);
	if (!(hi > lo)) {
		hi = scale == CHART_LOG ? 2 * lo : lo + 1;
		lo = scale == CHART_LOG ? lo / 2 : lo - 1;
	}
	chart->axes[direction] = (struct chart_axis){scale, lo, hi};
}

void
chart_fix_height(struct chart *chart, double height)
{
	chart->height = chart->fixed = height;
}

static double
on_scale(enum chart_scale scale, double value)
{
	return scale == CHART_LOG ? log(value) : value;
}

double
chart_place(const struct chart_axis *axis, double value)
{
	double lo = on_scale(axis->scale, axis->lo);
	double hi = on_scale(axis->scale, axis->hi);

	return (on_scale(axis->scale, value) - lo) / (hi - lo);
}

static bool
has(const struct chart_axis *axis, double value)
{
	return isfinite(value) && (axis->scale == CHART_LINEAR || value > 0);
}

void
chart_mark(struct chart *chart, enum chart_kind kind, const char *look)
{
	GROW(chart->marks, chart->mark_cap, chart->mark_count + 1);
	chart->marks[chart->mark_count++] =
	    (struct chart_mark){.kind = kind, .look = look};
}

void
chart_title(struct chart *chart, const char *title)
{
	struct chart_mark *mark = &chart->marks[chart->mark_count - 1];

	free(mark->title);
	mark->title = xstrdup(title);
}

void
chart_point(struct chart *chart, double x, double y)
{
	struct chart_mark *mark = &chart->marks[chart->mark_count - 1];

	if (!has(&chart->axes[CHART_X], x) || !has(&chart->axes[CHART_Y], y))
		return;
	GROW(mark->points, mark->cap, 2 * mark->count + 2);
	mark->points[2 * mark->count] = x;
	mark->points[2 * mark->count + 1] = y;
	mark->count++;
}

static void
add_label(struct chart *chart, struct chart_label label, const char *text)
{
	if (!has(&chart->axes[CHART_X], label.x) ||
	    !has(&chart->axes[CHART_Y], label.y) || text[0] == '\0')
		return;
	label.text = xstrdup(text);
	GROW(chart->labels, chart->label_cap, chart->label_count + 1);
	chart->labels[chart->label_count++] = label;
}

void
chart_label(struct chart *chart, double x, double y, enum chart_side side,
    const char *look, const char *text)
{
	add_label(chart,
	    (struct chart_label){.x = x, .y = y, .side = side, .look = look},
	    text);
}

void
chart_label_within(struct chart *chart, double x, double y, double room,
    const char *look, const char *text)
{
	add_label(chart,
	    (struct chart_label){.x = x,
		.y = y,
		.room = room,
		.side = CHART_WITHIN,
		.look = look},
	    text);
}

/* Powers of ten, as many as there is room for; where they are fewer than two, 1, 2
 * and 5 times them. */
static size_t
log_ticks(double lo, double hi, double *ticks, size_t room)
{
	static const double steps[] = {1, 2, 5};
	int first = (int)floor(log10(lo)), last = (int)ceil(log10(hi));
	int stride = 1 + (last - first) / (int)room;
	size_t count = 0;

	for (int power = first; power <= last; power += stride)
		if (pow(10, power) >= lo && pow(10, power) <= hi &&
		    count < room)
			ticks[count++] = pow(10, power);
	if (count > 1)
		return count;
	count = 0;
	for (int power = first; power <= last; power++)
		for (size_t i = 0; i < COUNT_OF(steps); i++)
			if (steps[i] * pow(10, power) >= lo &&
			    steps[i] * pow(10, power) <= hi && count < room)
				ticks[count++] = steps[i] * pow(10, power);
	return count;
}

/* The step of 1, 2 or 5 times a power of ten that makes ROOM ticks at most. */
static size_t
linear_ticks(double lo, double hi, double *ticks, size_t room)
{
	static const double steps[] = {1, 2, 5, 10};
	double least = (hi - lo) / (double)room, step = 0;
	double power = pow(10, floor(log10(least)));
	size_t count = 0;

	for (size_t i = 0; i < COUNT_OF(steps) && !(step >= least); i++)
		step = steps[i] * power;
	for (double at = ceil(lo / step); at * step <= hi && count < room; at++)
		ticks[count++] = at * step;
	return count;
}

size_t
chart_ticks(
    enum chart_scale scale, double lo, double hi, double *ticks, size_t room)
{
	if (!(hi > lo) || !isfinite(hi - lo) || room == 0 ||
	    (scale == CHART_LOG && !(lo > 0)))
		return 0;
	return scale == CHART_LOG ? log_ticks(lo, hi, ticks, room)
				  : linear_ticks(lo, hi, ticks, room);
}
