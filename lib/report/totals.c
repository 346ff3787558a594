/*
 * totals.c: what the wall times of the runs say where there is no profile.
 *
 *	4 runs at 1,368 iterations took 12.2 ms to 23.1 ms an iteration, 4 runs
 *	at 6,048 to 6,264 iterations 6.8 ms to 26.8 ms.
 *
 * Runs within a tenth of each other in size are taken as equal; the exponents
 * of all pairs of a smallest and a largest run are the range that is left.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/statistics.h"
#include "law/bounds.h"
#include "report/figures.h"
#include "report/sections.h"
#include "report/sentences.h"

struct total {
	double n, wall;
};

/* Runs of about equal size. */
struct group {
	size_t count;
	double n_min, n_max;
	double each_min, each_max; /* seconds a unit of n */
	double wall_min, wall_max;
};

static int
by_n(const void *a, const void *b)
{
	const struct total *x = a, *y = b;

	return (x->n > y->n) - (x->n < y->n);
}

static size_t
collect(const struct facts *facts, struct str by, struct total *totals,
    size_t *left_out)
{
	size_t count = 0;

	*left_out = 0;
	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);
		struct total total = {facts_run_n(by, run),
		    run_result_number(run, "wall_seconds_total")};

		if (run->result == NULL)
			continue;
		if (run_is_complete(run) && total.n > 0 && total.wall > 0)
			totals[count++] = total;
		else
			++*left_out;
	}
	qsort(totals, count, sizeof(*totals), by_n);
	return count;
}

static struct group
group_of(const struct total *totals, size_t count)
{
	struct group group = {count, totals[0].n, totals[count - 1].n,
	    (double)INFINITY, 0, (double)INFINITY, 0};

	for (size_t i = 0; i < count; i++) {
		double each = totals[i].wall / totals[i].n;

		group.each_min = fmin(group.each_min, each);
		group.each_max = fmax(group.each_max, each);
		group.wall_min = fmin(group.wall_min, totals[i].wall);
		group.wall_max = fmax(group.wall_max, totals[i].wall);
	}
	return group;
}

static void
say_group(struct buf *out, struct str by, const struct group *group)
{
	bool by_size = str_is(by, "size");

	ink_words(out, "%zu run%s at %s", group->count,
	    group->count == 1 ? "" : "s", by_size ? "size " : "");
	if (group->n_min < group->n_max) {
		figure_count(out, group->n_min);
		ink_words(out, " to ");
	}
	figure_count(out, group->n_max);
	ink_words(out, "%s took ", by_size ? "" : " iterations");
	figure_time(out, group->each_min);
	if (group->count > 1) {
		ink_words(out, " to ");
		figure_time(out, group->each_max);
	}
	ink_words(out, " ");
	say_each(out, by);
}

static void
say_exponents(struct buf *out, const struct total *totals,
    const struct group *small, const struct group *large)
{
	const struct total *first_large = totals;
	double lo = (double)INFINITY, hi = -(double)INFINITY;

	while (first_large->n < large->n_min)
		first_large++;
	for (size_t i = 0; i < small->count; i++)
		for (size_t j = 0; j < large->count; j++) {
			double p = log_slope(totals[i].n, totals[i].wall,
			    first_large[j].n, first_large[j].wall);

			lo = fmin(lo, p);
			hi = fmax(hi, p);
		}
	if (small->count > 1 || large->count > 1)
		ink_words(out,
		    " Runs of about the same size differ by up to %.1f times,",
		    fmax(small->each_max / small->each_min,
			large->each_max / large->each_min));
	ink_words(
	    out, small->count > 1 || large->count > 1
		     ? " so the exponent of the whole run is anything from "
		     : " The exponent between the two is ");
	figure_exponent(out, lo);
	if (hi > lo) {
		ink_words(out, " to ");
		figure_exponent(out, hi);
	}
	ink_words(
	    out, lo > JUDGE_BOUND ? ": it grows faster than the data, and only "
				    "profiles can tell what does."
		 : hi <= JUDGE_BOUND && small->count > 1 && large->count > 1
		     ? ": no sign of growth faster than the data."
		     : ": the totals alone cannot tell.");
}

void
say_totals(struct buf *out, const struct facts *facts)
{
	size_t runs = run_table_count(facts->runs), left_out, count, first,
	       last;
	struct total *totals = xreallocarray(NULL, runs + 1, sizeof(*totals));
	struct str by = STR("iterations");
	struct group small, large;

	count = collect(facts, by, totals, &left_out);
	if (count == 0) {
		by = STR("size");
		count = collect(facts, by, totals, &left_out);
	}
	if (count == 0) {
		ink_words(out, "No run has ended well with a size yet.");
		free(totals);
		return;
	}
	for (first = 1; first < count; first++)
		if (totals[first].n > totals[0].n * SIZES_JOINED)
			break;
	for (last = count - 1; last > 0; last--)
		if (totals[last - 1].n * SIZES_JOINED < totals[count - 1].n)
			break;
	small = group_of(totals, first);
	say_group(out, by, &small);
	if (first == count) {
		ink_words(out, "; all have about the same size, so the totals "
			       "say nothing about growth.");
	} else {
		large = group_of(totals + last, count - last);
		ink_words(out, ", ");
		say_group(out, by, &large);
		ink_words(out, ".");
		say_exponents(out, totals, &small, &large);
	}
	if (left_out > 0)
		ink_words(out,
		    " %zu run%s that failed, %s stopped early or ha%s no "
		    "counted size %s left out.",
		    left_out, left_out == 1 ? "" : "s",
		    left_out == 1 ? "was" : "were", left_out == 1 ? "s" : "ve",
		    left_out == 1 ? "is" : "are");
	free(totals);
}
