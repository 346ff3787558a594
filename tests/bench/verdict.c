/*
 * verdict.c: how often verdicts are right, on functions whose law is known.
 *
 *	verdict [-n DRAWS] [-s SEED]
 *
 *	cell       draws  firm wrong undec cover width | end diff menu ...
 *	4 at x2     5505  68.1  0.15   4.6  96.9  0.66 | 6.9  7.8  5.8 ...
 *
 * In per cent of the draws. Of the verdict: firm ones, firm and wrong ones,
 * provisional ones, provisional and wrong ones, undecided ones, and how often
 * the interval of 95 % (that of counts with an exact law left out) holds the
 * truth. Of a single estimator, which always gives a verdict: how often it is
 * wrong; beside the three of the tool the slope from first to last, least
 * squares, and Theil-Sen. Truth and wrong are those of verdict.h; draws near
 * the bound, where either side is right, are counted for the interval only.
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
	printf("\n%-24s %7s %6s %6s %6s %6s %6s %6s %6s |"
	       " %5s %5s %5s %5s %5s %5s\n",
	    title, "draws", "firm", "wrong", "provis", "wrong", "undec",
	    "cover", "width", "end", "diff", "menu", "pair", "line", "theil");
}

static double
part(size_t count, size_t of)
{
	return of == 0 ? 0 : 100 * (double)count / (double)of;
}

static void print_cell(const char *name, const struct tally *c);

/* Cells that a single estimator has right in 95 % of the draws, and those of
 * them that are firm in 80 %. */
static size_t easy_cells, decided_cells;

static void
print_marginal(const char *name, const struct tally *c)
{
	size_t best = c->draws;

	for (int i = 0; i < SINGLES; i++)
		best = c->single[i] < best ? c->single[i] : best;
	if (c->draws > 0 && part(best, c->draws) <= 5) {
		easy_cells++;
		decided_cells += part(c->firm, c->draws) >= 80;
	}
	print_cell(name, c);
}

static void
print_cell(const char *name, const struct tally *c)
{
	if (c->draws == 0)
		return;
	printf("%-24s %7zu %6.1f %6.2f %6.1f %6.2f %6.1f %6.1f %6.2f |", name,
	    c->draws, part(c->firm, c->draws), part(c->wrong, c->draws),
	    part(c->provisional, c->draws), part(c->lax, c->draws),
	    part(c->undecided, c->draws), part(c->covered, c->intervals),
	    c->width / (double)c->intervals);
	for (int i = 0; i < SINGLES; i++)
		printf(" %5.1f", part(c->single[i], c->draws));
	putchar('\n');
}

enum {
	SIZES = 9 * 3,
	PLACES = SIZES + DRAW_NOISES + DRAW_SHAPES,
	WORST = 8
};

struct tables {
	struct tally all, few, many, counts;
	struct tally sizes[9][3], noises[DRAW_NOISES], shapes[DRAW_SHAPES];
	struct tally fixed[3], repeats[6];
	/* Sizes and ratios, noises and shapes, each with each. */
	struct tally crossed[PLACES][PLACES];
};

static void
place_name(size_t place, char *out, size_t size)
{
	if (place < SIZES)
		snprintf(
		    out, size, "%zu at x%g", place / 3, draw_ratios[place % 3]);
	else if (place < SIZES + DRAW_NOISES)
		snprintf(out, size, "%s", draw_noises[place - SIZES]);
	else
		snprintf(
		    out, size, "%s", draw_shapes[place - SIZES - DRAW_NOISES]);
}

/* The crossed cells with most wrong firm verdicts. */
static void
print_worst(const struct tables *t)
{
	double limit = INFINITY;

	print_head("4+: worst");
	for (int rank = 0; rank < WORST; rank++) {
		const struct tally *worst = NULL;
		char a[32], b[32], name[72];
		double most = -1;

		for (size_t i = 0; i < PLACES; i++)
			for (size_t k = i + 1; k < PLACES; k++) {
				const struct tally *c = &t->crossed[i][k];
				double wrong = part(c->wrong, c->draws);

				if (c->draws < 100 || wrong <= most ||
				    wrong >= limit)
					continue;
				most = wrong;
				worst = c;
				place_name(i, a, sizeof(a));
				place_name(k, b, sizeof(b));
			}
		if (worst == NULL)
			break;
		limit = most;
		snprintf(name, sizeof(name), "%s, %s", a, b);
		print_cell(name, worst);
	}
}

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
			(k == 3 ? print_cell : print_marginal)(
			    name, &t->sizes[k][r]);
		}
	print_head("4+: noise");
	for (int i = 0; i < DRAW_NOISES; i++)
		print_marginal(draw_noises[i], &t->noises[i]);
	print_head("4+: shape");
	for (int i = 0; i < DRAW_SHAPES; i++)
		print_marginal(draw_shapes[i], &t->shapes[i]);
	print_head("4+: fixed cost");
	for (int i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "%g times", draw_fixed[i]);
		print_marginal(name, &t->fixed[i]);
	}
	print_head("4+: repeats");
	for (int i = 1; i < 6; i++) {
		snprintf(name, sizeof(name), "%d", i);
		print_marginal(name, &t->repeats[i]);
	}
	print_worst(t);
	printf("\n%zu cells of four sizes and more that a single estimator has "
	       "right in 95 %%: firm in 80 %% in %zu\n",
	    easy_cells, decided_cells);
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
		size_t places[3];
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
		places[0] = d.sizes * 3 + d.ratio;
		places[1] = SIZES + d.noise;
		places[2] = SIZES + DRAW_NOISES + d.shape;
		count_draw(&t.crossed[places[0]][places[1]], &d, &j);
		count_draw(&t.crossed[places[0]][places[2]], &d, &j);
		count_draw(&t.crossed[places[1]][places[2]], &d, &j);
	}
	printf("%lu draws of seed %lu, judged in %.2f s\n", draws, seed,
	    spent / CLOCKS_PER_SEC);
	print_tables(&t);
	return 0;
}
