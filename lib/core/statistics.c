/* statistics.c: see statistics.h. */
#include "core/statistics.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/text.h"

double
median_of(const double *sorted, size_t count)
{
	if (count == 0)
		return (double)NAN;
	return 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
}

void
quartiles_of(const double *sorted, size_t count, double *lower, double *upper)
{
	*lower = sorted[count / 4];
	*upper = sorted[(3 * count - 1) / 4];
}

double
log_ratio(double a, double b)
{
	double ratio = b / a;

	return isnormal(ratio) ? log(ratio) : log(b) - log(a);
}

double
log_slope(double n1, double y1, double n2, double y2)
{
	return log_ratio(y1, y2) / log_ratio(n1, n2);
}

void
line_add(struct line *line, double x, double y)
{
	double off_x = x - line->x, off_y = y - line->y;

	line->count++;
	line->x += off_x / line->count;
	line->y += off_y / line->count;
	line->xx += off_x * (x - line->x);
	line->xy += off_x * (y - line->y);
	line->yy += off_y * (y - line->y);
}

double
line_slope(const struct line *line)
{
	return line->xy / line->xx;
}

double
line_slope_error(const struct line *line, double deviation)
{
	return deviation / sqrt(line->xx);
}

double
line_deviation(const struct line *line)
{
	double rest = line->yy - line_slope(line) * line->xy;

	return sqrt(fmax(0, rest) / (line->count - 2));
}

/* With so many degrees of freedom Student's t is normal within a thousandth. */
#define NORMAL_FREEDOM 1000

/* Abramowitz and Stegun 26.7.3 and 26.7.4: finite sums for whole degrees of
 * freedom. */
double
student_part(double t, int freedom)
{
	double cosine = freedom / (freedom + t * t), term = 1, sum = 1;

	if (freedom > NORMAL_FREEDOM)
		return 0.5 * erf(t / sqrt(2));
	if (freedom % 2 == 0) {
		for (int i = 1; i < freedom / 2; i++) {
			term *= cosine * (2 * i - 1) / (2 * i);
			sum += term;
		}
		return 0.5 * sum * t / sqrt(freedom + t * t);
	}
	for (int i = 1; i < freedom / 2; i++) {
		term *= cosine * (2 * i) / (2 * i + 1);
		sum += term;
	}
	if (freedom == 1)
		sum = 0;
	return (atan(t / sqrt(freedom)) +
		   sum * t * sqrt(freedom) / (freedom + t * t)) /
	       acos(-1);
}

/* Newton's method from 0: the density falls, so each step stops short of the
 * quantile and the steps converge. */
double
student_quantile(double part, int freedom)
{
	double half = 0.5 * (freedom + 1), t = 0, step;
	double top = exp(lgamma(half) - lgamma(0.5 * freedom)) /
		     sqrt(freedom * acos(-1));

	do {
		step = (part - 0.5 - student_part(t, freedom)) /
		       (top * pow(1 + t * t / freedom, -half));
		t += step;
	} while (step > 1e-12 * t);
	return t;
}

struct ranked {
	double chance;
	size_t place;
};

static int
by_chance(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->chance < y->chance || x->chance > y->chance)
		return x->chance < y->chance ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

void
discovery_rates(const double *chance, size_t count, size_t all, double *rate)
{
	struct ranked *ranked = xreallocarray(NULL, count + 1, sizeof(*ranked));
	double least = 1;

	for (size_t i = 0; i < count; i++)
		ranked[i] = (struct ranked){chance[i], i};
	xqsort(ranked, count, sizeof(*ranked), by_chance);
	for (size_t i = count; i-- > 0;) {
		least = fmin(
		    least, ranked[i].chance * (double)all / (double)(i + 1));
		rate[ranked[i].place] = least;
	}
	free(ranked);
}
