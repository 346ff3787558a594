/*
 * exponent.c: the average over laws. Each law adds a candidate: its exponent at
 * the largest sizes and its weight. The candidates, sorted, are the
 * distribution. See exponent.h.
 */
#include "law/exponent.h"

#include <math.h>

#include "core/statistics.h"
#include "law/bounds.h"
#include "law/likelihood.h"

#define COARSE 20
#define FINE   10
#define ZOOMS  3

static void
add_candidate(struct likelihood *e, double s, double w)
{
	w *= e->factor;
	if (e->candidate_count < CANDIDATES && w > NEGLIGIBLE * e->total) {
		e->candidates[e->candidate_count++] = (struct candidate){s, w};
		e->total += w;
	}
}

/* A family of laws with one parameter, sampled at even steps of their exponent
 * at the largest sizes. `g` has the values of the next one. */
struct family {
	bool mixture; /* n (1 - t + t n); otherwise n^s */
	double prior;
	double g[FIT_MAX_SIZES], ratio[FIT_MAX_SIZES];
	double at, slope;
};

static void
family_start(
    const struct likelihood *e, struct family *f, double s, double step)
{
	if (f->mixture) {
		f->at = exp(s * e->x[e->count - 2]);
		f->slope = exp(step * e->x[e->count - 2]);
		return;
	}
	for (size_t i = 0; i < e->count; i++) {
		f->g[i] = exp(s * e->x[i]);
		f->ratio[i] = exp(step * e->x[i]);
	}
}

/* The sums of the next law; moves on to the one after it. */
static void
family_next(struct likelihood *e, struct family *f, struct shape *shape)
{
	double r, t;

	if (!f->mixture) {
		likelihood_sum(e, f->g, shape);
		for (size_t i = 0; i < e->count; i++)
			f->g[i] *= f->ratio[i];
		return;
	}
	r = e->n[e->count - 2];
	t = (r - f->at) / (r - r * r);
	for (size_t i = 0; i < e->count; i++)
		f->g[i] = e->n[i] * (1 - t + t * e->n[i]);
	f->at *= f->slope;
	likelihood_sum(e, f->g, shape);
}

/* Samples of a family: weights and residual sums of squares. */
struct grid {
	double low, step;
	int count;
	double weights[COARSE], rss[COARSE];
};

/* The parabola through residual sums of squares around the likeliest law. */
struct peak {
	double at, rss, deviation;
	double mass; /* approximate sum of the weights near it */
};

/* At either end of the grid there is no parabola. A law whose neighbour has far
 * less weight is taken for a peak as wide as the step. */
static bool
find_peak_at_end(const struct grid *s, int k, struct peak *peak)
{
	int next = k == 0 ? 1 : k - 1;

	if ((k > 0 && k < s->count - 1) ||
	    s->weights[next] > ZOOM_END * s->weights[k])
		return false;
	peak->at = s->low + s->step * k;
	peak->deviation = s->step / ZOOM_REACH;
	peak->mass = s->weights[k] * s->step;
	return true;
}

static bool
find_peak(const struct likelihood *e, const struct grid *s, int constant,
    struct peak *peak)
{
	double best = 0, curve, slope;
	int k = 0;

	for (int i = 0; i < s->count; i++)
		if (s->weights[i] > best) {
			best = s->weights[i];
			k = i;
		}
	if (!(best > 0))
		return false;
	if (find_peak_at_end(s, k, peak))
		return true;
	k = k == 0 ? 1 : k == s->count - 1 ? k - 1 : k;
	curve = s->rss[k - 1] - 2 * s->rss[k] + s->rss[k + 1];
	slope = s->rss[k - 1] - s->rss[k + 1];
	if (!(curve > 0))
		return false;
	peak->at = s->low + s->step * (k + 0.5 * slope / curve);
	peak->rss = larger(s->rss[k] - 0.125 * slope * slope / curve, e->prior);
	peak->deviation =
	    s->step * sqrt(2 * peak->rss / curve / e->dof[constant]);
	peak->mass = best * 2.5 * peak->deviation;
	if (s->rss[k] > peak->rss)
		peak->mass *=
		    likelihood_power(s->rss[k] / peak->rss, e->dof[constant]);
	return true;
}

/* Adds the laws of a grid. A peak that is narrow for its steps is sampled again
 * with smaller ones. */
static void
add_grid(struct likelihood *e, struct family *f, int constant, struct grid *s,
    int zooms)
{
	double reach = 0;
	struct grid fine;
	struct peak peak = {0};

	if (zooms > 0 && find_peak(e, s, constant, &peak) &&
	    peak.deviation < ZOOM_WITHIN * s->step &&
	    peak.mass * f->prior * e->factor > ZOOM_HOLDS * e->total)
		reach =
		    larger(ZOOM_REACH * peak.deviation, ZOOM_LEAST * s->step);
	for (int k = 0; k < s->count; k++) {
		double at = s->low + k * s->step;

		if (reach > 0 && at > peak.at - reach && at < peak.at + reach)
			continue;
		add_candidate(e, at, s->weights[k] * s->step * f->prior);
	}
	if (!(reach > 0))
		return;
	fine.count = FINE;
	fine.step = 2 * reach / FINE;
	fine.low = peak.at - reach + 0.5 * fine.step;
	family_start(e, f, fine.low, fine.step);
	for (int k = 0; k < FINE; k++) {
		struct shape shape;

		family_next(e, f, &shape);
		fine.weights[k] = likelihood(e, &shape, constant);
		fine.rss[k] = shape.rss[constant];
	}
	add_grid(e, f, constant, &fine, zooms - 1);
}

static void
add_family(
    struct likelihood *e, struct family *f, double low, double high, int count)
{
	struct grid both[2];
	double step = (high - low) / count;

	for (int m = 0; m < 2; m++) {
		both[m].low = low + 0.5 * step;
		both[m].step = step;
		both[m].count = count;
	}
	family_start(e, f, low + 0.5 * step, step);
	for (int k = 0; k < count; k++) {
		bool rises = low + k * step > 0;
		struct shape shape;

		family_next(e, f, &shape);
		for (int m = 0; m < 2; m++) {
			both[m].rss[k] = shape.rss[m];
			both[m].weights[k] =
			    m == 0 || rises ? likelihood(e, &shape, m) : 0;
		}
	}
	add_grid(e, f, 0, &both[0], ZOOMS);
	add_grid(e, f, 1, &both[1], ZOOMS);
}

/* Called once, in a loop, in a loop within a loop. */
static bool is_common(enum law_class class)
{
	return class == CLASS_ONE || class == CLASS_N || class == CLASS_N2;
}

static void
add_classes(struct likelihood *e, const struct points *p, size_t from)
{
	double g[FIT_MAX_SIZES], logs[FIT_MAX_SIZES];
	size_t last = e->count - 1;

	for (size_t i = 0; i <= last; i++)
		logs[i] =
		    p->n[0] < 2 ? log1p(p->n[from + i]) : log(p->n[from + i]);
	for (int class = 0; class < CLASS_MENU; class ++) {
		struct shape shape;
		double s, prior;

		for (size_t i = 0; i <= last; i++)
			g[i] =
			    fit_class_at(class, e->n[i], logs[i] / logs[last]);
		if (!(g[last - 1] > 0 && e->x[last - 1] < 0))
			continue;
		prior = is_common(class) ? PRIOR_COMMON : PRIOR_CLASS;
		s = log(g[last - 1]) / e->x[last - 1];
		likelihood_sum(e, g, &shape);
		add_candidate(e, s, prior * likelihood(e, &shape, 0));
		if (class != CLASS_ONE)
			add_candidate(e, s, prior * likelihood(e, &shape, 1));
	}
}

static double
mass_between(const struct likelihood *e, double low, double high)
{
	double sum = 0;

	for (size_t i = 0; i < e->candidate_count; i++)
		if (e->candidates[i].s > low && e->candidates[i].s < high)
			sum += e->candidates[i].w;
	return sum;
}

static void
add_laws(struct likelihood *e, const struct points *p, size_t from)
{
	struct family powers = {.prior = PRIOR_POWER};
	struct family mixtures = {.mixture = true, .prior = PRIOR_MIXTURE};
	double before = e->total;

	likelihood_gather(e, p, from);
	add_classes(e, p, from);
	/* The classes lie among the exponents of the families: where none is
	 * likely, no other law there is. */
	if (e->total < FAMILY_LIKELY * before)
		return;
	add_family(e, &powers, e->low, e->high, COARSE);
	if (mass_between(e, MIXTURE_FROM, MIXTURE_TO) >
	    MIXTURE_LIKELY * e->total)
		add_family(e, &mixtures, 1, 2, COARSE / 2);
}

/* Laws that begin only after the first sizes, which must be flatter. Each size
 * left out is unexplained, which makes the law less likely. */
static void
add_tails(struct likelihood *e, const struct points *p)
{
	size_t last = p->count - 1;
	double factor = PRIOR_TAIL, end;

	end = log_slope(p->n[last - 1], p->y[last - 1], p->n[last], p->y[last]);
	for (size_t from = 1; from + SIZES_VERDICT <= p->count; from++) {
		double slope = log_slope(
		    p->n[from - 1], p->y[from - 1], p->n[from], p->y[from]);
		double half =
		    0.5 * (e->freedom + (double)(p->count - from) - 1);

		factor *= UNEXPLAINED * sqrt(acos(-1) * e->prior) *
			  exp(lgamma(half) - lgamma(half + 0.5));
		if (slope > end - TAIL_STEP || factor < TAIL_LIKELY * e->total)
			break;
		e->factor = factor;
		add_laws(e, p, from);
	}
}

static double
quantile(
    const struct candidate *candidates, size_t count, double total, double part)
{
	double sum = 0, before = 0, at = candidates[0].s;

	for (size_t i = 0; i < count; i++) {
		double middle = sum + 0.5 * candidates[i].w;

		if (middle >= part * total) {
			if (i == 0)
				return candidates[0].s;
			return at + (candidates[i].s - at) *
					(part * total - before) /
					(middle - before);
		}
		sum += candidates[i].w;
		before = middle;
		at = candidates[i].s;
	}
	return at;
}

/* The exponents to sample: from -1 to 4, more where slopes are steeper. */
static bool
set_reach(struct likelihood *e, const struct points *p)
{
	e->low = -1;
	e->high = 4;
	for (size_t i = 0; i + 1 < p->count; i++) {
		double slope =
		    log_slope(p->n[i], p->y[i], p->n[i + 1], p->y[i + 1]);

		e->low = fmin(e->low, slope - 1);
		e->high = larger(e->high, slope + 1);
	}
	return e->low > -EXPONENT_REASON && e->high < EXPONENT_REASON;
}

bool
exponent_weigh(const struct points *p, double noise, int freedom, double bound,
    struct exponent *out)
{
	struct likelihood e;
	double total = 0, above = 0, below = 0;
	size_t kept = 0;

	if (p->count < 2 || !set_reach(&e, p))
		return false;
	e.candidate_count = 0;
	e.freedom = freedom;
	e.prior = e.rss_scale = freedom * noise * noise;
	e.factor = 1;
	e.total = 0;
	e.closest = INFINITY;
	add_laws(&e, p, 0);
	out->sigma =
	    sqrt((e.closest - e.prior) / fmax((double)p->count - 2, 1));
	if (p->count >= SIZES_FIRM)
		add_tails(&e, p);
	for (size_t i = 0; i < e.candidate_count; i++) {
		struct candidate candidate = e.candidates[i];
		size_t at;

		if (candidate.w < NEGLIGIBLE * e.total)
			continue;
		total += candidate.w;
		if (candidate.s > bound)
			above += candidate.w;
		else
			below += candidate.w;
		for (at = kept++;
		     at > 0 && e.candidates[at - 1].s > candidate.s; at--)
			e.candidates[at] = e.candidates[at - 1];
		e.candidates[at] = candidate;
	}
	if (!isfinite(total) || !(total > 0))
		return false;
	out->lo = quantile(e.candidates, kept, total, DOUBT_FIRM);
	out->hi = quantile(e.candidates, kept, total, 1 - DOUBT_FIRM);
	out->p = quantile(e.candidates, kept, total, 0.5);
	out->above = above / total;
	out->below = below / total;
	return true;
}
