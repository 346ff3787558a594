/*
 * doubling.c: growth as 2^n and n!: what is called so, and what never is.
 */
#include "draw.h"
#include "tap.h"

#include "law/judge.h"
#include "law/project.h"

typedef double law_of_n(double n, double u);

static double
fib(double n, double u)
{
	double a = 1, b = 1;

	(void)u;
	for (int i = 1; i < (int)n; i++) {
		double next = a + b;

		a = b;
		b = next;
	}
	return 2 * b - 1;
}

static double
subsets(double n, double u)
{
	(void)u;
	return exp2(n);
}

static double
subsets_each(double n, double u)
{
	(void)u;
	return n * exp2(n);
}

static double
behind_start_up(double n, double u)
{
	(void)u;
	return 0.1 + 1e-7 * exp2(n);
}

static double
orders(double n, double u)
{
	(void)u;
	return tgamma(n + 1);
}

/* u in [0, 1): n^1 to n^7, and a start-up of up to a half of the last value. */
static double
power_law(double n, double u)
{
	return pow(n, 1 + 6 * u);
}

static double
late_power_law(double n, double u)
{
	return pow(30, 1 + 6 * u) * (u + 0.1) / 2 + pow(n, 1 + 6 * u);
}

static double
two_powers(double n, double u)
{
	return n * n * 1000 * u + pow(n, 4);
}

static struct points
by_steps(law_of_n *law, double u, double from, double step, size_t count)
{
	struct points p = {.count = count};

	for (size_t i = 0; i < count; i++) {
		p.n[i] = from + step * (double)i;
		p.y[i] = law(p.n[i], u);
	}
	return p;
}

static struct points
by_doubles(law_of_n *law, double u, double from, size_t count)
{
	struct points p = {.count = count};

	for (size_t i = 0; i < count; i++) {
		p.n[i] = from * exp2((double)i);
		p.y[i] = law(p.n[i], u);
	}
	return p;
}

static struct judgement
judged(const struct points *p, bool counts)
{
	struct judge_options options = {.bound = JUDGE_BOUND,
	    .exact = counts,
	    .noise = counts ? (double)NAN : 0.05,
	    .doubles = true};
	struct judgement j;

	judge(p, &options, &j);
	return j;
}

static void
test_known(void)
{
	static const struct {
		const char *name;
		law_of_n *law;
		double from, by;
		size_t count;
		enum law_class class;
		double step, tolerance;
	} cases[] = {
	    {"fib", fib, 16, 2, 6, CLASS_DOUBLES, 1.4404, 0.001},
	    {"subsets", subsets, 16, 2, 8, CLASS_DOUBLES, 1, 1e-5},
	    {"subsets, each n long", subsets_each, 16, 2, 8, CLASS_DOUBLES,
		0.94, 0.03},
	    {"subsets behind a start-up", behind_start_up, 16, 2, 8,
		CLASS_DOUBLES, 1, 1e-3},
	    {"orders", orders, 4, 1, 7, CLASS_FACTORIAL, 0, 0},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct points p = by_steps(cases[i].law, 0, cases[i].from,
		    cases[i].by, cases[i].count);
		struct judgement j = judged(&p, false);
		struct projection at;
		double next = p.n[p.count - 1] + cases[i].by;

		ok(j.verdict == VERDICT_EXPONENTIAL &&
			j.confidence == CONFIDENCE_FIRM &&
			judge_class(&j) == cases[i].class,
		    "%s: is seen (%s)", cases[i].name,
		    class_name(judge_class(&j)));
		is_near(j.menu.best.step, cases[i].step,
		    cases[i].tolerance + 1e-12, cases[i].name);
		ok(j.lo <= j.p && j.p <= j.hi && j.lo > STEP_STEEPEST_CLASS,
		    "%s: the slope at the end, and its interval",
		    cases[i].name);
		project(&p, &j, next, &at);
		is_near(at.at / cases[i].law(next, 0), 1, 0.06,
		    "one step on, the law tells what it costs");
	}
}

/* How many of 200 draws with relative noise SIGMA are called exponential. */
static int
called(law_of_n *law, bool doubles, double sigma, size_t sizes)
{
	struct rng rng = rng_seed(7);
	int count = 0;

	for (int i = 0; i < 200; i++) {
		double u = rng_unit(&rng);
		struct points p =
		    doubles ? by_doubles(law, u, 10 + floor(90 * u), sizes)
			    : by_steps(law, u, 16, 2, sizes);

		for (size_t k = 0; k < p.count; k++)
			p.y[k] *= exp(sigma * rng_normal(&rng));
		count += judged(&p, false).verdict == VERDICT_EXPONENTIAL;
	}
	return count;
}

static void
test_powers(void)
{
	static const struct {
		const char *name;
		law_of_n *law;
	} laws[] = {{"n^p", power_law}, {"c + n^p", late_power_law},
	    {"a n^2 + n^4", two_powers}};
	static const double noises[] = {0, 0.01, 0.05, 0.2};

	for (size_t l = 0; l < COUNT_OF(laws); l++)
		for (int k = 0; k < 4; k++) {
			for (size_t sizes = 4; sizes <= 8; sizes++) {
				int wrong =
				    called(laws[l].law, true, noises[k], sizes);
				int narrow = called(
				    laws[l].law, false, noises[k], sizes);

				ok(wrong == 0 && narrow == 0,
				    "%s, %zu sizes, noise %g: never 2^n "
				    "(%d, %d)",
				    laws[l].name, sizes, noises[k], wrong,
				    narrow);
			}
		}
}

/* The interval is that of the slope of a line through the logarithms, at the
 * largest n: 1.96 sigma / sqrt(42) * 17 for n from 10 to 17. */
static void
test_interval(void)
{
	struct points p = by_steps(subsets, 0, 10, 1, 8);
	struct judgement j;

	for (size_t k = 0; k < p.count; k++)
		p.y[k] *= k % 2 == 0 ? 1.01 : 0.99;
	j = judged(&p, false);
	ok(j.menu.sigma > 0.01 && j.menu.sigma < 0.013, "points off by 1 %%");
	is_near((j.hi - j.p) / j.menu.sigma, 1.96 / sqrt(42) * 17, 0.001,
	    "what they leave open above");
	is_near((j.p - j.lo) / j.menu.sigma, 1.96 / sqrt(42) * 17, 0.001,
	    "and below");
}

static void
test_silent(void)
{
	struct points few = by_steps(subsets, 0, 8, 2, 4);
	struct points one_step = {
	    5, {100, 200, 400, 800, 1600}, {1, 1, 1, 1, 9}};
	/* Seconds of n calls of numpy.append(), which copy up to 320 kB, the first
	 * of them on a busy machine. */
	struct points mapped = {5, {2500, 5000, 10000, 20000, 40000},
	    {0.0061, 0.009017, 0.022951, 0.076087, 1.642017}};

	ok(judged(&few, false).verdict != VERDICT_EXPONENTIAL,
	    "four sizes are no evidence");
	few = by_steps(subsets, 0, 16, 2, 4);
	ok(judged(&few, false).verdict == VERDICT_EXPONENTIAL,
	    "unless it is as steep as n^15");
	ok(judged(&one_step, false).verdict != VERDICT_EXPONENTIAL,
	    "nor is one step");
	ok(judged(&mapped, false).verdict != VERDICT_EXPONENTIAL,
	    "nor is memory that is mapped anew from one size on");
	few = by_steps(subsets, 0, 16, 0.55, 6);
	ok(judged(&few, false).verdict != VERDICT_EXPONENTIAL,
	    "nor is a rise to less than eight times");
	few = by_steps(subsets, 0, 16, 0.65, 6);
	ok(judged(&few, false).verdict == VERDICT_EXPONENTIAL,
	    "one to more is");
	ok(called(subsets, false, 0.05, 8) == 200,
	    "2^n under noise of 5 %% is seen each time");
	ok(called(fib, false, 0.03, 8) >= 190, "fib under noise of 3 %%: %d",
	    called(fib, false, 0.03, 8));
}

int
main(void)
{
	test_known();
	test_powers();
	test_interval();
	test_silent();
	return done_testing();
}
