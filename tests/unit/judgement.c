/*
 * judgement.c: from points to a verdict. Where a decision has a bound, the noise is
 * turned until the points stand just before and just behind it.
 */
#include "tap.h"

#include "law/exponent.h"
#include "law/judge.h"
#include "law/range.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MOST	     8
/* Half of the interval of a slope between sizes 2 times apart. */
#define HALF (1.959963984540054 * 1.4142135623730951 / 0.6931471805599453)

/* Sizes 100, 200, 400, ... up to a 0. */
static struct points
points_of(const double *y)
{
	struct points p = {.count = 0};

	while (p.count < MOST && y[p.count] != 0) {
		p.n[p.count] = 100 * pow(2, (double)p.count);
		p.y[p.count] = y[p.count];
		p.count++;
	}
	return p;
}

static struct judgement
judge_of(const double *y, bool exact, double noise, int freedom)
{
	struct judge_options options = {.bound = JUDGE_BOUND,
	    .exact = exact,
	    .noise = noise,
	    .freedom = freedom};
	struct points p = points_of(y);
	struct judgement j;

	judge(&p, &options, &j);
	return j;
}

/* ---- what one value deviates by ---- */

static void
test_sigma(void)
{
	/* The last one is off by 20 %: one law leaves more than 5 %. */
	static const double off[] = {1, 2, 4, 9.6, 0};
	static const struct {
		const char *name;
		double y[MOST];
		double noise, sigma;
	} rows[] = {
	    {"two sizes: what is expected", {1, 2}, 0.1, 0.1},
	    {"three", {1, 2, 4}, 0.1, 0.1},
	    {"four that agree: half of it", {1, 2, 4, 8}, 0.1, 0.05},
	    {"nothing is expected: the usual", {1, 2, 4}, NAN, 0.05},
	    {"half of the usual", {1, 2, 4, 8}, NAN, 0.025},
	};
	struct judgement j;

	for (size_t i = 0; i < COUNT(rows); i++) {
		j = judge_of(rows[i].y, false, rows[i].noise, 0);
		is_near(j.sigma, rows[i].sigma, 1e-9, rows[i].name);
	}
	j = judge_of(off, false, 0.01, 0);
	is_near(j.sigma, j.menu.sigma, 0, "four that disagree: what they show");
	ok(j.sigma > 0.05, "which is more than half of what is expected");
	j = judge_of(off, true, 0.1, 0);
	is_near(j.sigma, 0, 0, "a count has no noise");
}

static void
test_two_sizes(void)
{
	static const double y[] = {1, 4, 0};
	struct judgement j = judge_of(y, false, 0.1, 0);

	is_near(j.p, 2, 1e-12, "two sizes: the slope");
	is_near(j.lo, 2 - 0.1 * HALF, 1e-9, "its interval, below");
	is_near(j.hi, 2 + 0.1 * HALF, 1e-9, "and above");
	ok(j.verdict == VERDICT_NONE && isnan(j.doubt) && isnan(j.holdout),
	    "and nothing else");
}

/* ---- the interval ---- */

/* What the weighing is told of the noise. */
static void
test_noise(void)
{
	static const double y[] = {1.1, 3.9, 17, 61, 0};
	static const struct {
		const char *name;
		bool exact;
		double noise;
		int freedom;
		double told;
		int worth;
	} rows[] = {
	    {"as it is known", false, 0.08, 7, 0.08, 7},
	    {"worth one point", false, 0.08, 1, 0.08, 1},
	    {"worth nothing known: two", false, 0.08, 0, 0.08, 2},
	    {"not known: 3 %, worth two", false, NAN, 0, 0.03, 2},
	    {"never less than 0.1 %", false, 1e-6, 7, 0.001, 7},
	    {"a count: 0.1 %, worth two", true, 0.08, 7, 0.001, 2},
	};
	struct points p = points_of(y);

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct judgement j =
		    judge_of(y, rows[i].exact, rows[i].noise, rows[i].freedom);
		struct exponent e = {0};

		exponent_weigh(
		    &p, rows[i].told, rows[i].worth, JUDGE_BOUND, &e);
		if (rows[i].exact) {
			ok(j.lo <= e.lo && j.hi >= e.hi, "%s", rows[i].name);
			continue;
		}
		ok(j.p == e.p && j.lo == e.lo && j.hi == e.hi &&
			j.doubt == e.below,
		    "%s", rows[i].name);
	}
}

/* A count without a law is as open as its estimators are apart. */
static void
test_wide_counts(void)
{
	static const double near_[] = {1000, 4003, 15990, 64020, 0};
	static const double apart[] = {100, 180, 520, 1300, 0};
	/* The least estimator is that of the model, and that of the end. */
	static const double least[][5] = {
	    {56, 119, 223, 786, 0}, {73, 109, 248, 963, 0}};
	struct judgement j = judge_of(near_, true, NAN, 0);

	ok(!j.exact && j.lo > 1.9 && j.hi < 2.1 && j.doubt < 0.01,
	    "a count that is nearly a square: n^%.2f to n^%.2f", j.lo, j.hi);
	j = judge_of(apart, true, NAN, 0);
	ok(!j.exact && j.lo <= j.p_end && j.lo <= j.p_diff && j.hi >= j.p_end &&
		j.hi >= j.p_diff && j.hi >= j.p_menu && j.lo <= j.p_menu,
	    "one of no law: all estimators are inside of n^%.2f to n^%.2f",
	    j.lo, j.hi);
	for (size_t i = 0; i < COUNT(least); i++) {
		struct judgement k = judge_of(least[i], true, NAN, 0);

		is_near(k.lo, i == 0 ? k.p_menu : k.p_end, 0,
		    "the least of them is where it begins");
	}
	is_near(j.doubt, 0.5, 0, "and the bound is, too: nothing is known");
	is_near(j.p,
	    fmax(fmin(j.p_end, j.p_diff),
		fmin(fmax(j.p_end, j.p_diff), j.p_menu)),
	    1e-12, "the middle one is told");
}

/* A step that no law makes is not weighed. */
static void
test_no_weight(void)
{
	static const double y[] = {1, 1, 1, 1e12, 0};
	struct judgement j = judge_of(y, false, 0.1, 0);
	double middle = fmax(
	    fmin(j.p_end, j.p_diff), fmin(fmax(j.p_end, j.p_diff), j.p_menu));

	is_near(j.p, middle, 1e-12, "out of all reason: the middle estimator");
	is_near(j.hi - j.p, HALF * j.sigma, 1e-9 * HALF * j.sigma,
	    "the interval of the last slope, above");
	is_near(j.p - j.lo, HALF * j.sigma, 1e-9 * HALF * j.sigma, "below");
	is_near(j.doubt, 0.5, 0, "nothing is known");
}

/* ---- the bounds of confidence ---- */

static double
doubt_of(const struct judgement *j)
{
	return j->doubt;
}

static double
hi_of(const struct judgement *j)
{
	return j->hi;
}

static double
width_of(const struct judgement *j)
{
	return j->hi - j->lo;
}

/* The noise at which VALUE, which rises with it, comes to WANT. */
static double
noise_for(
    const double *y, double (*value)(const struct judgement *), double want)
{
	double low = 0.002, high = 3;

	for (int i = 0; i < 60; i++) {
		double middle = sqrt(low * high);
		struct judgement j = judge_of(y, false, middle, 4);

		if (value(&j) < want)
			low = middle;
		else
			high = middle;
	}
	return sqrt(low * high);
}

/* Just before and just behind a probability of the other side, or an interval
 * that reaches it. */
static void
test_doubt(void)
{
	static const struct {
		const char *name;
		double y[MOST];
		double (*value)(const struct judgement *);
		double bound;
		enum confidence before, behind;
	} rows[] = {
	    {"steep", {1, 3, 9, 27, 81}, doubt_of, 0.025, CONFIDENCE_FIRM,
		CONFIDENCE_PROVISIONAL},
	    {"flat", {1, 2.1, 4.4, 9.3}, hi_of, JUDGE_BOUND, CONFIDENCE_FIRM,
		CONFIDENCE_PROVISIONAL},
	    {"three sizes, steep", {1, 3, 9}, doubt_of, 0.025,
		CONFIDENCE_PROVISIONAL, CONFIDENCE_PROVISIONAL},
	    {"steep, the last is fast", {1, 3, 9, 27, 58}, doubt_of, 0.2,
		CONFIDENCE_PROVISIONAL, CONFIDENCE_UNDECIDED},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		double noise =
		    noise_for(rows[i].y, rows[i].value, rows[i].bound);
		struct judgement a =
		    judge_of(rows[i].y, false, noise * 0.98, 4);
		struct judgement b =
		    judge_of(rows[i].y, false, noise * 1.02, 4);

		ok(a.confidence == rows[i].before, "%s, a doubt of %.3f: %s",
		    rows[i].name, a.doubt, confidence_name(a.confidence));
		ok(b.confidence == rows[i].behind, "%s, a doubt of %.3f: %s",
		    rows[i].name, b.doubt, confidence_name(b.confidence));
	}
}

/* Where the interval is 2 wide, the estimators tell, not the median. */
static void
test_vague(void)
{
	static const double y[] = {1, 3, 7.5, 24, 0};
	double noise = noise_for(y, width_of, 2);
	struct judgement a = judge_of(y, false, noise * 0.99, 4);
	struct judgement b = judge_of(y, false, noise * 1.01, 4);
	struct points p = points_of(y);
	struct exponent e = {0};
	double middle = fmax(
	    fmin(b.p_end, b.p_diff), fmin(fmax(b.p_end, b.p_diff), b.p_menu));

	exponent_weigh(&p, noise * 0.99, 4, JUDGE_BOUND, &e);
	is_near(a.p, e.p, 0, "narrower than 2: the median");
	is_near(b.p, middle, 1e-12, "wider: the middle estimator");
	ok(fabs(a.p - b.p) > 0.02, "which are not the same");
}

/* ---- ranges ---- */

/* What is told of a law that ends, and of one that does not. */
static void
test_ranges(void)
{
	static const struct {
		const char *name;
		double y[MOST];
		bool exact;
		const char *told; /* verdict, confidence, range, bend */
	} rows[] = {
	    {"a square", {1, 4, 16, 64, 256}, false, "quadratic firm 0 0 none"},
	    {"three sizes of it", {1, 4, 16}, false,
		"quadratic provisional 0 0 none"},
	    {"a line", {1, 2, 4, 8}, false, "linear firm 0 0 none"},
	    {"three sizes of it", {1, 2, 4}, false,
		"linear provisional 0 0 none"},
	    {"a square, then a line", {1, 4, 16, 64, 128}, false,
		"quadratic firm 800 0 down"},
	    {"of three sizes", {1, 4, 16, 32}, false,
		"quadratic provisional 400 0 down"},
	    {"a long line behind it", {1, 4, 16, 64, 128, 256, 512}, false,
		"quadratic firm 800 0 down"},
	    {"a count of it", {10, 40, 160, 640, 1280}, true,
		"quadratic firm 800 0 down"},
	    {"a count without a law, of four", {11, 41, 163, 639, 1280}, true,
		"quadratic firm 800 0 down"},
	    {"and of three", {11, 41, 163, 326}, true,
		"quadratic provisional 400 0 down"},
	    {"a square behind a line", {1, 2, 4, 16, 64, 256}, false,
		"quadratic firm 0 400 up"},
	    {"one step", {1, 2, 4, 16}, false,
		"quadratic undecided 0 0 none, a jump"},
	};
	static const char *const bends[] = {"none", "up", "down"};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct judgement j =
		    judge_of(rows[i].y, rows[i].exact, 0.02, 10);
		char told[80];

		snprintf(told, sizeof(told), "%s %s %g %g %s%s",
		    verdict_name(j.verdict), confidence_name(j.confidence),
		    j.capped ? j.range_end : 0,
		    isfinite(j.range_from) ? j.range_from : 0, bends[j.bend],
		    j.jump ? ", a jump" : "");
		is_text(told, rows[i].told, rows[i].name);
		ok(j.capped == (isfinite(j.range_end) && isfinite(j.beyond)),
		    "an end and what is beyond it");
		if (j.capped)
			is_near(j.beyond, 1, 0.01, "a line");
		if (j.capped && !rows[i].exact)
			ok(j.menu.best.class == CLASS_N2,
			    "its class is that of the range");
	}
}

/* ---- how the largest size is foreseen ---- */

static void
test_holdout(void)
{
	static const struct {
		const char *name;
		double y[MOST];
		bool exact;
		double off; /* NAN: not said */
	} rows[] = {
	    {"a time as foreseen", {1, 4, 16, 64}, false, 0},
	    {"a time of a fifth more", {1, 4, 16, 80}, false, -0.2},
	    {"a count as foreseen", {10, 40, 160, 640}, true, 0},
	    {"a count of a quarter less", {10, 40, 160, 512}, true, 0.25},
	    {"a count without a law", {1000, 2003, 3990, 10000}, true, -0.2},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct judgement j =
		    judge_of(rows[i].y, rows[i].exact, 0.02, 10);

		is_near(j.holdout, rows[i].off, 0.003, rows[i].name);
	}
}

int
main(void)
{
	test_ranges();
	test_holdout();
	test_sigma();
	test_two_sizes();
	test_noise();
	test_wide_counts();
	test_no_weight();
	test_doubt();
	test_vague();
	return done_testing();
}
