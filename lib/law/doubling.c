/*
 * doubling.c: see doubling.h.
 */
#include "law/doubling.h"

#include <math.h>

#include "core/statistics.h"
#include "law/bounds.h"

/* The better of the models with and without a constant. */
static void
keep_better(const struct points *p, const double *f, struct model kind,
    struct model *best)
{
	struct model models[2];
	const struct model *found;

	fit_shape(p, f, models);
	found = &models[models[1].score < models[0].score];
	if (!(found->score < best->score))
		return;
	kind.constant = found->constant;
	kind.a = found->a;
	kind.b = found->b;
	kind.score = found->score;
	*best = kind;
}

/* The score of the best power of n. */
static double
power_score(const struct points *p)
{
	struct model best = {.score = INFINITY};
	double f[FIT_MAX_SIZES];

	for (int i = 1; i <= EXPONENT_REASON * DOUBLING_FINE; i++) {
		for (size_t k = 0; k < p->count; k++)
			f[k] = pow(p->n[k] / p->n[p->count - 1],
			    (double)i / DOUBLING_FINE);
		keep_better(p, f, (struct model){.class = CLASS_N}, &best);
	}
	return best.score;
}

static void
try_step(const struct points *p, double step, struct model *best)
{
	double f[FIT_MAX_SIZES];

	for (size_t k = 0; k < p->count; k++)
		f[k] = exp2(p->n[k] / step);
	keep_better(
	    p, f, (struct model){.class = CLASS_DOUBLES, .step = step}, best);
}

/* The doubling by how many of n is tried around the one that the last two sizes
 * show, and nearer around the best of these. */
static void
fit_doubles(const struct points *p, double end, struct model *best)
{
	double first = p->n[p->count - 1] * LN_2 / end, width = DOUBLING_SPAN;

	try_step(p, first, best);
	for (int round = 0; round < DOUBLING_ROUNDS; round++) {
		double middle = isfinite(best->score) ? best->step : first;

		for (int i = -DOUBLING_FINE; i <= DOUBLING_FINE; i++)
			try_step(p,
			    middle * exp(width * (double)i / DOUBLING_FINE),
			    best);
		width /= DOUBLING_FINE;
	}
}

static void
fit_factorial(const struct points *p, struct model *best)
{
	double f[FIT_MAX_SIZES];

	for (size_t k = 0; k < p->count; k++)
		f[k] = tgamma(p->n[k] + 1);
	keep_better(p, f, (struct model){.class = CLASS_FACTORIAL}, best);
}

/* What one value is off moves the slope of a line through all of them. */
static double
slope_error(const struct points *p, double sigma)
{
	struct line line = {0};

	for (size_t i = 0; i < p->count; i++)
		line_add(&line, p->n[i], 0);
	return NORMAL_95 * line_slope_error(&line, sigma) * p->n[p->count - 1];
}

/* One step that no class explains is a limit of the machine, such as the size
 * from which memory is mapped for each copy; two are growth. */
static bool
is_worth_asking(const struct points *p, double end)
{
	size_t last = p->count - 1;

	return p->count + (end > DOUBLING_STEEP) >= SIZES_DOUBLING &&
	       end > STEP_STEEPEST_CLASS &&
	       log_slope(p->n[last - 2], p->y[last - 2], p->n[last - 1],
		   p->y[last - 1]) > STEP_STEEPEST_CLASS &&
	       p->y[last] > DOUBLING_RISES * p->y[0] &&
	       end < DOUBLING_MOST * LN_2;
}

bool
doubling_find(
    const struct points *p, const struct menu *menu, struct doubling *out)
{
	struct model best = {.score = INFINITY};
	double end = fit_end(p), other, floor;
	size_t last = p->count - 1;

	if (!is_worth_asking(p, end))
		return false;
	fit_doubles(p, end, &best);
	fit_factorial(p, &best);
	floor = fmax(best.score, MENU_FLOOR);
	if (!(best.score < DOUBLING_MISS) || !isfinite(best.a + best.b))
		return false;
	other = power_score(p);
	if (menu->fitted)
		other = fmin(other, menu->best.score);
	if (!(other > DOUBLING_BETTER * floor))
		return false;
	best.score = floor;
	*out = (struct doubling){.model = best};
	out->p = model_slope(&best, p->n[last] * (1 - SOLVE_STEP),
	    p->n[last] * (1 + SOLVE_STEP));
	out->sigma = fit_residual(p, &best);
	out->error = slope_error(p, out->sigma);
	return out->p > STEP_STEEPEST_CLASS;
}
