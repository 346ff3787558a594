/*
 * shortest.c: the fast way to write a number writes what printf writes.
 */
#include "core/number.h"
#include "core/shortest.h"
#include "draw.h"
#include "tap.h"

static void
by_printf(double value, char *out)
{
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(out, NUMBER_SIZE, "%.*g", digits, value);
		if (strtod(out, NULL) == value)
			return;
	}
}

/* Numbers as they come: of any size, sums of microseconds, quotients. */
static double
draw(struct rng *rng, int kind)
{
	double sum = 0;

	switch (kind) {
	case 0:
		return pow(10, -9 + 15 * rng_unit(rng));
	case 1:
		for (int i = 0; i < 5; i++)
			sum += (double)rng_below(rng, 1000000) * 1e-6;
		return sum;
	case 2:
		return -(double)rng_below(rng, 100000) / 3;
	default:
		return (double)(1 + rng_below(rng, 1000)) * 3 * 1e-6;
	}
}

int
main(void)
{
	struct rng rng = rng_seed(7);
	char fast[NUMBER_SIZE], slow[NUMBER_SIZE];
	int differ = 0, declined = 0;
	const int draws = 200000;

	for (int i = 0; i < draws; i++) {
		double value = draw(&rng, i % 4);

		by_printf(value, slow);
		if (shortest_format(value, fast) == 0)
			declined++;
		else if (strcmp(fast, slow) != 0 && differ++ < 5)
			printf("# %s, not %s\n", fast, slow);
	}
	ok(differ == 0, "%d numbers as printf writes them", draws);
	ok(declined < draws / 100, "%d of them left to printf", declined);
	for (int power = -9; power < 6; power++) {
		double value = 1 / pow(10, -power);

		by_printf(value, slow);
		ok(shortest_format(value, fast) == 0 || strcmp(fast, slow) == 0,
		    "10^%d: %s", power, slow);
	}
	ok(shortest_format(1e6, fast) == 0 && shortest_format(9e-10, fast) == 0,
	    "not beyond the range");
	ok(shortest_format(0, fast) == 0 && shortest_format(NAN, fast) == 0 &&
		shortest_format(0.5, fast) == 0,
	    "not nought, none, or a power of two");
	return done_testing();
}
