/*
 * range.c: where a law begins and ends, and what is one step. Rows are slopes
 * between neighbouring sizes, each 2 times the one before if no ratios are
 * given; every decision has a row on both sides of its bound.
 */
#include "tap.h"

#include "law/range.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BOUND	     1.3
#define MOST	     8
/* Half of the interval of a slope between sizes 2 times apart, where values
 * deviate by 1: 1.96 sqrt(2) / ln 2. */
#define HALF 3.99887

/* Slopes as they are given: a ratio of 0 is 2; a slope of 0 ends them. */
struct row {
	const char *name;
	double slopes[MOST];
	double ratios[MOST];
};

static struct points
points_of(const struct row *row)
{
	struct points p = {.count = 1, .n = {100}, .y = {1}};

	for (size_t i = 0; i < MOST && row->slopes[i] != 0; i++) {
		double ratio = row->ratios[i] > 0 ? row->ratios[i] : 2;

		p.n[i + 1] = p.n[i] * ratio;
		p.y[i + 1] = p.y[i] * pow(ratio, row->slopes[i]);
		p.count++;
	}
	return p;
}

static void
test_slope_error(void)
{
	struct points p = {3, {100, 200, 800}, {1, 2, 8}};

	is_near(range_slope_error(&p, 0, 1), HALF, 1e-4,
	    "half of the interval of a slope");
	is_near(range_slope_error(&p, 1, 1), HALF / 2, 1e-4,
	    "half as much where the sizes are 4 times apart");
	is_near(range_slope_error(&p, 0, 0.1), HALF / 10, 1e-5,
	    "a tenth where the values deviate by a tenth");
}

/* The deviation of one value, 1 / 0.6745 of the median distance from the line
 * between the neighbours, which has a deviation of its own. */
static void
test_noise(void)
{
	static const struct {
		const char *name;
		size_t count;
		double n[MOST], off[MOST]; /* off the line, in logarithms */
		/* Of the distances; and the square of what a distance deviates
		 * where a value deviates by 1. No median: not known. */
		double median, square;
	} rows[] = {
	    {"four points", 4, {1, 2, 4, 8}, {0, 0.1, 0, 0}, 0, 0},
	    {"one of five is off: its neighbours see half", 5, {1, 2, 4, 8, 16},
		{0, 0, 0.1, 0, 0}, 0.05, 1.5},
	    {"of an even number the mean of two", 6, {1, 2, 4, 8, 16, 32},
		{0, 0, 0.1, 0, 0.3, 0},
		/* 0.05, 0.1, 0.05 + 0.15, 0.3 */
		(0.1 + 0.2) / 2, 1.5},
	    {"a nearer neighbour weighs more", 5, {1, 2, 16, 32, 256},
		{0, 0, 0, 0.4, 0},
		/* 0, three quarters of 0.4, 0.4 */
		0.3, 1 + 0.0625 + 0.5625},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct points p = {.count = rows[i].count};
		double noise;

		for (size_t k = 0; k < p.count; k++) {
			p.n[k] = rows[i].n[k];
			p.y[k] = pow(p.n[k], 1.5) * exp(rows[i].off[k]);
		}
		noise = range_noise(&p);
		if (rows[i].median > 0)
			is_near(noise,
			    rows[i].median / sqrt(rows[i].square) /
				0.6744897501960817,
			    1e-9, rows[i].name);
		else
			ok(isnan(noise), "%s: no noise is known", rows[i].name);
	}
}

/* END: how many slopes the law has; 0: all of them. */
static void
test_end(void)
{
	static const struct {
		struct row row;
		double sigma;
		size_t of_time, of_count;
	} rows[] = {
	    {{"less by less than 0.3", {2, 2, 1.71}, {0}}, 0, 0, 0},
	    {{"less by more than 0.3", {2, 2, 1.69}, {0}}, 0, 2, 2},
	    {{"a time needs two steep slopes", {2, 1.4}, {0}}, 0, 0, 1},
	    {{"side by side", {2, 1, 2, 1}, {0}}, 0, 0, 1},
	    {{"one slow run", {1, 2.5, 1, 1}, {0}}, 0, 0, 2},
	    {{"no law at the bound", {BOUND, BOUND, 0.5}, {0}}, 0, 0, 0},
	    {{"a law above it", {1.31, 1.31, 0.5}, {0}}, 0, 2, 2},
	    {{"the steepest slopes are the law", {1.5, 1.5, 2, 2, 1.65}, {0}},
		0, 4, 4},
	    {{"the last two", {1, 1, 2, 2}, {0}}, 0, 0, 0},
	    {{"64 times as much behind it", {3, 3, 1.5, 1.5, 1.5, 1.5}, {0}}, 0,
		2, 2},
	    {{"181 times: it does not matter", {3, 3, 1.5, 1.5, 1.5, 1.5, 1.5},
		 {0}},
		0, 0, 0},
	    {{"a dip that is made up for", {2, 2, 1.2, 2.21}, {0}}, 0, 0, 0},
	    {{"not quite; the last of counts is the steepest",
		 {2, 2, 1.2, 2.19}, {0}},
		0, 2, 0},
	    {{"within 1.3 intervals", {2, 2, 1.49}, {0}}, 0.1, 0, 0},
	    {{"outside of them", {2, 2, 1.47}, {0}}, 0.1, 2, 2},
	    {{"a narrow last step tells less", {2, 2, 1.6}, {4, 4, 2}}, 0.1, 0,
		0},
	    {{"a wide one more", {2, 2, 1.6}, {2, 2, 4}}, 0.1, 2, 2},
	    {{"made up for, as far as a narrow step tells", {2, 2, 1.3, 1.8},
		 {2, 2, 2, 2}},
		0.1, 0, 0},
	    {{"not made up for, for a wide one", {2, 2, 1.3, 1.8},
		 {2, 2, 4, 4}},
		0.1, 2, 2},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *row = &rows[i].row;
		struct points p = points_of(row);

		for (int count = 0; count < 2; count++) {
			size_t want =
			    count != 0 ? rows[i].of_count : rows[i].of_time;
			size_t end = range_end(
			    &p, row->slopes, rows[i].sigma, BOUND, count != 0);

			if (want == 0)
				want = p.count - 1;
			ok(end == want, "%s: a %s ends at size %zu (%zu)",
			    row->name, count != 0 ? "count" : "time", want + 1,
			    end + 1);
		}
	}
}

/* A law that ends must be told from noise: rows of what is expected of a value,
 * and for how many points that counts. The points go through both laws, so that
 * only the expectation is left: (e / (e + one law's rest))^(freedom / 2). */
static void
test_ends_there(void)
{
	static const struct {
		struct row row;
		size_t end;
		double noise;
		int freedom;
		bool ends;
	} rows[] = {
	    {{"one step at the end", {2, 2, 1}, {0}}, 2, 0.03, 2, true},
	    {{"noise that explains it", {2, 2, 1}, {0}}, 2, 0.07, 2, false},
	    {{"expected of more points", {2, 2, 1}, {0}}, 2, 0.07, 3, true},
	    {{"of none: as of two", {2, 2, 1}, {0}}, 2, 0.03, 0, true},
	    {{"a smaller step", {2, 2, 1.7}, {0}}, 2, 0.03, 2, false},
	    {{"two steps of that", {2, 2, 1.5, 1.5}, {0}}, 2, 0.03, 8, true},
	    {{"one law", {2, 2, 2, 2}, {0}}, 2, 0.03, 8, false},
	    {{"points off both laws", {2, 3, 1.4, 1, 1.5}, {0}}, 3, 0.03, 2,
		false},
	    {{"points nearer to them", {2, 2.1, 1.9, 1, 1.1}, {0}}, 3, 0.03, 2,
		true},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct points p = points_of(&rows[i].row);
		bool ends = range_ends_there(
		    &p, rows[i].end, rows[i].noise, rows[i].freedom);

		ok(ends == rows[i].ends, "%s: %s", rows[i].row.name,
		    rows[i].ends ? "it ends" : "it does not");
	}
}

static void
test_missed(void)
{
	struct points p = points_of(&(struct row){"", {2, 2, 1, 1}, {0}});

	is_near(range_missed(&p, 2), 4, 1e-9, "two steps of n for n^2: by 4");
	is_near(range_missed(&p, 4), 1, 1e-9, "at the end nothing is missed");
}

static void
test_bend(void)
{
	static const struct {
		struct row row;
		double sigma;
		enum bend bend;
	} rows[] = {
	    {{"one slope", {1}, {0}}, 0, BEND_NONE},
	    {{"two", {1, 1.3}, {0}}, 0, BEND_UP},
	    {{"a fifth less at the end", {1, 0.9, 0.79}, {0}}, 0, BEND_DOWN},
	    {{"not quite", {1, 0.9, 0.81}, {0}}, 0, BEND_NONE},
	    {{"a fifth more", {1, 1.1, 1.21}, {0}}, 0, BEND_UP},
	    {{"not quite more", {1, 1.1, 1.19}, {0}}, 0, BEND_NONE},
	    {{"up but for 0.015", {1, 0.985, 1.3}, {0}}, 0, BEND_UP},
	    {{"up but for 0.02", {1, 1 - 0.02, 1.3}, {0}}, 0, BEND_UP},
	    {{"down but for 0.02", {1, 1 + 0.02, 0.7}, {0}}, 0, BEND_DOWN},
	    {{"up but for 0.025", {1, 0.975, 1.3}, {0}}, 0, BEND_NONE},
	    {{"down but for 0.015", {1, 1.015, 0.7}, {0}}, 0, BEND_DOWN},
	    {{"down but for 0.025", {1, 1.025, 0.7}, {0}}, 0, BEND_NONE},
	    {{"at the end, too", {1, 1.5, 1.47}, {0}}, 0, BEND_NONE},
	    {{"more than two intervals", {1, 1.41}, {0}}, 0.05, BEND_UP},
	    {{"less than two", {1, 1.39}, {0}}, 0.05, BEND_NONE},
	    {{"less by more than two", {1.41, 1}, {0}}, 0.05, BEND_DOWN},
	    {{"the last one is narrower", {1, 1.31}, {2, 4}}, 0.05, BEND_UP},
	    {{"but not that narrow", {1, 1.29}, {2, 4}}, 0.05, BEND_NONE},
	    {{"the first one is", {1, 1.1, 1.31}, {4, 2, 2}}, 0.05, BEND_UP},
	    {{"the middle is no matter", {1, 1.1, 1.39}, {2, 16, 2}}, 0.05,
		BEND_NONE},
	};
	static const char *const names[] = {"none", "up", "down"};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct points p = points_of(&rows[i].row);
		enum bend bend =
		    range_bend(&p, rows[i].row.slopes, rows[i].sigma);

		is_text(names[bend], names[rows[i].bend], rows[i].row.name);
	}
}

/* Growth above the bound: true where it is more than one step. No menu. */
static void
test_steady(void)
{
	static const struct {
		struct row row;
		bool steady;
	} rows[] = {
	    {{"two sizes", {2}, {0}}, false},
	    {{"as steep as a law can be", {5, 5}, {0}}, true},
	    {{"steeper", {5, 5.01}, {0}}, false},
	    {{"the last two", {1, 1.31, 1.31}, {0}}, true},
	    {{"the last one", {1.2, 1.1, 1.5}, {0}}, false},
	    {{"the last but one", {1, 1.31, 1.29}, {0}}, false},
	    {{"the last two are at the bound", {1, BOUND, BOUND}, {0}}, false},
	    {{"and all but the largest is", {BOUND, BOUND}, {0}}, false},
	    {{"all but the largest, on average", {1.4, 4, 1.4, 1.12}, {0}},
		true},
	    {{"not quite", {1.4, 4, 1.4, 1.08}, {0}}, false},
	    {{"the largest may be the first", {4, 1.4, 1.4, 1.12}, {0}}, true},
	    {{"of the last four sizes", {0.4, 2.4, 0.9, 1.8}, {0}}, true},
	    {{"not quite of those", {0.4, 2.4, 0.9, 1.6}, {0}}, false},
	    {{"but for a step of n^2.9", {0.4, 2.9, 0.9, 1.8}, {0}}, true},
	    {{"none of n^3.1", {0.4, 3.1, 0.9, 1.8}, {0}}, false},
	    {{"a wide slope weighs more", {0.4, 2.4, 0.9, 1.8}, {2, 2, 4, 2}},
		false},
	    {{"and so does a steep one", {0.4, 2.4, 0.9, 1.6}, {2, 2, 2, 4}},
		true},
	    {{"without one run in the middle", {1.4, 2.4, 0.5, 1.85}, {0}},
		true},
	    {{"without the second size", {0.3, 2.64, 1.5, 1.05}, {0}}, true},
	    {{"not quite without it", {0.2, 2.64, 1.5, 1.05}, {0}}, false},
	    {{"without the last but one", {1.05, 1.5, 2.64, 0.3}, {0}}, true},
	    {{"rising ever as much", {0.5, 0.8, 1.49}, {0}}, true},
	    {{"more than that", {0.5, 0.8, 1.51}, {0}}, false},
	    {{"rising, but not above the bound", {0.9, 1.1, BOUND}, {0}},
		false},
	    {{"above it", {0.9, 1.1, 1.31}, {0}}, true},
	    {{"not rising before", {1.25, 1.25, 1.34}, {0}}, false},
	    {{"falling before", {1.28, 1.26, 1.31}, {0}}, false},
	};
	struct menu menu = {.fitted = false};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct points p = points_of(&rows[i].row);

		ok(range_steady(&p, rows[i].row.slopes, &menu, BOUND) ==
			rows[i].steady,
		    "%s: %s", rows[i].row.name,
		    rows[i].steady ? "growth" : "one step, or none");
	}
}

/* A fixed cost hides the growth of what is added to it. */
static void
test_steady_behind_a_constant(void)
{
	static const struct {
		const char *name;
		bool constant;
		double p;
		double y[4]; /* at n = 10, 20, 40, 80; 0: no such size */
		bool steady;
	} rows[] = {
	    {"1000 + n^2", true, 2, {1100, 1400, 2600, 0}, true},
	    {"the menu has no constant", false, 2, {1100, 1400, 2600, 0},
		false},
	    {"the menu is at the bound", true, BOUND, {1100, 1400, 2600, 0},
		false},
	    {"1000 + 10 n", true, 2, {1100, 1200, 1400, 0}, false},
	    {"differences of 10, 40, 160", true, 2, {1000, 1010, 1050, 1210},
		true},
	    {"of 10, 10, 40", true, 2, {1000, 1010, 1020, 1060}, false},
	    {"of 10, 40, 80", true, 2, {1000, 1010, 1050, 1130}, false},
	    {"of -10, 40, 160", true, 2, {1000, 990, 1030, 1190}, false},
	    {"of 10, -40, 160", true, 2, {1000, 1010, 970, 1130}, false},
	    {"of 0, 40, 160", true, 2, {1000, 1000, 1040, 1200}, false},
	    {"of -10, 40", true, 2, {1000, 990, 1030, 0}, false},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct menu menu = {
		    .best = {.constant = rows[i].constant}, .p = rows[i].p};
		struct points p = {.count = 0};
		double slopes[3];

		for (size_t k = 0; k < 4 && rows[i].y[k] > 0; k++) {
			p.n[k] = 10 * pow(2, (double)k);
			p.y[k] = rows[i].y[k];
			p.count++;
		}
		for (size_t k = 0; k + 1 < p.count; k++)
			slopes[k] = log2(p.y[k + 1] / p.y[k]);
		ok(range_steady(&p, slopes, &menu, BOUND) == rows[i].steady,
		    "%s: %s", rows[i].name,
		    rows[i].steady ? "growth" : "one step, or none");
	}
}

/* START: at which size, 0 nowhere. BETTER: how much better the tail must
 * fit. */
static void
test_start(void)
{
	static const struct {
		struct row row;
		size_t start;
	} rows[] = {
	    {{"two steep slopes", {1, 1, 2, 2}, {0}}, 3},
	    {{"one", {1, 1, 1, 2}, {0}}, 0},
	    {{"all of them", {2, 2, 2}, {0}}, 0},
	    {{"three", {1, 2, 2, 2}, {0}}, 2},
	    {{"one at the bound is none", {1, BOUND, 2, 2}, {0}}, 3},
	    {{"steeper by more than 0.4", {1.2, 1, 1.61, 1.61}, {0}}, 3},
	    {{"by less", {1.2, 1, 1.59, 1.59}, {0}}, 0},
	    {{"the least of the steep ones counts", {1.2, 1, 1.59, 2}, {0}}, 0},
	    {{"the last of the others does, too", {1, 1.25, 1.6, 1.6}, {0}}, 0},
	};
	struct points p = {5, {1, 2, 4, 8, 16}, {1, 2, 4, 17, 64}};
	double slopes[4], score;
	struct menu menu;

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct row *row = &rows[i].row;
		double from, want;

		p = points_of(row);
		from = range_start(&p, row->slopes, BOUND, 1e9);
		want =
		    rows[i].start == 0 ? (double)NAN : p.n[rows[i].start - 1];
		ok(from == want || (isnan(from) && isnan(want)),
		    "%s: begins at %g (%g)", row->name, want, from);
	}
	/* A law of the tail that is not that much better than one of all. */
	p = (struct points){3, {4, 8, 16}, {4, 17, 64}};
	fit_menu(&p, &menu);
	score = menu.best.score;
	p = (struct points){5, {1, 2, 4, 8, 16}, {1, 2, 4, 17, 64}};
	for (size_t i = 0; i < 4; i++)
		slopes[i] = log2(p.y[i + 1] / p.y[i]);
	ok(score > 0 && range_start(&p, slopes, BOUND, 2.01 * score) == 4,
	    "a tail that fits twice as well as all");
	ok(isnan(range_start(&p, slopes, BOUND, 1.99 * score)),
	    "one that does not");
}

int
main(void)
{
	test_slope_error();
	test_noise();
	test_end();
	test_ends_there();
	test_missed();
	test_bend();
	test_steady();
	test_steady_behind_a_constant();
	test_start();
	return done_testing();
}
