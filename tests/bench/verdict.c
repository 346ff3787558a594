/*
 * verdict.c: how often verdicts are right, on functions whose law is known.
 *
 *	verdict [-n DRAWS] [-s SEED]
 *
 *	cell       draws  firm wrong   +- undec cover width | end diff menu ...
 *	4 at x2     5505  68.1  0.15 0.05   4.6  96.9  0.66 | 6.9  7.8  5.8 ...
 *
 * In per cent of the draws. Of the verdict: firm ones, firm and wrong ones and
 * the standard error of that, provisional ones, provisional and wrong ones,
 * undecided ones, and how often the interval of 95 % (that of counts with an
 * exact law left out) holds the truth. Of a single estimator, which always
 * gives a verdict: how often it is wrong; beside the three of the tool the
 * slope from first to last, least squares, and Theil-Sen. Truth and wrong are
 * those of verdict.h; draws near the bound, where either side is right, are
 * counted for the interval only.
 *
 * Functions come as the tool sees them, two dozen of one program, measured
 * together. Then, in a quarter of the draws each: shapes and noises that the
 * method was not made for, and functions that are alone, whose noise is not
 * known but by their own repeats.
 */
#include "verdict.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "core/number.h"
#include "core/statistics.h"

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
			    log_slope(p->n[i], p->y[i], p->n[k], p->y[k]);
	number_sort(slopes, count);
	return median_of(slopes, count);
}

static void
count_draw(struct tally *cell, const struct draw *d, const struct judgement *j)
{
	const struct points *p = &d->points;
	size_t last = p->count - 1;
	int side = draw_side(d);
	double single[SINGLES] = {j->p_end, j->p_diff, j->p_menu,
	    log_slope(p->n[0], p->y[0], p->n[last], p->y[last]), j->p_all,
	    theil_sen(p)};
	bool wrong = side * (j->p > JUDGE_BOUND ? 1 : -1) < 0;

	if (!j->exact) {
		cell->intervals++;
		cell->covered += draw_covered(d, j);
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
	printf("\n%-24s %7s %6s %6s %5s %6s %6s %6s %6s %6s |"
	       " %5s %5s %5s %5s %5s %5s\n",
	    title, "draws", "firm", "wrong", "+-", "provis", "wrong", "undec",
	    "cover", "width", "end", "diff", "menu", "pair", "line", "theil");
}

static double
part(size_t count, size_t of)
{
	return of == 0 ? 0 : 100 * (double)count / (double)of;
}

/* Of a part that was seen COUNT times in OF; not 0 where it was not. */
static double
standard_error(size_t count, size_t of)
{
	return of == 0 ? 0 : 100 * sqrt((double)count + 0.5) / (double)of;
}

static void
print_cell(const char *name, const struct tally *c)
{
	if (c->intervals == 0)
		return;
	printf("%-24s %7zu %6.1f %6.2f %5.2f %6.1f %6.2f %6.1f %6.1f %6.2f |",
	    name, c->draws, part(c->firm, c->draws), part(c->wrong, c->draws),
	    standard_error(c->wrong, c->draws), part(c->provisional, c->draws),
	    part(c->lax, c->draws), part(c->undecided, c->draws),
	    part(c->covered, c->intervals), c->width / (double)c->intervals);
	for (int i = 0; i < SINGLES; i++)
		printf(" %5.1f", part(c->single[i], c->draws));
	putchar('\n');
}

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

enum {
	SIZES = 9 * 3,
	PLACES = SIZES + DRAW_ALL_NOISES + DRAW_ALL_SHAPES,
	WORST = 8
};

struct tables {
	struct tally few, many, noisy;
	struct tally sizes[9][3], noises[DRAW_ALL_NOISES];
	/* These with noise only. */
	struct tally shapes[DRAW_ALL_SHAPES], fixed[3], repeats[6];
	/* Sizes and ratios, noises and shapes, each with each. */
	struct tally crossed[PLACES][PLACES];
};

static void
place_name(size_t place, char *out, size_t size)
{
	if (place < SIZES)
		snprintf(
		    out, size, "%zu at x%g", place / 3, draw_ratios[place % 3]);
	else if (place < SIZES + DRAW_ALL_NOISES)
		snprintf(out, size, "%s", draw_noises[place - SIZES]);
	else
		snprintf(out, size, "%s",
		    draw_shapes[place - SIZES - DRAW_ALL_NOISES]);
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
		double most = 0;

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
print_all(const struct tables *t)
{
	print_head("all");
	print_cell("three sizes", &t->few);
	print_cell("four and more", &t->many);
	print_cell("noisy, four and more", &t->noisy);
}

static void
print_noises(const struct tables *t)
{
	print_head("4+: noise");
	for (int i = 0; i < DRAW_ALL_NOISES; i++)
		print_marginal(draw_noises[i], &t->noises[i]);
}

static void
print_shapes(const struct tables *t)
{
	print_head("noisy, 4+: shape");
	for (int i = 0; i < DRAW_ALL_SHAPES; i++)
		print_marginal(draw_shapes[i], &t->shapes[i]);
}

static void
print_rest(const struct tables *t)
{
	char name[64];

	print_head("sizes, ratio");
	for (size_t k = 3; k <= 8; k++)
		for (size_t r = 0; r < 3; r++) {
			snprintf(name, sizeof(name), "%zu at x%g", k,
			    draw_ratios[r]);
			(k == 3 ? print_cell : print_marginal)(
			    name, &t->sizes[k][r]);
		}
	print_head("noisy, 4+: fixed cost");
	for (int i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "%g times", draw_fixed[i]);
		print_marginal(name, &t->fixed[i]);
	}
	print_head("noisy, 4+: repeats");
	for (int i = 1; i < 6; i++) {
		snprintf(name, sizeof(name), "%d", i);
		print_marginal(name, &t->repeats[i]);
	}
}

static void
count_everywhere(struct tables *t, const struct program *p,
    const struct draw *d, const struct judgement *j)
{
	size_t places[3] = {p->sizes * 3 + p->ratio, SIZES + p->noise,
	    SIZES + DRAW_ALL_NOISES + d->shape};

	count_draw(&t->sizes[p->sizes][p->ratio], d, j);
	if (p->sizes < 4) {
		count_draw(&t->few, d, j);
		return;
	}
	count_draw(&t->many, d, j);
	count_draw(&t->noises[p->noise], d, j);
	for (int i = 0; i < 3; i++)
		for (int k = i + 1; k < 3; k++)
			count_draw(&t->crossed[places[i]][places[k]], d, j);
	if (draw_deviations[p->noise] > 0) {
		count_draw(&t->noisy, d, j);
		count_draw(&t->shapes[d->shape], d, j);
		count_draw(&t->fixed[d->fixed], d, j);
		count_draw(&t->repeats[p->repeats], d, j);
	}
}

/* Draws programs of COUNT functions; returns the seconds that judging took. */
static double
fill(struct tables *t, struct rng *rng, unsigned long draws, size_t count,
    bool held_out)
{
	static struct program p;
	double spent = 0;

	for (unsigned long i = 0; i < draws; i += count) {
		p.count = count;
		draw_program(rng, held_out, &p);
		for (size_t f = 0; f < count; f++) {
			struct judgement j;
			clock_t start = clock();

			draw_judge(&p, &p.functions[f], &j);
			spent += (double)(clock() - start);
			if (p.functions[f].points.count >= 3)
				count_everywhere(t, &p, &p.functions[f], &j);
		}
	}
	return spent / CLOCKS_PER_SEC;
}

int
main(int argc, char **argv)
{
	static struct tables aims, held_out, alone;
	unsigned long draws = 100000, seed = 20251101;
	struct rng rng;
	double spent;
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
	spent = fill(&aims, &rng, draws, DRAW_FUNCTIONS, false);
	printf("%lu draws of seed %lu, judged in %.2f s\n", draws, seed, spent);
	print_all(&aims);
	print_noises(&aims);
	print_shapes(&aims);
	print_rest(&aims);
	print_worst(&aims);
	printf("\n%zu cells of four sizes and more that a single estimator has "
	       "right in 95 %%: firm in 80 %% in %zu\n",
	    easy_cells, decided_cells);
	fill(&held_out, &rng, draws / 4, DRAW_FUNCTIONS, true);
	puts(
	    "\nOther laws and other noise too, which the method does not know");
	print_all(&held_out);
	print_noises(&held_out);
	print_shapes(&held_out);
	print_worst(&held_out);
	fill(&alone, &rng, draws / 4, 1, false);
	puts("\nFunctions that are alone");
	print_all(&alone);
	print_noises(&alone);
	print_worst(&alone);
	return 0;
}
