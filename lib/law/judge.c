/* judge.c: see judge.h. */
#include "law/judge.h"

#include <math.h>

#include "core/statistics.h"
#include "law/doubling.h"
#include "law/exact.h"
#include "law/exponent.h"
#include "law/range.h"

enum verdict
judge_band(double p)
{
	if (p < BAND_SUBLINEAR)
		return VERDICT_SUBLINEAR;
	if (p <= BAND_LINEAR)
		return VERDICT_LINEAR;
	if (p <= BAND_NEAR_LINEAR)
		return VERDICT_NEAR_LINEAR;
	if (p <= BAND_WATCH)
		return VERDICT_WATCH;
	if (p <= BAND_SUPERLINEAR)
		return VERDICT_SUPERLINEAR;
	return VERDICT_QUADRATIC;
}

enum finding
judge_finding(const struct judgement *j)
{
	if (j->verdict == VERDICT_NONE)
		return FOUND_OPEN;
	if (j->p <= FASTER && j->hi <= FASTER)
		return FOUND_FLAT;
	return j->p > FASTER && j->confidence == CONFIDENCE_FIRM ? FOUND_STEEP
								 : FOUND_OPEN;
}

enum law_class
judge_class(const struct judgement *j)
{
	if (j->exact)
		return law_class(&j->law);
	return j->menu.fitted ? j->menu.best.class : CLASS_NONE;
}

static double
median3(double a, double b, double c)
{
	return fmax(fmin(a, b), fmin(fmax(a, b), c));
}

static double
pooled(const struct judge_options *options)
{
	return isfinite(options->noise) ? options->noise : NOISE_USUAL;
}

/* The relative deviation of one value: from the residuals of four sizes or
 * more, but at least half of what the other functions show. */
static double
deviation(
    const struct menu *menu, size_t sizes, const struct judge_options *options)
{
	if (options->exact)
		return 0;
	if (sizes < SIZES_FIRM || !isfinite(menu->sigma))
		return pooled(options);
	return fmax(menu->sigma, 0.5 * pooled(options));
}

/* The deviation to expect of a value before the points are looked at. */
static double
expected_noise(const struct judge_options *options)
{
	if (options->exact)
		return NOISE_COUNT;
	return isfinite(options->noise) ? options->noise : NOISE_PRIOR;
}

/* How many of the three estimators are above the bound. */
static size_t
votes_above(const struct judgement *j, double end, double bound)
{
	return (size_t)(end > bound) + (j->p_diff > bound) +
	       (j->p_menu > bound);
}

static enum confidence
vote(const struct points *range, const double *slopes,
    const struct judge_options *options, struct judgement *j, double end)
{
	double bound = options->bound;
	size_t above = votes_above(j, end, bound);
	bool steep = j->p > bound, one_step;

	if (j->exact)
		return CONFIDENCE_FIRM;
	one_step = (steep || above >= 2) &&
		   !range_steady(range, slopes, &j->menu, bound);
	if (!options->exact && one_step) {
		j->jump = true;
		return CONFIDENCE_UNDECIDED;
	}
	/* Votes for the side that p is on. */
	if (!steep)
		above = 3 - above;
	/* A count with one step beyond its law may have more of them, or
	 * not. */
	if (range->count >= SIZES_FIRM && above >= 2 && j->doubt < DOUBT_FIRM &&
	    !one_step && (steep ? j->lo > bound : j->hi < bound))
		return CONFIDENCE_FIRM;
	if (above >= 2 || j->doubt < DOUBT_PROVISIONAL)
		return CONFIDENCE_PROVISIONAL;
	return CONFIDENCE_UNDECIDED;
}

/* A count that is far from every law cannot be explained by noise. Its law is
 * open; the estimators tell the interval. */
static void
widen_count(struct judgement *j, double end, double bound)
{
	j->p = median3(end, j->p_diff, j->p_menu);
	j->lo = fmin(j->lo, fmin(j->p_diff, fmin(j->p_menu, end)));
	j->hi = fmax(j->hi, fmax(j->p_diff, fmax(j->p_menu, end)));
	if (j->lo <= bound && j->hi >= bound)
		j->doubt = 0.5;
}

bool
interval_tells(double lo, double hi)
{
	return !(hi - lo >= INTERVAL_VAGUE && lo <= JUDGE_BOUND);
}

/* The median of a wide distribution mostly shows the prior; then the median of
 * the estimators is used, within the interval. */
static double
headline(const struct exponent *found, double end, const struct judgement *j)
{
	double seen = median3(end, j->p_diff, j->p_menu);

	if (found->hi - found->lo < INTERVAL_VAGUE)
		return found->p;
	return fmin(fmax(seen, found->lo), found->hi);
}

/* The exponent, its interval and the doubt, from the points of RANGE. */
static void
find_exponent(const struct points *range, const struct judge_options *options,
    struct judgement *j, double end)
{
	double noise = expected_noise(options);
	int freedom = options->exact || options->freedom < 1
			  ? NOISE_PRIOR_FREEDOM
			  : options->freedom;
	struct exponent found;
	double error;

	if (j->exact) {
		j->p = j->lo = j->hi = j->p_menu;
		j->doubt = 0;
		return;
	}
	if (exponent_weigh(range, fmax(noise, NOISE_COUNT), freedom,
		options->bound, &found)) {
		j->lo = found.lo;
		j->hi = found.hi;
		j->p = headline(&found, end, j);
		j->doubt = j->p > options->bound ? found.below : found.above;
		if (options->exact && found.sigma > NEARLY_EXACT)
			widen_count(j, end, options->bound);
		return;
	}
	j->p = median3(end, j->p_diff, j->p_menu);
	error = range_slope_error(range, range->count - 2, j->sigma);
	j->lo = j->p - error;
	j->hi = j->p + error;
	j->doubt = 0.5;
}

/* The relative error in predicting the largest size from the others. BEFORE has
 * the fits of the others. */
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

/* A count with an exact law through all points needs no estimate. */
static bool
decide_exactly(const struct points *p, const double *slopes,
    const struct judge_options *options, struct judgement *j)
{
	struct menu none = {.fitted = false};

	j->exact = options->exact && law_exact(p, &j->law);
	if (!j->exact)
		return false;
	j->sigma = 0;
	j->bend = range_bend(p, slopes, 0);
	j->p_diff = fit_diff(p);
	j->p_menu = law_slope(&j->law, p->n[p->count - 2], p->n[p->count - 1]);
	j->p = j->lo = j->hi = j->p_menu;
	j->doubt = 0;
	j->verdict = judge_band(j->p);
	j->confidence = CONFIDENCE_FIRM;
	j->holdout = hold_out(p, &none, true);
	return true;
}

/* True if neither noise nor the machine's speed makes it look so. */
static bool
is_end(const struct points *p, size_t end, const struct judge_options *options)
{
	return range_ends_there(
		   p, end, expected_noise(options), options->freedom) &&
	       (!options->one_run || range_missed(p, end) > RANGE_SPEEDS);
}

/* Finds the range that the law holds in, and leaves in RANGE the points of it.
 * BEFORE has the fits of all sizes but the largest. */
static void
find_range(const struct points *p, const double *slopes,
    const struct menu *before, const struct judge_options *options,
    struct judgement *j, struct points *range)
{
	size_t last = p->count - 1, end;
	double sigma = deviation(&j->menu, p->count, options);
	double local = options->exact ? (double)NAN : range_noise(p);

	j->sigma = sigma;
	j->bend = range_bend(p, slopes, sigma);
	/* The residuals of one law through both sides of a bend are not noise:
	 * those of the fit without the largest size are smaller. */
	if (last >= SIZES_VERDICT)
		sigma = fmin(sigma, deviation(before, SIZES_FIRM, options));
	/* With several sizes beyond the bend that is not enough: compare each
	 * point with its neighbours. */
	if (isfinite(local))
		sigma = fmin(sigma, fmax(local, 0.5 * pooled(options)));
	end = range_end(p, slopes, sigma, options->bound, options->exact);
	if (end == last || (!options->exact && !is_end(p, end, options)))
		return;
	range->count = end + 1;
	j->capped = true;
	j->bend = BEND_DOWN;
	j->range_end = p->n[end];
	j->beyond = log_slope(p->n[end], p->y[end], p->n[last], p->y[last]);
	if (range->count == last)
		j->menu = *before;
	else
		fit_menu(range, &j->menu);
	j->sigma = deviation(&j->menu, range->count, options);
}

/* Growth that no power of n explains; nothing is open then but by how much. */
static bool
decide_doubling(const struct points *p, const double *slopes,
    const struct judge_options *options, struct judgement *j)
{
	struct doubling found;

	if (!options->doubles)
		return false;
	fit_menu(p, &j->menu);
	if (!doubling_find(p, &j->menu, &found))
		return false;
	j->menu = (struct menu){.fitted = true,
	    .best = found.model,
	    .p = found.p,
	    .sigma = found.sigma};
	j->sigma = deviation(&j->menu, p->count, options);
	j->bend = range_bend(p, slopes, j->sigma);
	j->p = j->p_menu = found.p;
	j->p_diff = fit_diff(p);
	j->lo = found.p - found.error;
	j->hi = found.p + found.error;
	j->doubt = 0;
	j->verdict = VERDICT_EXPONENTIAL;
	j->confidence = CONFIDENCE_FIRM;
	return true;
}

static void
decide(const struct points *p, const double *slopes,
    const struct judge_options *options, struct judgement *j)
{
	struct points range = *p, fewer = *p;
	struct menu before;
	double end_p, score;

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
	find_exponent(&range, options, j, end_p);
	j->confidence = vote(&range, slopes, options, j, end_p);
	j->verdict = judge_band(j->p);
	if (!j->capped && j->p > options->bound)
		j->range_from = range_start(p, slopes, options->bound, score);
	j->holdout = hold_out(p, &before, options->exact);
}

/* The points that are finite and positive with n rising; the first of equal
 * sizes. */
static const struct points *
sound(const struct points *p, struct points *copy)
{
	double before = 0;

	copy->count = 0;
	for (size_t i = 0; i < p->count; i++) {
		if (!(p->n[i] > before && isfinite(p->n[i]) && p->y[i] > 0 &&
			isfinite(p->y[i])))
			continue;
		copy->n[copy->count] = before = p->n[i];
		copy->y[copy->count++] = p->y[i];
	}
	return copy->count == p->count ? p : copy;
}

void
judge(const struct points *all, const struct judge_options *options,
    struct judgement *j)
{
	double slopes[FIT_MAX_SIZES];
	struct points copy;
	const struct points *p = sound(all, &copy);

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
	    .doubt = NAN,
	    .holdout = NAN};
	if (p->count < 2)
		return;
	for (size_t i = 0; i + 1 < p->count; i++)
		slopes[i] =
		    log_slope(p->n[i], p->y[i], p->n[i + 1], p->y[i + 1]);
	j->p_end = fit_end(p);
	j->p_all = fit_line(p);
	if (p->count == 2) {
		j->p = j->p_end;
		j->sigma = deviation(&j->menu, 2, options);
		j->lo = j->p - range_slope_error(p, 0, j->sigma);
		j->hi = j->p + range_slope_error(p, 0, j->sigma);
		j->confidence = CONFIDENCE_UNDECIDED;
		return;
	}
	if (!decide_exactly(p, slopes, options, j) &&
	    !decide_doubling(p, slopes, options, j))
		decide(p, slopes, options, j);
}
