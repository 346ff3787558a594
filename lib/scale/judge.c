/*
 * judge.c: vote, range and confidence. See judge.h for an example.
 */
#include "scale/judge.h"

#include <math.h>

/* Slopes this much lower than the steepest belong to another law. */
#define BEND_STEP 0.3
/* Noise of a time whose own deviation is not known. */
#define USUAL_NOISE 0.05
/* Part of the largest value that a range must reach to matter. */
#define RANGE_MATTERS 0.01

/* Part of the interval's half that p must keep from the bound to be firm. */
#define NEAR 0.5

static const char *const verdict_names[] = {"", "sublinear", "linear",
    "near-linear", "watch", "superlinear", "quadratic"};
static const char *const confidence_names[] = {
    "", "undecided", "provisional", "firm"};

const char *
judge_verdict_name(enum verdict verdict)
{
	return verdict_names[verdict];
}

const char *
judge_confidence_name(enum confidence confidence)
{
	return confidence_names[confidence];
}

enum verdict
judge_band(double p)
{
	if (p < 0.9)
		return VERDICT_SUBLINEAR;
	if (p <= 1.1)
		return VERDICT_LINEAR;
	if (p <= 1.3)
		return VERDICT_NEAR_LINEAR;
	if (p <= 1.5)
		return VERDICT_WATCH;
	if (p <= 1.8)
		return VERDICT_SUPERLINEAR;
	return VERDICT_QUADRATIC;
}

const char *
judge_class(const struct judgement *j)
{
	static const enum fit_class powers[LAW_TERMS] = {
	    CLASS_ONE, CLASS_N, CLASS_N2, CLASS_N3};

	if (j->exact)
		return fit_class_name(powers[j->law.degree]);
	return j->menu.fitted ? fit_class_name(j->menu.best.class) : "";
}

static double
median3(double a, double b, double c)
{
	return fmax(fmin(a, b), fmin(fmax(a, b), c));
}

/* Deviation of one value: from the residuals where four sizes or more leave
 * some, never below half of what the runs show elsewhere. */
static double
deviation(
    const struct menu *menu, size_t sizes, const struct judge_options *options)
{
	double pooled = isfinite(options->noise) ? options->noise : USUAL_NOISE;

	if (options->exact)
		return 0;
	if (sizes < 4 || !isfinite(menu->sigma))
		return pooled;
	return fmax(menu->sigma, 0.5 * pooled);
}

/* Half of the 95 % interval of a slope between two sizes. */
static double
slope_error(const struct points *p, size_t i, double sigma)
{
	return 1.96 * sigma * sqrt(2) / log(p->n[i + 1] / p->n[i]);
}

/*
 * Where a steep law ends: the index of its last point, or the last of all.
 * Times need two neighbouring steep slopes, so that one slow run makes no
 * law; a count has no noise and needs one.
 */
static size_t
range_end(const struct points *p, const double *slopes, double sigma,
    const struct judge_options *options)
{
	size_t last = p->count - 1, end, window = options->exact ? 1 : 2;
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
	    fit_slope(p->n[at], p->y[at], p->n[at + window], p->y[at + window]);
	if (steepest <= options->bound)
		return last;
	for (end = at + window; end < last; end++) {
		step = fmax(BEND_STEP, 1.3 * slope_error(p, end, sigma));
		if (slopes[end] < level - step)
			break;
	}
	if (end == last || p->y[end] < RANGE_MATTERS * p->y[last])
		return last;
	/* A dip that is made up for later is noise, not an end. */
	step = fmax(BEND_STEP, 1.3 * slope_error(p, end, sigma));
	if (fit_slope(p->n[end], p->y[end], p->n[last], p->y[last]) >
	    level - step)
		return last;
	return end;
}

/* Rising or falling steadily, and by more than noise can. */
static enum bend
find_bend(const struct points *p, const double *slopes, double sigma)
{
	size_t count = p->count - 1;
	size_t up = 0, down = 0;
	double change, error;

	if (count < 2)
		return BEND_NONE;
	for (size_t i = 0; i + 1 < count; i++) {
		up += slopes[i + 1] >= slopes[i] - 0.02;
		down += slopes[i + 1] <= slopes[i] + 0.02;
	}
	change = slopes[count - 1] - slopes[0];
	error = fmax(
	    0.2, slope_error(p, 0, sigma) + slope_error(p, count - 1, sigma));
	if (change > error && up == count - 1)
		return BEND_UP;
	if (-change > error && down == count - 1)
		return BEND_DOWN;
	return BEND_NONE;
}

/* The slope of the last successive differences of the points up to END. */
static double
difference_slope(const struct points *p, size_t end)
{
	struct points three = {.count = 3};

	for (size_t k = 0; k < 3; k++) {
		three.n[k] = p->n[end - 2 + k];
		three.y[k] = p->y[end - 2 + k];
	}
	if (three.y[1] <= three.y[0] || three.y[2] <= three.y[1])
		return -INFINITY;
	return fit_diff(&three);
}

/* Growth above the bound that is more than one step between two sizes: the
 * last two slopes show it, or all slopes without the largest, or, where a
 * fixed cost hides it, the last two slopes of the differences. */
static bool
grows_steadily(const struct points *p, const double *slopes,
    const struct menu *menu, double bound)
{
	size_t count = p->count - 1;
	double sum = 0, largest = -INFINITY;

	if (slopes[count - 1] > bound && slopes[count - 2] > bound)
		return true;
	for (size_t i = 0; i < count; i++) {
		sum += slopes[i];
		largest = fmax(largest, slopes[i]);
	}
	if ((sum - largest) / (double)(count - 1) > bound)
		return true;
	return menu->best.constant && menu->p > bound &&
	       difference_slope(p, count) > bound &&
	       (count < 3 || difference_slope(p, count - 1) > bound);
}

static enum confidence
vote(const struct points *range, const double *slopes,
    const struct judge_options *options, struct judgement *j, double end)
{
	double votes[3] = {end, j->p_diff, j->p_menu};
	double bound = options->bound;
	size_t above = 0;

	for (int i = 0; i < 3; i++)
		above += votes[i] > bound;
	if (options->exact) {
		if (j->exact)
			return CONFIDENCE_FIRM;
		if (range->count < 4 || (above != 0 && above != 3))
			return CONFIDENCE_PROVISIONAL;
		return CONFIDENCE_FIRM;
	}
	if (above >= 2 && !grows_steadily(range, slopes, &j->menu, bound)) {
		j->jump = true;
		return CONFIDENCE_UNDECIDED;
	}
	if (above != 0 && above != 3)
		return CONFIDENCE_PROVISIONAL;
	/* Near the bound either side may be the truth. */
	if (range->count < 4 || fabs(j->p - bound) < NEAR * (j->hi - j->p))
		return CONFIDENCE_PROVISIONAL;
	return CONFIDENCE_FIRM;
}

/* What the law of all sizes but the largest says of that one. BEFORE is their
 * menu. */
static double
hold_out(const struct points *p, const struct menu *before, bool exact)
{
	struct points fewer = *p;
	struct law law;
	size_t last = p->count - 1;

	fewer.count--;
	if (exact && law_exact(&fewer, &law))
		return law_at(&law, p->n[last]) / p->y[last] - 1;
	if (!before->fitted)
		return NAN;
	return model_at(&before->best, p->n[last]) / p->y[last] - 1;
}

/* The first size of a steep stretch at the end, where a law of its own fits
 * that much better than one law, with or without a constant, fits all. */
static double
growth_from(
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
	if (low - before <= 0.4)
		return NAN;
	for (size_t i = from; i <= last; i++) {
		tail.n[tail.count] = p->n[i];
		tail.y[tail.count++] = p->y[i];
	}
	fit_menu(&tail, &menu);
	if (!menu.fitted || menu.best.score > 0.5 * score)
		return NAN;
	return p->n[from];
}

/* A count that one polynomial goes through: nothing is open. */
static bool
decide_exactly(const struct points *p, const double *slopes,
    const struct judge_options *options, struct judgement *j)
{
	struct menu none = {.fitted = false};

	j->exact = options->exact && law_exact(p, &j->law);
	if (!j->exact)
		return false;
	j->sigma = 0;
	j->bend = find_bend(p, slopes, 0);
	j->p_diff = fit_diff(p);
	j->p_menu = law_slope(&j->law, p->n[p->count - 2], p->n[p->count - 1]);
	j->p = j->lo = j->hi = j->p_menu;
	j->verdict = judge_band(j->p);
	j->confidence = CONFIDENCE_FIRM;
	if (options->holdout)
		j->holdout = hold_out(p, &none, true);
	return true;
}

/* Finds the range that the law holds in; RANGE becomes the points in it. */
static void
find_range(const struct points *p, const double *slopes,
    const struct menu *before, const struct judge_options *options,
    struct judgement *j, struct points *range)
{
	size_t last = p->count - 1, end;
	double sigma = deviation(&j->menu, p->count, options);

	j->sigma = sigma;
	j->bend = find_bend(p, slopes, sigma);
	/* One law through both sides of a bend leaves residuals that are no
	 * noise: those without the largest size tell better. */
	if (last >= 3)
		sigma = fmin(sigma, deviation(before, 4, options));
	end = range_end(p, slopes, sigma, options);
	if (end == last)
		return;
	range->count = end + 1;
	j->capped = true;
	j->bend = BEND_DOWN;
	j->range_end = p->n[end];
	j->beyond = fit_slope(p->n[end], p->y[end], p->n[last], p->y[last]);
	if (range->count == last)
		j->menu = *before;
	else
		fit_menu(range, &j->menu);
	j->sigma = deviation(&j->menu, range->count, options);
}

static void
decide(const struct points *p, const double *slopes,
    const struct judge_options *options, struct judgement *j)
{
	struct points range = *p, fewer = *p;
	struct menu before;
	double end_p, error, score;

	fewer.count--;
	fit_menu(&fewer, &before);
	fit_menu(p, &j->menu);
	score = j->menu.best.score;
	find_range(p, slopes, &before, options, j, &range);
	j->exact = options->exact && j->capped && law_exact(&range, &j->law);
	end_p = fit_end(&range);
	j->p_diff = fit_diff(&range);
	j->p_menu = j->exact ? law_slope(&j->law, range.n[range.count - 2],
				   range.n[range.count - 1])
			     : j->menu.p;
	if (!isfinite(j->p_menu))
		j->p_menu = end_p;
	j->p = j->exact ? j->p_menu : median3(end_p, j->p_diff, j->p_menu);
	error = slope_error(&range, range.count - 2, j->sigma);
	j->lo = j->p - error;
	j->hi = j->p + error;
	if (options->exact && !j->exact) {
		/* No noise: what is open is the law alone. */
		j->lo = fmin(j->lo, fmin(j->p_diff, fmin(j->p_menu, end_p)));
		j->hi = fmax(j->hi, fmax(j->p_diff, fmax(j->p_menu, end_p)));
	}
	j->confidence = vote(&range, slopes, options, j, end_p);
	j->verdict = judge_band(j->p);
	if (!j->capped && j->p > options->bound)
		j->range_from = growth_from(p, slopes, options->bound, score);
	if (options->holdout)
		j->holdout = hold_out(p, &before, options->exact);
}

void
judge(const struct points *p, const struct judge_options *options,
    struct judgement *j)
{
	double slopes[FIT_MAX_SIZES];

	*j = (struct judgement){.sizes = p->count,
	    .p = NAN,
	    .lo = NAN,
	    .hi = NAN,
	    .p_end = NAN,
	    .p_diff = NAN,
	    .p_menu = NAN,
	    .p_all = NAN,
	    .range_end = NAN,
	    .beyond = NAN,
	    .range_from = NAN,
	    .sigma = NAN,
	    .holdout = NAN};
	if (p->count < 2)
		return;
	for (size_t i = 0; i + 1 < p->count; i++)
		slopes[i] =
		    fit_slope(p->n[i], p->y[i], p->n[i + 1], p->y[i + 1]);
	j->p_end = fit_end(p);
	j->p_all = fit_line(p);
	if (p->count == 2) {
		j->p = j->p_end;
		j->sigma = deviation(&j->menu, 2, options);
		j->lo = j->p - slope_error(p, 0, j->sigma);
		j->hi = j->p + slope_error(p, 0, j->sigma);
		j->confidence = CONFIDENCE_UNDECIDED;
		return;
	}
	if (!decide_exactly(p, slopes, options, j))
		decide(p, slopes, options, j);
}
