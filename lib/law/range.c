/* range.c: see range.h. */
#include "law/range.h"

#include <math.h>

#include "core/number.h"
#include "core/statistics.h"
#include "law/bounds.h"

double
range_slope_error(const struct points *p, size_t i, double sigma)
{
	return NORMAL_95 * sigma * sqrt(2) / log(p->n[i + 1] / p->n[i]);
}

double
range_noise(const struct points *p)
{
	double off[FIT_MAX_SIZES];
	size_t count = 0;

	if (p->count < SIZES_LOCAL)
		return NAN;
	for (size_t i = 1; i + 1 < p->count; i++) {
		double before = log(p->n[i] / p->n[i - 1]);
		double after = log(p->n[i + 1] / p->n[i]);
		double part = before / (before + after);
		double line =
		    log(p->y[i - 1]) + part * log(p->y[i + 1] / p->y[i - 1]);
		/* A point's own deviation, and those of its neighbours by their
		 * parts. */
		double parts = sqrt(1 + part * part + (1 - part) * (1 - part));

		off[count++] = fabs(log(p->y[i]) - line) / parts;
	}
	number_sort(off, count);
	return median_of(off, count) / NORMAL_HALF;
}

double
range_missed(const struct points *p, size_t end)
{
	struct points range = *p;
	size_t last = p->count - 1;

	range.count = end + 1;
	return p->y[end] * pow(p->n[last] / p->n[end], fit_line(&range)) /
	       p->y[last];
}

size_t
range_end(const struct points *p, const double *slopes, double sigma,
    double bound, bool exact)
{
	size_t last = p->count - 1, end, window = exact ? 1 : 2;
	double steepest = -INFINITY, level, step;
	size_t at = 0;

	if (last < window + 1)
		return last;
	for (size_t i = 0; i + window <= last; i++) {
		double low = fmin(slopes[i], slopes[i + window - 1]);

		if (low > steepest) {
			steepest = low;
			at = i;
		}
	}
	level =
	    log_slope(p->n[at], p->y[at], p->n[at + window], p->y[at + window]);
	if (steepest <= bound)
		return last;
	for (end = at + window; end < last; end++) {
		step = fmax(RANGE_STEP,
		    RANGE_STEP_NOISE * range_slope_error(p, end, sigma));
		if (slopes[end] < level - step)
			break;
	}
	if (end == last || p->y[end] < RANGE_MATTERS * p->y[last])
		return last;
	/* A dip after which the values return to the law is noise, not an
	 * end. */
	step = fmax(
	    RANGE_STEP, RANGE_STEP_NOISE * range_slope_error(p, end, sigma));
	if (log_slope(p->n[end], p->y[end], p->n[last], p->y[last]) >
	    level - step)
		return last;
	return end;
}

/* The squares of what is left over, in logarithms, of the points FROM to TO: by
 * the best class of the menu, or by a straight line where that is nearer. */
static double
left_over(const struct points *p, size_t from, size_t to)
{
	struct points part = {.count = 0};
	struct line line = {0};
	struct menu menu;
	double by_class = 0, by_line;

	for (size_t i = from; i <= to; i++) {
		part.n[part.count] = p->n[i];
		part.y[part.count++] = p->y[i];
		line_add(&line, log(p->n[i]), log(p->y[i]));
	}
	by_line = fmax(0, line.yy - line_slope(&line) * line.xy);
	fit_menu(&part, &menu);
	if (!menu.fitted)
		return by_line;
	for (size_t i = 0; i < part.count; i++) {
		double off = log(part.y[i] / model_at(&menu.best, part.n[i]));

		by_class += off * off;
	}
	return fmin(by_line, by_class);
}

bool
range_ends_there(const struct points *p, size_t end, double noise, int freedom)
{
	size_t last = p->count - 1;
	double one = left_over(p, 0, last);
	double two = left_over(p, 0, end) + left_over(p, end, last);
	double expected;

	if (freedom < NOISE_FREEDOM_LEAST)
		freedom = NOISE_FREEDOM_LEAST;
	expected = freedom * noise * noise;
	freedom += (int)p->count - RANGE_UNKNOWNS;
	return pow((two + expected) / (one + expected), 0.5 * freedom) <
	       RANGE_CHANCE;
}

/* Slopes that rise or fall steadily, and by more than noise explains. */
enum bend
range_bend(const struct points *p, const double *slopes, double sigma)
{
	size_t count = p->count - 1;
	size_t up = 0, down = 0;
	double change, error;

	if (count < 2)
		return BEND_NONE;
	for (size_t i = 0; i + 1 < count; i++) {
		up += slopes[i + 1] >= slopes[i] - BEND_WAVERS;
		down += slopes[i + 1] <= slopes[i] + BEND_WAVERS;
	}
	change = slopes[count - 1] - slopes[0];
	error = fmax(BEND_LEAST, range_slope_error(p, 0, sigma) +
				     range_slope_error(p, count - 1, sigma));
	if (change > error && up == count - 1)
		return BEND_UP;
	if (-change > error && down == count - 1)
		return BEND_DOWN;
	return BEND_NONE;
}

/* The exponent by the last two differences of the points up to END. */
static double
difference_slope(const struct points *p, size_t end)
{
	struct points three = {.count = SIZES_VERDICT};

	for (size_t k = 0; k < SIZES_VERDICT; k++) {
		three.n[k] = p->n[end - 2 + k];
		three.y[k] = p->y[end - 2 + k];
	}
	if (three.y[1] <= three.y[0] || three.y[2] <= three.y[1])
		return -INFINITY;
	return fit_diff(&three);
}

/* The exponent of the points from FROM on without their steepest step. */
static double
slope_without_step(const struct points *p, size_t from)
{
	double rise = 0, width = 0, steepest = -INFINITY, at_rise = 0;
	double at_width = 0;

	for (size_t i = from; i + 1 < p->count; i++) {
		double x = log(p->n[i + 1] / p->n[i]);
		double y = log(p->y[i + 1] / p->y[i]);

		rise += y;
		width += x;
		if (y / x > steepest) {
			steepest = y / x;
			at_rise = y;
			at_width = x;
		}
	}
	return (rise - at_rise) / (width - at_width);
}

/* The same without one point in the middle: a slow or fast run makes one slope
 * too steep and the next too flat. */
static bool
grows_without_one(const struct points *p, double bound)
{
	for (size_t out = 1; out + 1 < p->count; out++) {
		struct points fewer = {.count = 0};

		for (size_t i = 0; i < p->count; i++)
			if (i != out) {
				fewer.n[fewer.count] = p->n[i];
				fewer.y[fewer.count++] = p->y[i];
			}
		if (slope_without_step(&fewer, 0) > bound)
			return true;
	}
	return false;
}

bool
range_steady(const struct points *p, const double *slopes,
    const struct menu *menu, double bound)
{
	size_t count = p->count - 1;
	double sum = 0, largest = -INFINITY;

	/* Two sizes are one step, and no law is steeper than that. */
	if (count < 2 || slopes[count - 1] > STEP_STEEPEST)
		return false;
	if (slopes[count - 1] > bound && slopes[count - 2] > bound)
		return true;
	for (size_t i = 0; i < count; i++) {
		sum += slopes[i];
		largest = fmax(largest, slopes[i]);
	}
	if ((sum - largest) / (double)(count - 1) > bound)
		return true;
	if (count >= SIZES_FIRM && largest <= STEP_STEEPEST_CLASS &&
	    (slope_without_step(p, count - 3) > bound ||
		grows_without_one(p, bound)))
		return true;
	/* Slopes that rise by equal amounts are not a step. */
	if (count >= SIZES_VERDICT && slopes[count - 1] > bound) {
		double before = slopes[count - 2] - slopes[count - 3];

		if (before > 0 && slopes[count - 1] - slopes[count - 2] <
				      2 * before + STEP_RISE)
			return true;
	}
	return menu->best.constant && menu->p > bound &&
	       difference_slope(p, count) > bound &&
	       (count < SIZES_VERDICT ||
		   difference_slope(p, count - 1) > bound);
}

double
range_start(
    const struct points *p, const double *slopes, double bound, double score)
{
	size_t last = p->count - 1, from = last;
	struct points tail = {.count = 0};
	struct menu menu;
	double before = -INFINITY, low = INFINITY;

	while (from > 0 && slopes[from - 1] > bound) {
		from--;
		low = fmin(low, slopes[from]);
	}
	if (from == 0 || last - from < 2)
		return NAN;
	for (size_t i = 0; i < from; i++)
		before = fmax(before, slopes[i]);
	if (low - before <= START_STEP)
		return NAN;
	for (size_t i = from; i <= last; i++) {
		tail.n[tail.count] = p->n[i];
		tail.y[tail.count++] = p->y[i];
	}
	fit_menu(&tail, &menu);
	if (!menu.fitted || menu.best.score > START_SCORE * score)
		return NAN;
	return p->n[from];
}
