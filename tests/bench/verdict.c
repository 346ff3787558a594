/*
 * verdict.c: how often verdicts are right, on functions whose law is known.
 *
 *	verdict [-n DRAWS] [-s SEED]
 *
 *	cell       draws  firm wrong undecided covered | end diff menu ...
 *	4 sizes x2  5555  71.2  0.11      12.0    95.1 | 9.8 13.1  8.2 ...
 *
 * In per cent of the draws. Of the vote: firm verdicts, firm and wrong ones,
 * undecided ones, and how often the interval of 95 % holds the truth. Of a
 * single estimator, which always gives a verdict: how often it is wrong; and
 * beside the three of the tool the slope from first to last, least squares,
 * and Theil-Sen. Truth and wrong are those of verdict.h; the draws near the
 * bound, where either side is right, are in `draws` and never wrong.
 */
#include "verdict.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "core/number.h"

enum {
	BY_END,
	BY_DIFF,
	BY_MENU,
	BY_PAIR,
	BY_LINE,
	BY_THEIL,
	SINGLES
};

struct tally {
	size_t draws, firm, wrong, provisional, lax, undecided, covered;
	size_t intervals;
	size_t single[SINGLES]; /* on the wrong side */
	double width;
};

static double
theil_sen(const struct points *p)
{
	double slopes[FIT_MAX_SIZES * FIT_MAX_SIZES / 2];
	size_t count = 0;

	for (size_t i = 0; i < p->count; i++)
		for (size_t k = i + 1; k < p->count; k++)
			slopes[count++] =
			    fit_slope(p->n[i], p->y[i], p->n[k], p->y[k]);
	number_sort(slopes, count);
	return 0.5 * (slopes[(count - 1) / 2] + slopes[count / 2]);
}

static void
count_draw(struct tally *cell, const struct draw *d, const struct judgement *j)
{
	const struct points *p = &d->points;
	size_t last = p->count - 1;
	int side = draw_side(d->truth);
	double single[SINGLES] = {j->p_end, j->p_diff, j->p_menu,
	    fit_slope(p->n[0], p->y[0], p->n[last], p->y[last]), j->p_all,
	    theil_sen(p)};
	bool wrong = side * (j->p > JUDGE_BOUND ? 1 : -1) < 0;

	if (!j->exact) {
		cell->intervals++;
		cell->covered +=
		    j->lo - 1e-9 <= d->truth && d->truth <= j->hi + 1e-9;
		cell->width += j->hi - j->lo;
	}
	if (side == 0)
		return;
	cell->draws++;
	cell->firm += j->confidence == CONFIDENCE_FIRM;
	cell->wrong += j->confidence == CONFIDENCE_FIRM && wrong;
	cell->provisional += j->confidence == CONFIDENCE_PROVISIONAL;
	cell->lax += j->confidence == CONFIDENCE_PROVISIONAL && wrong;
	cell->undecided += j->confidence == CONFIDENCE_UNDECIDED;
	for (int i = 0; i < SINGLES; i++)
		cell->single[i] +=
		    side * (single[i] > JUDGE_BOUND ? 1 : -1) < 0;
}

static void
print_head(const char *title)
{
	printf("\n%-15s %7s %6s %6s %6s %6s %6s %6s %6s |"
	       " %5s %5s %5s %5s %5s %5s\n",
	    title, "draws", "firm", "wrong", "provis", "wrong", "undec",
	    "cover", "width", "end", "diff", "menu", "pair", "line", "theil");
}

static double
part(size_t count, size_t of)
{
	return of == 0 ? 0 : 100 * (double)count / (double)of;
}

static void
print_cell(const char *name, const struct tally *c)
{
	if (c->draws == 0)
		return;
	printf("%-15s %7zu %6.1f %6.2f %6.1f %6.2f %6.1f %6.1f %6.2f |", name,
	    c->draws, part(c->firm, c->draws), part(c->wrong, c->draws),
	    part(c->provisional, c->draws), part(c->lax, c->draws),
	    part(c->undecided, c->draws), part(c->covered, c->intervals),
	    c->width / (double)c->intervals);
	for (int i = 0; i < SINGLES; i++)
		printf(" %5.1f", part(c->single[i], c->draws));
	putchar('\n');
}

struct tables {
	struct tally all, few, many, counts;
	struct tally sizes[9][3], noises[DRAW_NOISES], shapes[DRAW_SHAPES];
	struct tally crossed[DRAW_SHAPES][DRAW_NOISES], fixed[3], repeats[6];
};

static void
print_tables(const struct tables *t)
{
	char name[64];

	print_head("all");
	print_cell("three sizes", &t->few);
	print_cell("four and more", &t->many);
	print_head("sizes, ratio");
	for (size_t k = 3; k <= 8; k++)
		for (size_t r = 0; r < 3; r++) {
			snprintf(name, sizeof(name), "%zu at x%g", k,
			    draw_ratios[r]);
			print_cell(name, &t->sizes[k][r]);
		}
	print_head("4+: noise");
	for (int i = 0; i < DRAW_NOISES; i++)
		print_cell(draw_noises[i], &t->noises[i]);
	print_head("4+: shape");
	for (int i = 0; i < DRAW_SHAPES; i++)
		print_cell(draw_shapes[i], &t->shapes[i]);
	print_head("4+: fixed cost");
	for (int i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "%g times", draw_fixed[i]);
		print_cell(name, &t->fixed[i]);
	}
	print_head("4+: repeats");
	for (int i = 1; i < 6; i++) {
		snprintf(name, sizeof(name), "%d", i);
		print_cell(name, &t->repeats[i]);
	}
	if (getenv("CROSSED") == NULL)
		return;
	print_head("crossed");
	for (int s = 0; s < DRAW_SHAPES; s++)
		for (int i = 0; i < DRAW_NOISES; i++) {
			snprintf(name, sizeof(name), "%s, %s", draw_shapes[s],
			    draw_noises[i]);
			print_cell(name, &t->crossed[s][i]);
		}
}

int
main(int argc, char **argv)
{
	static struct tables t;
	unsigned long draws = 100000, seed = 20251101;
	struct rng rng;
	double spent = 0;
	int option;

	while ((option = getopt(argc, argv, "n:s:")) != -1) {
		if (option == 'n')
			draws = strtoul(optarg, NULL, 10);
		else if (option == 's')
			seed = strtoul(optarg, NULL, 10);
		else
			return 2;
	}
	rng = rng_seed(seed);
	for (unsigned long i = 0; i < draws; i++) {
		struct draw d;
		struct judgement j;
		clock_t start;

		draw_make(&rng, &d);
		start = clock();
		draw_judge(&d, &j);
		spent += (double)(clock() - start);
		if (d.points.count < 3)
			continue;
		if (d.sizes == 3)
			count_draw(&t.few, &d, &j);
		count_draw(&t.sizes[d.sizes][d.ratio], &d, &j);
		if (d.sizes < 4)
			continue;
		count_draw(&t.many, &d, &j);
		count_draw(&t.noises[d.noise], &d, &j);
		count_draw(&t.shapes[d.shape], &d, &j);
		count_draw(&t.fixed[d.fixed], &d, &j);
		count_draw(&t.repeats[d.repeats], &d, &j);
		count_draw(&t.crossed[d.shape][d.noise], &d, &j);
	}
	printf("%lu draws of seed %lu, judged in %.2f s\n", draws, seed,
	    spent / CLOCKS_PER_SEC);
	print_tables(&t);
	return 0;
}
