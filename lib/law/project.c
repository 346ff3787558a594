/* project.c: see project.h. */
#include "law/project.h"

#include <math.h>

#include "core/statistics.h"
#include "law/bounds.h"

double
project_next(double before, double largest, bool steep)
{
	double twice = GROW_RATIO * largest;

	return steep && before < largest ? fmin(twice, 2 * largest - before)
					 : twice;
}

double
project_step(double largest)
{
	return fmax(1, round(largest / STEPS_OF_LARGEST));
}

static void
widen(struct projection *out, double value)
{
	if (!isfinite(value) || value <= 0 || !isfinite(out->at))
		return;
	out->lo = fmin(out->lo, value);
	out->hi = fmax(out->hi, value);
}

static double
power(const struct points *p, double exponent, double target)
{
	size_t last = p->count - 1;

	return p->y[last] * pow(target / p->n[last], exponent);
}

static void
set(struct projection *out, double value)
{
	if (isfinite(value))
		*out = (struct projection){value, value, value};
}

/* Between two measured sizes. */
static void
interpolate(const struct points *p, const struct judgement *j, double target,
    struct projection *out)
{
	size_t i = 0, last = p->count - 1;
	double spread = isfinite(j->sigma) ? exp(NORMAL_95 * j->sigma) : 1;
	double value = p->y[last];

	if (target < p->n[last]) {
		while (target > p->n[i + 1])
			i++;
		value = p->y[i] *
			pow(target / p->n[i], log_slope(p->n[i], p->y[i],
						  p->n[i + 1], p->y[i + 1]));
	}
	set(out, value);
	widen(out, value * spread);
	widen(out, value / spread);
}

/* By the steps of n that the ends of the interval make of it. */
static void
project_doubling(const struct points *p, const struct judgement *j,
    double target, struct projection *out)
{
	size_t last = p->count - 1;
	double steps = (target - p->n[last]) / j->menu.best.step;

	widen(out, p->y[last] * exp2(steps * j->lo / j->p));
	widen(out, p->y[last] * exp2(steps * j->hi / j->p));
}

void
project(const struct points *p, const struct judgement *j, double target,
    struct projection *out)
{
	size_t last = p->count - 1;

	*out = (struct projection){NAN, NAN, NAN};
	if (p->count == 0 || !(target > 0))
		return;
	if (target >= p->n[0] && target <= p->n[last]) {
		interpolate(p, j, target, out);
		return;
	}
	if (j->exact && !j->capped) {
		double value = law_at(&j->law, target);

		if (value >= 0)
			set(out, value);
		return;
	}
	if (p->count == 2 || j->capped) {
		double slope = j->capped ? j->beyond : j->p;
		double error = j->capped ? PROJECT_CAPPED : (j->hi - j->lo) / 2;

		set(out, power(p, slope, target));
		widen(out, power(p, j->p_end, target));
		widen(out, power(p, slope - error, target));
		widen(out, power(p, slope + error, target));
		return;
	}
	if (!j->menu.fitted)
		return;
	set(out, model_at(&j->menu.best, target));
	if (j->verdict == VERDICT_EXPONENTIAL) {
		if (j->menu.best.class == CLASS_DOUBLES)
			project_doubling(p, j, target, out);
		return;
	}
	if (j->menu.has_second)
		widen(out, model_at(&j->menu.second, target));
	/* The last slope has noise: what is within the interval does not
	 * count. */
	if (target > p->n[last])
		widen(
		    out, power(p, fmin(fmax(j->p_end, j->lo), j->hi), target));
}

bool
project_is_said(
    const struct points *p, const struct judgement *j, double target)
{
	const struct model *best = &j->menu.best;
	double slope;

	if (p->count <= 2 || !(target > p->n[p->count - 1]) ||
	    j->confidence < CONFIDENCE_PROVISIONAL || !j->menu.fitted ||
	    j->capped || j->exact || j->verdict == VERDICT_EXPONENTIAL)
		return true;
	slope = model_slope(best, p->n[p->count - 1], target);
	/* A constant hides growth that is still to come. */
	return !isfinite(slope) ||
	       (j->p - slope <= RANGE_STEP &&
		   (best->constant || slope - j->p <= RANGE_STEP));
}

void
project_said(const struct points *p, const struct judgement *j, double target,
    struct projection *out)
{
	double model;

	project(p, j, target, out);
	if (project_is_said(p, j, target))
		return;
	model = out->at;
	set(out, power(p, j->p, target));
	widen(out, model);
	widen(out, power(p, fmin(fmax(j->p_end, j->lo), j->hi), target));
}
