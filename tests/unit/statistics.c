/*
 * statistics.c: medians, slopes, Student's t and false discoveries, against
 * what textbooks print.
 */
#include "tap.h"

#include "core/statistics.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void
test_middle(void)
{
	static const double values[] = {1, 2, 3, 4, 5, 6, 7, 8};
	double lower, upper;

	ok(isnan(median_of(values, 0)), "nothing has no median");
	is_near(median_of(values, 1), 1, 0, "the median of one");
	is_near(median_of(values, 7), 4, 0, "the middle of an odd number");
	is_near(median_of(values, 8), 4.5, 0, "between the two of an even one");
	quartiles_of(values, 8, &lower, &upper);
	is_near(lower, 3, 0, "the first of the middle half");
	is_near(upper, 6, 0, "and the last");
	quartiles_of(values, 1, &lower, &upper);
	ok(lower >= 1 && upper <= 1, "the quartiles of one");
}

static void
test_slopes(void)
{
	/* Anscombe 1973, the first of his four. */
	static const double x[] = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
	static const double y[] = {
	    8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
	struct line line = {0};

	is_near(log_slope(7, 1, 30, 18), 1.986, 5e-4, "ln(18)/ln(30/7)");
	is_near(log_slope(1, 1e-300, 1e10, 1e300), 60, 1e-12,
	    "a quotient beyond all numbers");
	for (size_t i = 0; i < COUNT(x); i++)
		line_add(&line, x[i], y[i]);
	is_near(line_slope(&line), 0.5001, 5e-5, "a slope of least squares");
	is_near(line_deviation(&line), 1.2366, 5e-5, "its residual deviation");
	is_near(line_slope_error(&line, line_deviation(&line)), 0.1179, 5e-5,
	    "its standard error");
	line = (struct line){0};
	for (size_t i = 0; i < COUNT(x); i++)
		line_add(&line, x[i], 1e9 + 3 * x[i]);
	is_near(line_slope(&line), 3, 1e-6, "far from zero, too");
}

/* The table that every book has. */
static void
test_student(void)
{
	static const struct {
		double part;
		int freedom;
		double t;
	} table[] = {{0.95, 1, 6.314}, {0.95, 2, 2.920}, {0.95, 3, 2.353},
	    {0.95, 5, 2.015}, {0.95, 10, 1.812}, {0.975, 1, 12.706},
	    {0.975, 2, 4.303}, {0.975, 3, 3.182}, {0.975, 4, 2.776},
	    {0.975, 7, 2.365}, {0.975, 30, 2.042}, {0.975, 120, 1.980},
	    {0.995, 9, 3.250}, {0.9995, 4, 8.610}};
	char name[80];

	for (size_t i = 0; i < COUNT(table); i++) {
		snprintf(name, sizeof(name), "t of %g with %d degrees",
		    table[i].part, table[i].freedom);
		is_near(student_quantile(table[i].part, table[i].freedom),
		    table[i].t, 5e-4, name);
		is_near(student_part(table[i].t, table[i].freedom),
		    table[i].part - 0.5, 5e-5, "and back");
	}
	is_near(student_part(-2.365, 7), -0.475, 5e-5, "a negative one");
	is_near(student_quantile(0.975, 1000000), NORMAL_95, 1e-6,
	    "of many degrees it is normal");
	is_near(student_quantile(0.975, 1000), 1.9623, 5e-5, "of a thousand");
}

static void
test_discoveries(void)
{
	/* Benjamini and Hochberg 1995, 3.2: of 15 four are believed. */
	static const double chance[] = {0.0278, 0.0001, 0.0004, 0.0019, 0.0095,
	    0.0201, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
	    0.7590, 1.000};
	double rate[COUNT(chance)];
	size_t believed = 0;

	discovery_rates(chance, COUNT(chance), COUNT(chance), rate);
	for (size_t i = 0; i < COUNT(chance); i++)
		believed += rate[i] <= 0.05;
	is_near((double)believed, 4, 0, "four of fifteen");
	is_near(rate[1], 0.0015, 1e-12, "the least chance counts for all");
	is_near(rate[4], 0.0095 * 15 / 4, 1e-12, "the fourth for a fourth");
	ok(rate[0] > 0.05 && rate[0] <= 0.0298 * 15 / 7 + 1e-12,
	    "no rate is above that of a larger chance");
	discovery_rates(chance, 9, 15, rate);
	is_near(rate[4], 0.0095 * 15 / 4, 1e-12,
	    "those that were looked at count, though they are not given");
}

int
main(void)
{
	test_middle();
	test_slopes();
	test_student();
	test_discoveries();
	return done_testing();
}
