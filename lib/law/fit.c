/*
 * fit.c: slopes in logarithms, and the classes fitted by least squares of
 * relative residuals, with and without a constant. See fit.h.
 */
#include "law/fit.h"

#include <math.h>

#include "core/statistics.h"
#include "law/bounds.h"

size_t
points_add_least(struct points *p, double n, double y, bool *is_new)
{
	size_t at = 0;

	while (at < p->count && p->n[at] < n)
		at++;
	*is_new = at == p->count || p->n[at] > n;
	if (!*is_new) {
		p->y[at] = fmin(p->y[at], y);
		return at;
	}
	if (p->count == FIT_MAX_SIZES)
		return FIT_MAX_SIZES;
	for (size_t i = p->count++; i > at; i--) {
		p->n[i] = p->n[i - 1];
		p->y[i] = p->y[i - 1];
	}
	p->n[at] = n;
	p->y[at] = y;
	return at;
}

double
fit_end(const struct points *p)
{
	size_t k = p->count;

	if (k < 2)
		return NAN;
	return log_slope(p->n[k - 2], p->y[k - 2], p->n[k - 1], p->y[k - 1]);
}

/* (c^p - 1) / (1 - a^p): for sizes a < 1 < c the quotient of the two
 * differences of n^p. It rises with p. */
static double
difference_ratio(double log_a, double log_c, double p)
{
	if (fabs(p) < SOLVE_ZERO)
		return -log_c / log_a;
	return expm1(p * log_c) / -expm1(p * log_a);
}

double
fit_diff(const struct points *points)
{
	size_t k = points->count;
	const double *n = points->n, *y = points->y;
	double first, second, want, log_a, log_c, low = -4, high = 8, p;

	if (k < SIZES_VERDICT)
		return fit_end(points);
	first = y[k - 2] - y[k - 3];
	second = y[k - 1] - y[k - 2];
	if (first <= 0 || second <= 0)
		return fit_end(points);
	want = log_ratio(first, second);
	log_a = log(n[k - 3] / n[k - 2]);
	log_c = log(n[k - 1] / n[k - 2]);
	/* The solution where sizes are geometric, otherwise a first guess. */
	p = want / (0.5 * (log_c - log_a));
	for (int step = 0; step < SOLVE_STEPS; step++) {
		double at, above, slope;

		p = fmin(fmax(p, low), high);
		at = log(difference_ratio(log_a, log_c, p)) - want;
		if (fabs(at) < SOLVE_NEAR)
			break;
		if (at > 0)
			high = p;
		else
			low = p;
		if (high - low < SOLVE_NEAR)
			break;
		above =
		    log(difference_ratio(log_a, log_c, p + SOLVE_STEP)) - want;
		slope = (above - at) / SOLVE_STEP;
		p -= at / slope;
		if (!(p > low && p < high))
			p = 0.5 * (low + high);
	}
	return p;
}

double
fit_line(const struct points *p)
{
	struct line line = {0};

	if (p->count < 2)
		return NAN;
	for (size_t i = 0; i < p->count; i++)
		line_add(&line, log(p->n[i]), log(p->y[i]));
	return line_slope(&line);
}

double
fit_class_at(enum law_class class, double n, double log_n)
{
	switch (class) {
	case CLASS_ONE:
		return 1;
	case CLASS_LOG:
		return log_n;
	case CLASS_N:
		return n;
	case CLASS_NLOG:
		return n * log_n;
	case CLASS_N15:
		return n * sqrt(n);
	case CLASS_N2:
		return n * n;
	case CLASS_N2LOG:
		return n * n * log_n;
	case CLASS_FACTORIAL:
		return tgamma(n + 1);
	case CLASS_N3:
	default:
		return n * n * n;
	}
}

static double
log_of(double n, bool shifted)
{
	return shifted ? log1p(n) : log(n);
}

static double
model_class_at(const struct model *m, double n)
{
	if (m->class == CLASS_DOUBLES)
		return exp2(n / m->step);
	return fit_class_at(m->class, n, log_of(n, m->shifted));
}

double
model_at(const struct model *m, double n)
{
	return m->a + m->b * model_class_at(m, n);
}

double
model_slope(const struct model *m, double n1, double n2)
{
	return log_slope(n1, model_class_at(m, n1), n2, model_class_at(m, n2));
}

/*
 * y = b f: with u = f/y the relative residual is 1 - b u. Leaving point i out
 * multiplies its residual by 1 / (1 - leverage), so that no second fit is
 * needed.
 */
static bool
fit_plain(const double *u, size_t k, struct model *m)
{
	double su = 0, suu = 0, sum = 0;

	for (size_t i = 0; i < k; i++) {
		su += u[i];
		suu += u[i] * u[i];
	}
	m->a = 0;
	m->b = su / suu;
	for (size_t i = 0; i < k; i++) {
		double left = 1 - u[i] * u[i] / suu;
		double e = (1 - m->b * u[i]) / fmax(left, MENU_LEVERAGE);

		sum += e * e;
	}
	m->score = sqrt(sum / (double)k);
	return m->b > 0 && isfinite(m->score) && isfinite(m->b);
}

/* y = a + b f, with v = 1/y as the second regressor. */
static bool
fit_constant(const double *u, const double *v, size_t k, struct model *m)
{
	double su = 0, sv = 0, suu = 0, svv = 0, suv = 0, det, sum = 0;

	for (size_t i = 0; i < k; i++) {
		su += u[i];
		sv += v[i];
		suu += u[i] * u[i];
		svv += v[i] * v[i];
		suv += u[i] * v[i];
	}
	det = suu * svv - suv * suv;
	if (!(det > MENU_DEPENDENT * suu * svv))
		return false;
	m->a = (sv * suu - su * suv) / det;
	m->b = (su * svv - sv * suv) / det;
	if (!(m->a >= 0 && m->b > 0))
		return false;
	for (size_t i = 0; i < k; i++) {
		double lever = (v[i] * v[i] * suu - 2 * u[i] * v[i] * suv +
				   u[i] * u[i] * svv) /
			       det;
		double e = 1 - m->a * v[i] - m->b * u[i];

		e /= fmax(1 - lever, MENU_LEVERAGE);
		sum += e * e;
	}
	m->score = sqrt(sum / (double)k);
	return isfinite(m->score);
}

void
fit_shape(const struct points *p, const double *f, struct model out[2])
{
	double u[FIT_MAX_SIZES], v[FIT_MAX_SIZES];
	size_t last = p->count - 1;
	double unit = f[last], top = p->y[last];

	/* Both regressors are one at the largest size: sums stay in range. */
	for (size_t i = 0; i < p->count; i++) {
		v[i] = top / p->y[i];
		u[i] = f[i] / unit * v[i];
	}
	for (int constant = 0; constant < 2; constant++) {
		struct model *m = &out[constant];
		bool good;

		*m = (struct model){.constant = constant != 0};
		if (constant == 0)
			good = fit_plain(u, p->count, m);
		else
			good = p->count >= SIZES_VERDICT &&
			       fit_constant(u, v, p->count, m);
		m->a *= top;
		m->b *= top / unit;
		if (!good || !isfinite(m->b) || !isfinite(m->a))
			m->score = INFINITY;
	}
}

/* Fits class CLASS, with and without a constant. */
static void
fit_one_class(const struct points *p, const double *log_n, bool shifted,
    enum law_class class, struct model out[2])
{
	double f[FIT_MAX_SIZES] = {0};

	for (size_t i = 0; i < p->count; i++)
		f[i] = fit_class_at(class, p->n[i], log_n[i]);
	fit_shape(p, f, out);
	for (int constant = 0; constant < 2; constant++) {
		out[constant].class = class;
		out[constant].shifted = shifted;
	}
	if (class == CLASS_ONE)
		out[1].score = INFINITY;
}

double
fit_residual(const struct points *p, const struct model *m)
{
	size_t free_points = p->count - 1 - (m->constant ? 1 : 0);
	double sum = 0;

	if (p->count < SIZES_VERDICT)
		return NAN;
	for (size_t i = 0; i < p->count; i++) {
		double e = model_at(m, p->n[i]) / p->y[i] - 1;

		sum += e * e;
	}
	return sqrt(sum / (double)free_points);
}

void
fit_menu(const struct points *p, struct menu *menu)
{
	struct model models[CLASS_MENU][2];
	double log_n[FIT_MAX_SIZES];
	double limit = INFINITY;
	bool shifted;

	*menu = (struct menu){.p = NAN, .sigma = NAN};
	if (p->count < 2)
		return;
	shifted = p->n[0] < 2;
	for (size_t i = 0; i < p->count; i++)
		log_n[i] = log_of(p->n[i], shifted);
	for (int c = 0; c < CLASS_MENU; c++) {
		fit_one_class(p, log_n, shifted, (enum law_class)c, models[c]);
		for (int constant = 0; constant < 2; constant++)
			limit = fmin(limit, models[c][constant].score);
	}
	if (!isfinite(limit))
		return;
	limit = fmax(limit, MENU_FLOOR) * MENU_SLACK;
	/* The simplest first: no constant before a constant, slow before
	 * fast. */
	for (int i = 0; i < 2 * CLASS_MENU && !menu->fitted; i++) {
		struct model *m = &models[i % CLASS_MENU][i / CLASS_MENU];

		if (m->score <= limit) {
			menu->best = *m;
			menu->fitted = true;
		}
	}
	for (int i = 0; i < 2 * CLASS_MENU; i++) {
		struct model *m = &models[i % CLASS_MENU][i / CLASS_MENU];

		if (m->class == menu->best.class || !isfinite(m->score))
			continue;
		if (!menu->has_second || m->score < menu->second.score) {
			menu->second = *m;
			menu->has_second = true;
		}
	}
	menu->p =
	    model_slope(&menu->best, p->n[p->count - 2], p->n[p->count - 1]);
	menu->sigma = fit_residual(p, &menu->best);
}
