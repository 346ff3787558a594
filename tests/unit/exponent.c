/*
 * exponent.c: the exponent as a distribution, against the same integrals done
 * the slow way: every law on a fine grid, and the constant summed over as many
 * steps instead of by a formula.
 *
 *	n = 100 200 400 800, y = n^2 but for 5 % -> p 1.97, 1.79 to 2.13
 */
#include "tap.h"

#include "core/statistics.h"
#include "law/exponent.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BOUND	     1.3
#define CONSTANTS    200  /* steps from no constant to all of the least value */
#define PER_UNIT     1000 /* steps in a unit of the exponent */
#define MOST	     60000

struct grid {
	double s[MOST], w[MOST];
	size_t count;
	double total;
};

/* The points from FROM on, and what is known of the noise beforehand. */
struct tail {
	const struct points *p;
	size_t from;
	double prior; /* squares expected of FREEDOM points */
	int freedom;
	double closest; /* the least that a law left of the squares */
};

static double
size_of(const struct tail *t, size_t i)
{
	return t->p->n[i] / t->p->n[t->p->count - 1];
}

/* The density of y = c + b g, with c a part of the least value, all b and all
 * deviations averaged over. */
static double
density_at(struct tail *t, const double *g, double c, double least)
{
	double tt = 0, tu = 0, uu = 0, unit = 0, rss;

	for (size_t i = t->from; i < t->p->count; i++) {
		double w = least / t->p->y[i], u = g[i] * w;

		tt += (1 - c * w) * (1 - c * w);
		tu += (1 - c * w) * u;
		uu += u * u;
		if (w >= 1)
			unit = g[i];
	}
	rss = fmax(tt - tu * tu / uu, 0);
	t->closest = fmin(t->closest, rss);
	rss += t->prior;
	return unit / sqrt(uu) *
	       pow(t->prior / rss,
		   0.5 * (t->freedom + (double)(t->p->count - t->from) - 1));
}

static double
density(struct tail *t, const double *g, bool constant)
{
	double least = INFINITY, sum = 0;

	for (size_t i = t->from; i < t->p->count; i++)
		least = fmin(least, t->p->y[i]);
	if (!constant)
		return density_at(t, g, 0, least);
	for (int k = 0; k < CONSTANTS; k++)
		sum +=
		    density_at(t, g, (k + 0.5) / CONSTANTS, least) / CONSTANTS;
	return sum;
}

static void
add(struct grid *grid, double s, double w)
{
	grid->s[grid->count] = s;
	grid->w[grid->count++] = w;
	grid->total += w;
}

static void
add_classes(struct grid *grid, struct tail *t, double factor)
{
	double g[FIT_MAX_SIZES];
	size_t last = t->p->count - 1;
	bool shifted = t->p->n[0] < 2;

	for (int c = 0; c < CLASS_MENU; c++) {
		bool common = c == CLASS_ONE || c == CLASS_N || c == CLASS_N2;
		double prior = factor * (common ? 0.06 : 0.02), s;

		for (size_t i = t->from; i <= last; i++) {
			double n = t->p->n[i];

			g[i] = fit_class_at(
			    (enum law_class)c, n, shifted ? log1p(n) : log(n));
		}
		s = log_slope(
		    t->p->n[last - 1], g[last - 1], t->p->n[last], g[last]);
		add(grid, s, prior * density(t, g, false));
		if (c != CLASS_ONE)
			add(grid, s, prior * density(t, g, true));
	}
}

/* n^s from LOW to HIGH, or n (1 - t + t n) where that is n^s between the two
 * largest sizes. */
static void
add_family(struct grid *grid, struct tail *t, double factor, bool mixture,
    double low, double high)
{
	double g[FIT_MAX_SIZES], step = 1.0 / PER_UNIT;
	size_t last = t->p->count - 1;
	double r = size_of(t, last - 1);

	for (double s = low + step / 2; s < high; s += step) {
		double part = (r - pow(r, s)) / (r - r * r);
		double prior = factor * step * (mixture ? 0.25 : 0.10), w;

		for (size_t i = t->from; i <= last; i++) {
			double n = size_of(t, i);

			g[i] = mixture ? n * (1 - part + part * n) : pow(n, s);
		}
		w = density(t, g, false);
		if (s > 0)
			w += density(t, g, true);
		add(grid, s, prior * w);
	}
}

static void
add_tail(struct grid *grid, struct tail *t, double factor)
{
	double low = -1, high = 4;

	for (size_t i = 0; i + 1 < t->p->count; i++) {
		double slope = log_slope(
		    t->p->n[i], t->p->y[i], t->p->n[i + 1], t->p->y[i + 1]);

		low = fmin(low, slope - 1);
		high = fmax(high, slope + 1);
	}
	add_classes(grid, t, factor);
	add_family(grid, t, factor, false, low, high);
	add_family(grid, t, factor, true, 1, 2);
}

/* All points, and those from a later size on where what is before is flatter
 * by 0.3 than the end; each size that is left out is paid for. Returns what the
 * nearest law of all points left of the squares. */
static double
fill(struct grid *grid, const struct points *p, double noise, int freedom)
{
	struct tail t = {.p = p,
	    .prior = freedom * noise * noise,
	    .freedom = freedom,
	    .closest = INFINITY};
	double factor = 0.25, end = fit_end(p), closest;

	grid->count = 0;
	grid->total = 0;
	add_tail(grid, &t, 1);
	closest = t.closest;
	for (t.from = 1; t.from + 3 <= p->count; t.from++) {
		double half = 0.5 * (freedom + (double)(p->count - t.from) - 1);
		size_t i = t.from;

		factor *= 0.5 * sqrt(acos(-1) * t.prior) * tgamma(half) /
			  tgamma(half + 0.5);
		if (log_slope(p->n[i - 1], p->y[i - 1], p->n[i], p->y[i]) >
			end - 0.3 ||
		    factor < 0.05 * grid->total)
			break;
		add_tail(grid, &t, factor);
	}
	return closest;
}

/* The part of the weights below S. */
static double
part_below(const struct grid *grid, double s)
{
	double sum = 0;

	for (size_t i = 0; i < grid->count; i++)
		sum += grid->s[i] < s ? grid->w[i] : 0;
	return sum / grid->total;
}

/* PART of the weights is below S, up to what is within NEAR of it: a class is
 * one exponent, with a part of its own. */
static bool
is_quantile(
    const struct grid *grid, double s, double part, double near, double slack)
{
	return part_below(grid, s - near) <= part + slack &&
	       part_below(grid, s + near) >= part - slack;
}

static void
compare(const char *name, const struct points *p, double noise, int freedom)
{
	static struct grid grid;
	struct exponent e = {0};
	double above, closest = fill(&grid, p, noise, freedom);
	above = 1 - part_below(&grid, BOUND);
	if (!ok(exponent_weigh(p, noise, freedom, BOUND, &e), "%s: %g to %g",
		name, e.lo, e.hi))
		return;
	ok(is_quantile(&grid, e.p, 0.5, 0.05, 0.02), "%s: the median %g", name,
	    e.p);
	ok(is_quantile(&grid, e.lo, 0.025, 0.05, 0.008), "%s: from %g", name,
	    e.lo);
	ok(is_quantile(&grid, e.hi, 0.975, 0.05, 0.008), "%s: to %g", name,
	    e.hi);
	/* The bound falls between two laws that are asked. */
	is_near(e.above, above, 0.002 + 0.2 * fmin(above, 1 - above),
	    "and how much is above the bound");
	closest = sqrt(closest / ((double)p->count - 2));
	is_near(e.sigma, closest, 0.001 + 0.05 * closest,
	    "what the nearest law leaves");
	is_near(e.below + e.above, 1, 1e-9, "the rest is below");
}

/* ---- what is weighed ---- */

#define MOST_SIZES 8

static void
test_points(void)
{
	static const struct {
		const char *name;
		double n[MOST_SIZES], y[MOST_SIZES]; /* up to a 0 */
		double noise;
		int freedom;
	} rows[] = {
	    {"a square", {100, 200, 400, 800}, {1.1, 3.9, 17, 61}, 0.05, 2},
	    {"known noise", {100, 200, 400, 800}, {1.1, 3.9, 17, 61}, 0.05, 20},
	    {"linear", {100, 200, 400, 800}, {1.05, 1.9, 4.1, 8}, 0.05, 4},
	    {"three sizes", {100, 200, 400}, {1, 2.7, 8}, 0.1, 3},
	    {"a fixed cost", {100, 200, 400, 800, 1600},
		{9.8, 10.5, 12, 16.2, 37}, 0.05, 5},
	    {"late growth", {100, 200, 400, 800, 1600, 3200},
		{1, 2, 4, 16.5, 63, 259}, 0.03, 4},
	    {"later growth", {100, 200, 400, 800, 1600, 3200},
		{8, 8.1, 7.9, 8, 31, 130}, 0.1, 2},
	    {"n log n", {1000, 2000, 4000, 8000}, {6.9, 15.2, 33.1, 71.9}, 0.02,
		4},
	    {"in between", {100, 200, 400, 800, 1600}, {1, 2.4, 6.3, 14.8, 38},
		0.1, 3},
	    {"uneven sizes", {10, 17, 60, 150, 300}, {2, 4, 26, 130, 480}, 0.1,
		3},
	    {"a narrow peak at the end of the mixtures",
		{10, 17, 130, 400, 900}, {2, 4, 110, 800, 4100}, 0.1, 3},
	    {"falling", {100, 200, 400, 800}, {8, 4.1, 2, 1}, 0.05, 3},
	    {"faster than the menu", {100, 200, 400, 800}, {1, 20, 390, 8100},
		0.1, 3},
	    {"from one item on", {1, 2, 4, 8, 16}, {1, 2.4, 5.6, 14, 30}, 0.1,
		2},
	    {"no growth", {100, 200, 400, 800}, {5, 5.2, 4.9, 5}, 0.05, 3},
	    {"one slow run", {100, 200, 400, 800, 1600}, {1, 2, 6, 8.2, 16},
		0.05, 2},
	    {"cubes and a fixed cost", {100, 200, 400, 800, 1600},
		{1.5, 2.1, 9, 66, 500}, 0.1, 3},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct points p = {.count = 0};

		while (p.count < MOST_SIZES && rows[i].n[p.count] > 0) {
			p.n[p.count] = rows[i].n[p.count];
			p.y[p.count] = rows[i].y[p.count];
			p.count++;
		}
		compare(rows[i].name, &p, rows[i].noise, rows[i].freedom);
	}
}

/* So far from every law that the likelihood of each is 0. */
static void
test_unlikely(void)
{
	struct points p = {.count = FIT_MAX_SIZES};
	struct exponent e = {.p = 77};

	for (size_t k = 0; k < p.count; k++) {
		p.n[k] = pow(2, (double)k);
		p.y[k] = k % 2 == 0 ? 1 : 2;
	}
	ok(exponent_weigh(&p, 0.05, 2, BOUND, &e), "noise explains it");
	e.p = 77;
	ok(!exponent_weigh(&p, 1e-9, 2, BOUND, &e) && e.p == 77,
	    "nothing does: no answer, and nothing touched");
}

/* Slopes of 11 and more are no law's. */
static void
test_reason(void)
{
	static const struct {
		const char *name;
		size_t count;
		double slope;
		bool weighed;
	} rows[] = {
	    {"one size", 1, 1, false},
	    {"two", 2, 1, true},
	    {"n^10.9", 4, 10.9, true},
	    {"n^11.1", 4, 11.1, false},
	    {"n^-10.9", 4, -10.9, true},
	    {"n^-11.1", 4, -11.1, false},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct points p = {.count = rows[i].count};
		struct exponent e = {.p = 77};
		bool weighed;

		/* The last step alone. */
		for (size_t k = 0; k < p.count; k++) {
			p.n[k] = 100 * pow(2, (double)k);
			p.y[k] = k + 1 == p.count ? pow(2, rows[i].slope) : 1;
		}
		weighed = exponent_weigh(&p, 0.05, 2, BOUND, &e);
		ok(weighed == rows[i].weighed && (weighed || e.p == 77),
		    "%s: %s", rows[i].name,
		    weighed ? "weighed" : "no answer, and nothing touched");
	}
}

int
main(void)
{
	test_points();
	test_reason();
	test_unlikely();
	return done_testing();
}
