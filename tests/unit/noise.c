/*
 * noise.c: the noise of one value, from the repeats, over functions, and of
 * both.
 */
#include <math.h>

#include "draw.h"
#include "law/noise.h"
#include "tap.h"

static bool
near(double value, double want, double part)
{
	return fabs(value / want - 1) < part;
}

/* Functions with noise SIGMA, and as much more or less as e^SPREAD. */
static struct noise
pooled(double sigma, double spread, size_t functions, int freedom)
{
	struct rng rng = rng_seed(7);
	struct noise_pool pool = {0};

	for (size_t i = 0; i < functions; i++) {
		double own = sigma * exp(spread * rng_normal(&rng)), sum = 0;

		for (int k = 0; k < freedom; k++) {
			double error = own * rng_normal(&rng);

			sum += error * error;
		}
		noise_pool_add(
		    &pool, (struct noise){sqrt(sum / freedom), freedom});
	}
	return noise_pool_finish(&pool);
}

static void
test_pool(void)
{
	struct noise noise = pooled(0.05, 0, 2000, 6);
	struct noise_pool bad = {0};

	ok(near(noise.sigma, 0.05, 0.1), "%g: near 5 %%", noise.sigma);
	ok(noise.freedom == NOISE_FREEDOM, "functions that agree say much");
	noise = pooled(0.05, 0.4, 2000, 6);
	ok(near(noise.sigma, 0.05, 0.15) && noise.freedom > 1 &&
		noise.freedom < NOISE_FREEDOM,
	    "functions that differ say less: %d", noise.freedom);
	noise = pooled(0.05, 1.5, 2000, 6);
	ok(noise.freedom == 2, "those that differ widely say little");
	noise = pooled(0.05, 0, 4, 4);
	ok(noise.freedom < 5, "few are not sure that they agree: %d",
	    noise.freedom);
	ok(!isfinite(pooled(0.05, 0, 2, 6).sigma), "two functions say nothing");
	for (int i = 0; i < 5; i++) {
		noise_pool_add(&bad, (struct noise){NAN, 3});
		noise_pool_add(&bad, (struct noise){0.1, 0});
	}
	ok(bad.count == 0, "what is not known is left out");
	ok(!isfinite(noise_pool_finish(&bad).sigma), "nor is nothing noise");
	noise = pooled(0, 0, 5, 3);
	ok(isfinite(noise.sigma) && noise.sigma < 1e-6, "exact: next to none");
}

static void
test_repeats(void)
{
	double n[] = {100, 100, 100, 200, 200, 200, 400, 400, 400};
	double values[] = {1, 1.1, 1, 2, 2.2, 2, 4, 4.4, 4};
	struct noise noise = noise_of_repeats(n, values, 9, 3), other;

	/* Each change is ln 1.1. */
	ok(near(noise.sigma, log(1.1) / 0.953873 / pow(3, 0.25), 1e-6),
	    "the median change, less for the least of three");
	ok(noise.freedom == 2, "six changes are worth two points");
	values[4] = 20;
	other = noise_of_repeats(n, values, 9, 3);
	ok(near(other.sigma, noise.sigma, 1e-6),
	    "one run that was interrupted is no noise");
	values[4] = 0;
	values[7] = NAN;
	ok(isfinite(noise_of_repeats(n, values, 9, 3).sigma),
	    "nor is a value that is missing");
	n[1] = n[2] = 109;
	n[4] = n[5] = 218;
	n[7] = n[8] = 436;
	values[4] = 2.2;
	values[7] = 4.4;
	ok(noise_of_repeats(n, values, 9, 3).freedom == 1,
	    "sizes taken as one: what grows between them is none");
	ok(noise_of_repeats(n, values, 3, 3).freedom == 0,
	    "one run a size: none");
}

static void
test_join(void)
{
	struct noise expected = {0.03, 4}, own = {0.06, 4}, none = {NAN, 0};
	struct noise both = noise_join(expected, own);

	ok(near(both.sigma, sqrt(0.5 * (0.03 * 0.03 + 0.06 * 0.06)), 1e-9) &&
		both.freedom == 8,
	    "both, by their freedom");
	own.freedom = 100;
	ok(noise_join(expected, own).freedom == NOISE_FREEDOM,
	    "never worth more than it may");
	ok(noise_join(expected, none).freedom == 4, "nothing of its own");
	ok(near(noise_join(none, own).sigma, 0.06, 1e-9), "nothing expected");
	ok(!isfinite(noise_join(none, none).sigma), "neither");
}

/* What the fit of five points leaves has one degree of freedom less than there
 * are points, two with a constant. */
static void
test_menu(void)
{
	struct menu menu = {.sigma = 0.1};
	struct noise noise = noise_of_menu(&menu, 5);

	ok(noise.freedom == 4, "five points: four are free");
	is_near(noise.sigma, 0.1 * pow(1 - 2 / 36.0, -1.5), 1e-12,
	    "the median of few deviations is too low");
	menu.best.constant = true;
	ok(noise_of_menu(&menu, 5).freedom == 3, "three beside a constant");
	ok(noise_of_menu(&menu, 3).freedom == 1, "one of three points");
	ok(isnan(noise_of_menu(&menu, 2).sigma), "none of two");
}

int
main(void)
{
	test_menu();
	test_pool();
	test_repeats();
	test_join();
	return done_testing();
}
