/*
 * verdict.c: how often verdicts are right, on a few thousand functions whose
 * law is known; tests/bench/verdict does the same at length, as a table. A
 * change of the method that makes verdicts worse fails here.
 */
#include "../bench/verdict.h"
#include "tap.h"

#define DRAWS 12000

struct tally {
	size_t draws, firm, wrong, intervals, covered;
};

static void
count(struct tally *t, const struct draw *d, const struct judgement *j)
{
	int side = draw_side(d->truth);
	bool firm = j->confidence == CONFIDENCE_FIRM;

	if (!j->exact) {
		t->intervals++;
		t->covered +=
		    j->lo <= d->truth + 1e-9 && j->hi >= d->truth - 1e-9;
	}
	if (side == 0)
		return;
	t->draws++;
	t->firm += firm;
	t->wrong += firm && (j->p > JUDGE_BOUND) != (side > 0);
}

/* At least FIRM of the draws, at most WRONG of them, in parts of one. */
static void
check(const char *name, const struct tally *t, double wrong, double firm,
    double covered)
{
	double draws = (double)t->draws;

	printf("# %s: %zu draws, %zu firm, %zu wrong, %zu of %zu covered\n",
	    name, t->draws, t->firm, t->wrong, t->covered, t->intervals);
	ok((double)t->wrong <= wrong * draws, "%s: at most %g %% wrong", name,
	    100 * wrong);
	ok((double)t->firm >= firm * draws, "%s: at least %g %% firm", name,
	    100 * firm);
	ok((double)t->covered >= covered * (double)t->intervals,
	    "%s: %g %% of the intervals hold the truth", name, 100 * covered);
}

int
main(void)
{
	static struct tally all, three, sizes[9], noises[DRAW_NOISES],
	    shapes[DRAW_SHAPES];
	struct rng rng = rng_seed(20251102);
	bool finite = true;
	char name[32];

	for (int i = 0; i < DRAWS; i++) {
		struct draw d;
		struct judgement j;

		draw_make(&rng, &d);
		draw_judge(&d, &j);
		finite = finite && isfinite(j.p) && j.lo <= j.p && j.p <= j.hi;
		if (d.sizes == 3) {
			count(&three, &d, &j);
			continue;
		}
		count(&all, &d, &j);
		count(&sizes[d.sizes], &d, &j);
		count(&noises[d.noise], &d, &j);
		count(&shapes[d.shape], &d, &j);
	}
	ok(finite, "every draw has an exponent, and it is in its interval");
	check("four sizes and more", &all, 0.001, 0.9, 0.95);
	check("three sizes", &three, 0, 0.04, 0.93);
	for (size_t k = 4; k <= 8; k++) {
		snprintf(name, sizeof(name), "%zu sizes", k);
		check(name, &sizes[k], 0.005, 0.8, 0.95);
	}
	for (int i = 0; i < DRAW_NOISES; i++)
		check(draw_noises[i], &noises[i], 0.005,
		    i == DRAW_20 ? 0.65 : 0.82, i == DRAW_20 ? 0.9 : 0.95);
	for (int i = 0; i < DRAW_SHAPES; i++)
		check(draw_shapes[i], &shapes[i], 0.005,
		    i == DRAW_THRESHOLD ? 0.75 : 0.8, 0.93);
	return done_testing();
}
