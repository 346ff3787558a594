/* crossings.c: see crossings.h. */
#include "report/crossings.h"

#include <math.h>
#include <stdlib.h>

#include "core/number.h"
#include "law/bounds.h"

/* Y between two places, on the straight line of the logarithms. */
static double
between(double n, double n0, double y0, double n1, double y1)
{
	if (!(n1 > n0))
		return y0;
	return y0 * exp(log(y1 / y0) * log(n / n0) / log(n1 / n0));
}

/* How far it is known. */
static double
end_of(const struct scale_line *wall)
{
	return law_goes_on(wall) ? wall->target : wall->n_max;
}

double
wall_at(const struct scale_line *wall, double n)
{
	size_t count = wall == NULL ? 0 : wall->point_count;
	const double *p;

	if (count == 0 || !(n >= wall->points[0]) || !(n <= end_of(wall)))
		return NAN;
	p = wall->points;
	for (size_t i = 1; i < count; i++)
		if (n <= p[2 * i])
			return between(n, p[2 * i - 2], p[2 * i - 1], p[2 * i],
			    p[2 * i + 1]);
	if (!(n > wall->n_max))
		return p[2 * count - 1];
	return between(n, p[2 * count - 2], p[2 * count - 1], wall->target,
	    wall->at_target);
}

double
common_n(const struct facts *const *programs, size_t count)
{
	double from = 0, to = HUGE_VAL;
	const struct scale_line *first = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct scale_line *wall =
		    programs[i]->program[METRIC_WALL];

		if (wall == NULL || wall->point_count == 0)
			return NAN;
		if (first == NULL)
			first = wall;
		if (!str_equal(wall->by, first->by))
			return NAN;
		from = fmax(from, wall->points[0]);
		to = fmin(to, wall->n_max);
	}
	return first != NULL && from <= to ? to : (double)NAN;
}

/* The n of points and targets of both from FROM to TO, in order. */
static size_t
nodes_of(const struct scale_line *const laws[2], double from, double to,
    double *nodes)
{
	size_t count = 0;

	for (size_t k = 0; k < 2; k++) {
		for (size_t i = 0; i < laws[k]->point_count; i++)
			nodes[count++] = laws[k]->points[2 * i];
		nodes[count++] = end_of(laws[k]);
	}
	number_sort(nodes, count);
	for (size_t i = 0, kept = 0; i < count; i++) {
		if (nodes[i] >= from && nodes[i] <= to)
			nodes[kept++] = nodes[i];
		if (i + 1 == count)
			return kept;
	}
	return 0;
}

/* Where the difference R, of logarithms, is 0 between two nodes. */
static double
zero_between(double n0, double r0, double n1, double r1)
{
	return n0 * exp(log(n1 / n0) * r0 / (r0 - r1));
}

static int
side_of(double r)
{
	return r > log(PROGRAMS_APART) ? 1 : r < -log(PROGRAMS_APART) ? -1 : 0;
}

struct crossing
crossing_between(const struct scale_line *a, const struct scale_line *b)
{
	const struct scale_line *const laws[2] = {a, b};
	struct crossing out = {.from = NAN, .to = NAN, .n = NAN, .ratio = NAN};
	double *nodes, before = NAN, zero = NAN;
	size_t count;
	int side = 0;

	if (!str_equal(a->by, b->by) || a->point_count == 0 ||
	    b->point_count == 0)
		return out;
	out.from = fmax(a->points[0], b->points[0]);
	out.to = fmin(end_of(a), end_of(b));
	if (!(out.from < out.to))
		return (struct crossing){.from = NAN, .to = NAN, .n = NAN};
	nodes = xreallocarray(
	    NULL, a->point_count + b->point_count + 2, sizeof(*nodes));
	count = nodes_of(laws, out.from, out.to, nodes);
	for (size_t i = 0; i < count; i++) {
		/* Above 0 where A takes longer. */
		double r = log(wall_at(a, nodes[i]) / wall_at(b, nodes[i]));
		int now = side_of(r);

		if (i > 0 && before * r <= 0 && before != r && isnan(zero))
			zero = zero_between(nodes[i - 1], before, nodes[i], r);
		if (now != 0 && side != 0 && now != side) {
			if (out.times++ == 0)
				out.n = zero;
			zero = NAN;
		}
		if (now != 0 && out.first == 0)
			out.first = now;
		if (now != 0) {
			/* Where it only came near, it did not cross. */
			if (now == side)
				zero = NAN;
			side = now;
		}
		before = r;
	}
	free(nodes);
	out.last = side;
	out.told = out.n > fmin(a->n_max, b->n_max);
	out.ratio = wall_at(b, out.to) / wall_at(a, out.to);
	return out;
}
