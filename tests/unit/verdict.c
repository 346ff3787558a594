/*
 * verdict.c: how often verdicts are right, on functions whose law is known;
 * tests/bench/verdict does the same at length, as a table. A change of the
 * method that makes verdicts worse fails here.
 */
#include "../bench/verdict.h"
#include "tap.h"

#define DRAWS	 120000
#define HELD_OUT 48000
#define ALONE	 24000

struct tally {
	size_t draws, firm, wrong, intervals, covered;
};

/* Shapes and noises, each with each. */
static struct tally crossed[DRAW_ALL_NOISES][DRAW_ALL_SHAPES];
static struct tally many, noisy, three, sizes[9][3], noises[DRAW_ALL_NOISES],
    shapes[DRAW_ALL_SHAPES], fixed[3];
static bool numbers;

static void
count(struct tally *t, const struct draw *d, const struct judgement *j)
{
	int side = draw_side(d);
	bool firm = j->confidence == CONFIDENCE_FIRM;

	if (!j->exact) {
		t->intervals++;
		t->covered += draw_covered(d, j);
	}
	if (side == 0)
		return;
	t->draws++;
	t->firm += firm;
	t->wrong += firm && (j->p > JUDGE_BOUND) != (side > 0);
}

static void
count_everywhere(
    const struct program *p, const struct draw *d, const struct judgement *j)
{
	numbers = numbers && isfinite(j->p) && j->lo <= j->p && j->p <= j->hi;
	if (p->sizes == 3) {
		count(&three, d, j);
		return;
	}
	count(&many, d, j);
	count(&sizes[p->sizes][p->ratio], d, j);
	count(&noises[p->noise], d, j);
	count(&crossed[p->noise][d->shape], d, j);
	if (draw_deviations[p->noise] > 0) {
		count(&noisy, d, j);
		count(&shapes[d->shape], d, j);
		count(&fixed[d->fixed], d, j);
	}
}

static void
fill(struct rng *rng, size_t draws, size_t functions, bool held_out)
{
	static struct program p;

	memset(crossed, 0, sizeof(crossed));
	memset(sizes, 0, sizeof(sizes));
	memset(noises, 0, sizeof(noises));
	memset(shapes, 0, sizeof(shapes));
	memset(fixed, 0, sizeof(fixed));
	many = noisy = three = (struct tally){0};
	numbers = true;
	for (size_t i = 0; i < draws; i += functions) {
		p.count = functions;
		draw_program(rng, held_out, &p);
		for (size_t f = 0; f < functions; f++) {
			struct judgement j;

			draw_judge(&p, &p.functions[f], &j);
			count_everywhere(&p, &p.functions[f], &j);
		}
	}
	ok(numbers, "every draw has an exponent, and it is in its interval");
}

static double
part(size_t count, size_t of)
{
	return of == 0 ? 0 : 100 * (double)count / (double)of;
}

/* In per cent: WRONG at most, FIRM at least, and of the intervals COVERED. */
static void
check(const char *name, const struct tally *t, double wrong, double firm,
    double covered)
{
	ok(part(t->wrong, t->draws) <= wrong && part(t->firm, t->draws) >= firm,
	    "%s: %.3f %% of %zu wrong (%g at most), %.1f %% firm (%g at least)",
	    name, part(t->wrong, t->draws), t->draws, wrong,
	    part(t->firm, t->draws), firm);
	ok(t->intervals == 0 || part(t->covered, t->intervals) >= covered,
	    "%s: %.1f %% of %zu intervals hold the truth (%g at least)", name,
	    part(t->covered, t->intervals), t->intervals, covered);
}

/* The aim of every cell, as far as so many draws can tell: three deviations
 * above it at most. */
static void
check_crossed(double aim)
{
	for (int i = 0; i < DRAW_ALL_NOISES; i++)
		for (int k = 0; k < DRAW_ALL_SHAPES; k++) {
			const struct tally *t = &crossed[i][k];
			double expected = aim / 100 * (double)t->draws;

			if ((double)t->wrong > expected + 3 * sqrt(expected))
				ok(false, "%s, %s: %zu of %zu wrong",
				    draw_noises[i], draw_shapes[k], t->wrong,
				    t->draws);
		}
	ok(true, "no shape with any noise: %g %% wrong", aim);
}

static void
test_aims(struct rng *rng)
{
	char name[32];

	fill(rng, DRAWS, DRAW_FUNCTIONS, false);
	check("three sizes", &three, 0, 4, 95);
	check("four and more", &many, 0.05, 91, 97);
	check("noisy, four and more", &noisy, 0.05, 88, 97);
	for (size_t k = 4; k <= 8; k++)
		for (size_t r = 0; r < 3; r++) {
			snprintf(name, sizeof(name), "%zu at x%g", k,
			    draw_ratios[r]);
			check(name, &sizes[k][r], 0.2,
			    k == 4 && r == 0 ? 70 : 80, 96);
		}
	for (int i = 0; i < DRAW_NOISES; i++)
		check(draw_noises[i], &noises[i], 0.2, i == DRAW_20 ? 62 : 80,
		    i == DRAW_20 ? 95 : 97);
	for (int i = 0; i < DRAW_SHAPES; i++)
		check(draw_shapes[i], &shapes[i], 0.3, 75,
		    i == DRAW_MIXTURE ? 91 : 96);
	for (int i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "%g times", draw_fixed[i]);
		check(name, &fixed[i], 0.15, 82, 96.5);
	}
	check_crossed(0.5);
}

int
main(void)
{
	struct rng rng = rng_seed(20251102);

	test_aims(&rng);
	fill(&rng, HELD_OUT, DRAW_FUNCTIONS, true);
	check("other laws and noise", &noisy, 0.15, 82, 90);
	check("n^p", &shapes[DRAW_POWER], 0.5, 88, 85);
	check_crossed(2);
	fill(&rng, ALONE, 1, false);
	check("alone, noisy", &noisy, 0.1, 85, 96);
	check_crossed(0.5);
	return done_testing();
}
