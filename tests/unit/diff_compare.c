/*
 * diff_compare.c: differences, noise and pairs.
 */
#include "draw.h"
#include "tap.h"

#include "law/compare.h"
#include "diff/match.h"

#include <stdlib.h>

#define TIMES(...)               \
	(double[]){__VA_ARGS__}, \
	    sizeof((double[]){__VA_ARGS__}) / sizeof(double)

/* Of single runs; the least of a value. */
#define NOISE(single, floor) (&(struct compare_noise){single, floor, 0})

static void
is_verdict(struct comparison c, const char *want, const char *name)
{
	is_text(compare_verdict_name(c.verdict), want, name);
}

static void
test_times(void)
{
	struct comparison c = compare_times(TIMES(10.1, 10.3, 10.2),
	    TIMES(12.0, 12.4, 12.1), NOISE(0.1, COMPARE_FLOOR_S));

	is_verdict(c, "slower", "repeats that agree");
	is_near(c.ratio, 12.1 / 10.2, 1e-12, "the ratio of the medians");
	ok(c.lo > 1.1 && c.hi < 1.27, "a narrow interval");
	c = compare_times(
	    TIMES(10.1), TIMES(12.0), NOISE(0.1, COMPARE_FLOOR_S));
	is_verdict(c, "~", "single runs: 19 % is within the noise");
	is_verdict(compare_times(
		       TIMES(10.1), TIMES(12.0), NOISE(0.02, COMPARE_FLOOR_S)),
	    "slower", "unless the noise is known to be less");
	is_verdict(
	    compare_times(TIMES(10.0), TIMES(4.0), NOISE(0.1, COMPARE_FLOOR_S)),
	    "faster", "single runs, far apart");
	is_verdict(compare_times(
		       TIMES(4e-5), TIMES(9e-5), NOISE(0.1, COMPARE_FLOOR_S)),
	    "~", "microseconds are no difference");
	is_verdict(compare_times(
		       TIMES(2e-6), TIMES(4e-3), NOISE(0.1, COMPARE_FLOOR_S)),
	    "~", "nor is one interruption of a short function");
	is_verdict(
	    compare_times(TIMES(10.00, 10.01, 10.02, 10.01),
		TIMES(10.00, 10.01, 10.00, 10.02), NOISE(0.1, COMPARE_FLOOR_S)),
	    "same", "an interval close around 1");
	is_verdict(compare_times(TIMES(5, 20, 11), TIMES(9, 30, 12),
		       NOISE(0.1, COMPARE_FLOOR_S)),
	    "~", "repeats that disagree");
	is_verdict(compare_times(TIMES(1e-3, 1.001e-3),
		       TIMES(1.36e-3, 1.361e-3), NOISE(0.1, COMPARE_FLOOR_S)),
	    "slower", "two runs each that agree, of a millisecond");
	is_verdict(compare_times(TIMES(1e-3), TIMES(1.36e-3, 1.361e-3),
		       NOISE(0.1, COMPARE_FLOOR_S)),
	    "~", "but not one beside two");
	is_verdict(compare_times(TIMES(1e-3, 1.001e-3), TIMES(1.36e-3),
		       NOISE(0.1, COMPARE_FLOOR_S)),
	    "~", "nor two beside one");
	is_verdict(
	    compare_times(TIMES(0), TIMES(0), NOISE(0.1, COMPARE_FLOOR_S)),
	    "same", "0, 0");
	is_verdict(
	    compare_times(TIMES(0), TIMES(2), NOISE(0.1, COMPARE_FLOOR_S)),
	    "slower", "something from nothing");
	c = compare_times(TIMES(1), NULL, 0, NOISE(0.1, COMPARE_FLOOR_S));
	is_verdict(c, "", "one side is missing");
	ok(isnan(c.b) && isnan(c.ratio), "and has no value");
}

static void
test_counts(void)
{
	struct comparison c;

	is_verdict(compare_counts(TIMES(100), TIMES(100)), "same", "equal");
	is_verdict(
	    compare_counts(TIMES(100), TIMES(101)), "slower", "one call more");
	is_verdict(
	    compare_counts(TIMES(100), TIMES(99)), "faster", "one call less");
	is_verdict(compare_counts(TIMES(100, 104), TIMES(102, 103)), "~",
	    "counts that vary by themselves");
	c = compare_counts(TIMES(1, 2), TIMES(6, 8));
	ok(c.lo == 3 && c.hi == 8, "the least and the most of a count of one");
	c = compare_counts(TIMES(0, 2), TIMES(6, 8));
	ok(isnan(c.lo) && isnan(c.hi), "there is none of a count of none");
}

#define MOST 5

/* An interval is RATIO e^-+(t s f): t of Student's table, s the deviation of one
 * value, f what the number of runs makes of it; a median of three is worth
 * 3 / (pi / 2) runs. */
static void
test_intervals(void)
{
	static const struct {
		const char *name;
		double a[MOST], b[MOST]; /* in powers of e^0.1 */
		double ratio;		 /* of b to that */
		double t, s, runs;	 /* runs: the sum of 1 / runs */
	} rows[] = {
	    {"single runs: the noise", {0}, {0}, 2, 1.959964, 0.1, 2},
	    {"one against three", {0}, {-1, 0, 1}, 2, 1.959964, 0.1,
		1 + 1.570796 / 3},
	    {"two and two", {-1, 1}, {-1, 1}, 2, 4.302653, 0.141421, 1},
	    {"three and three", {-1, 0, 1}, {-1, 0, 1}, 2, 2.776445, 0.1,
		2 * 1.570796 / 3},
	    {"two and three", {-1, 1}, {-1, 0, 1}, 0.5, 3.182446, 0.11547,
		0.5 + 1.570796 / 3},
	    {"four and four, the median of an even number", {-3, -1, 1, 3},
		{-3, -1, 1, 3}, 2, 2.446912, 0.258199, 2 * 1.570796 / 4},
	    {"repeats that agree: 1 %", {0, 0, 0}, {0, 0, 0}, 2, 2.776445, 0.01,
		2 * 1.570796 / 3},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		static const size_t counts[][2] = {
		    {1, 1}, {1, 3}, {2, 2}, {3, 3}, {2, 3}, {4, 4}, {3, 3}};
		double a[MOST], b[MOST];
		double width = rows[i].t * rows[i].s * sqrt(rows[i].runs);
		struct comparison c;

		for (size_t k = 0; k < MOST; k++) {
			a[k] = exp(0.1 * rows[i].a[k]);
			b[k] = rows[i].ratio * exp(0.1 * rows[i].b[k]);
		}
		c = compare_times(
		    a, counts[i][0], b, counts[i][1], NOISE(0.1, CLOCK_TICK_S));
		/* Of an even number the median is the mean of two. */
		is_near(c.ratio, rows[i].ratio, 0.01, rows[i].name);
		is_near(log(c.ratio / c.lo), width, 0.002 * width,
		    "its interval, below");
		is_near(log(c.hi / c.ratio), width, 0.002 * width, "and above");
	}
}

/* How often noise alone does it. */
static void
test_chances(void)
{
	double z = exp(1.96 * 0.1 * M_SQRT2);
	double t = exp(2.776 * 0.1 * sqrt(2 * 1.570796 / 3));
	double low = exp(-0.1), high = exp(0.1);

	is_near(compare_times(TIMES(1), TIMES(z), NOISE(0.1, 0)).chance, 0.05,
	    5e-4, "single runs at the end of their interval: 5 %");
	is_near(compare_times(TIMES(1), TIMES(1 / z), NOISE(0.1, 0)).chance,
	    0.05, 5e-4, "and at the other end");
	is_near(compare_times(TIMES(low, 1, high), TIMES(t * low, t, t * high),
		    NOISE(0.1, 0))
		    .chance,
	    0.05, 2e-3, "repeats at the end of theirs");
	is_near(compare_times(TIMES(0), TIMES(0), NOISE(0.1, 0)).chance, 1, 0,
	    "no difference is no chance");
}

/* Two groups of the same thing, many times: few may be said to differ. */
static void
test_chance(void)
{
	struct rng rng = rng_seed(1);
	int wrong = 0, covered = 0, draws = 4000;

	for (int i = 0; i < draws; i++) {
		double a[4], b[4];
		struct comparison c;

		for (int j = 0; j < 4; j++) {
			a[j] = exp(0.05 * rng_normal(&rng));
			b[j] = exp(0.05 * rng_normal(&rng));
		}
		c = compare_times(a, 4, b, 4, NOISE(0.1, COMPARE_FLOOR_S));
		wrong +=
		    c.verdict == COMPARE_SLOWER || c.verdict == COMPARE_FASTER;
		covered += c.lo <= 1 && c.hi >= 1;
	}
	ok(wrong <= draws * 6 / 100, "wrong in at most 6 %% (%d)", wrong);
	ok(covered >= draws * 94 / 100, "the interval covers (%d)", covered);
}

/* The same of single runs, whose noise is as it is assumed to be. */
static void
test_single_chance(void)
{
	struct rng rng = rng_seed(2);

	for (double x = 1e-3; x < 1; x *= 2) {
		int wrong = 0, draws = 4000;

		for (int i = 0; i < draws; i++) {
			double values[2];
			struct comparison c;

			for (int j = 0; j < 2; j++)
				values[j] = fmax(
				    0, x * exp(0.1 * rng_normal(&rng)) +
					   COMPARE_FLOOR_S * rng_normal(&rng));
			c = compare_times(values, 1, values + 1, 1,
			    NOISE(0.1, COMPARE_FLOOR_S));
			wrong += c.verdict == COMPARE_SLOWER ||
				 c.verdict == COMPARE_FASTER;
		}
		ok(wrong <= draws * 6 / 100, "single runs of %g s: %d wrong", x,
		    wrong);
	}
}

static void
test_settle(void)
{
	struct comparison list[100], *all[100];
	int left = 0;

	for (int i = 0; i < 100; i++) {
		list[i] = (struct comparison){
		    .chance = i < 3 ? 1e-6 : 0.006, .verdict = COMPARE_SLOWER};
		all[i] = &list[i];
	}
	compare_settle(all, 100);
	for (int i = 0; i < 100; i++)
		left += list[i].verdict == COMPARE_SLOWER;
	ok(left == 100, "all at 0.6 %% are more than chance (%d)", left);
	for (int i = 3; i < 100; i++)
		list[i].chance = 0.012;
	compare_settle(all, 100);
	left = 0;
	for (int i = 0; i < 100; i++)
		left += list[i].verdict == COMPARE_SLOWER;
	ok(left == 3, "those that could be chance are not said (%d)", left);
}

/* What is given up where it may be chance: only what differs. */
static void
test_settle_bounds(void)
{
	static const struct {
		double chance;
		enum compare_verdict was, is;
	} rows[] = {{0.01, COMPARE_SLOWER, COMPARE_SLOWER},
	    {0.0101, COMPARE_SLOWER, COMPARE_COVERED},
	    {0.01, COMPARE_FASTER, COMPARE_FASTER},
	    {0.0101, COMPARE_FASTER, COMPARE_COVERED},
	    {0.9, COMPARE_EQUAL, COMPARE_EQUAL}};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct comparison c = {
		    .chance = rows[i].chance, .verdict = rows[i].was};
		struct comparison *all[] = {&c};

		compare_settle(all, 1);
		ok(c.verdict == rows[i].is, "a chance of %g: '%s' is '%s'",
		    rows[i].chance, compare_verdict_name(rows[i].was),
		    compare_verdict_name(c.verdict));
	}
}

static uint32_t
add(struct groups *groups, const char *module, double lineno, const char *name,
    bool in_a, bool in_b)
{
	GROW(groups->functions, groups->function_cap,
	    groups->function_count + 1);
	groups->functions[groups->function_count] =
	    (struct group_function){.full_name = str_of(name),
		.module = str_of(module),
		.name = str_of(name),
		.kind = STR("func"),
		.lineno = lineno,
		.seen = {in_a, in_b}};
	return (uint32_t)groups->function_count++;
}

static uint32_t
partner(const struct groups *groups, uint32_t function)
{
	struct match *matches;
	size_t count = match_functions(groups, &matches);
	uint32_t found = MATCH_NONE;

	for (size_t i = 0; i < count; i++)
		if (matches[i].function[SIDE_A] == function)
			found = matches[i].function[SIDE_B];
	free(matches);
	return found;
}

static void
test_match(void)
{
	struct groups *groups = groups_new(DIFF_BY_FILE, "a", "b");
	uint32_t a10 = add(groups, "/x/lib/x.py", 10, "A.get", true, false);
	uint32_t a40 = add(groups, "/x/lib/x.py", 40, "B.get", true, true);
	uint32_t b13 = add(groups, "/y/lib/x.py", 13, "A.get", false, true);
	uint32_t one = add(groups, "lib/y.py", 5, "f", true, false);
	uint32_t p1 = add(groups, "lib/z.py", 5, "g", true, true);
	uint32_t p2 = add(groups, "lib/z.py", 9, "g", true, false);
	struct match *matches;

	/* Between commits: 10, 40 against 13, 40, in the order of lines. */
	ok(partner(groups, a10) == b13, "a line that moved");
	ok(partner(groups, a40) == a40, "a line that stayed");
	ok(partner(groups, one) == MATCH_NONE, "no partner");
	ok(partner(groups, p1) == p1, "more on one side: same line first");
	ok(partner(groups, p2) == MATCH_NONE, "and the rest is left");
	ok(match_functions(groups, &matches) == 5, "each function once");
	free(matches);
	groups_free(groups);
}

int
main(void)
{
	test_times();
	test_counts();
	test_intervals();
	test_chances();
	test_settle_bounds();
	test_chance();
	test_single_chance();
	test_settle();
	test_match();
	return done_testing();
}
