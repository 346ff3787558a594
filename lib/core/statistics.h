/*
 * statistics.h: medians and quartiles, slopes, Student's t and false
 * discoveries.
 */
#ifndef CORE_STATISTICS_H
#define CORE_STATISTICS_H

#include <stddef.h>

/* 95 % of normal values are within this many deviations of the mean. */
#define NORMAL_95 1.959963984540054
/* Half of them are within this many; so far away are the quartiles. */
#define NORMAL_HALF 0.6744897501960817

/* The median of COUNT values in rising order, which is the mean of the two in
 * the middle of an even number; NAN for none. */
double median_of(const double *sorted, size_t count);
/* The first and the last of the middle half of COUNT values in rising order, 1
 * and more: of 1 2 3 4 5 6 7 8, 3 and 6. */
void quartiles_of(
    const double *sorted, size_t count, double *lower, double *upper);

/* ln(b / a), also where the quotient is out of range. */
double log_ratio(double a, double b);
/* ln(y2 / y1) / ln(n2 / n1) */
double log_slope(double n1, double y1, double n2, double y2);

/* A least squares line y = a + b x. Begin with {0}. */
struct line {
	double count, x, y; /* number of points so far, and their means */
	double xx, xy, yy;  /* sums of products of the distances from the
			       means */
};

void line_add(struct line *line, double x, double y);
double line_slope(const struct line *line);
/* The standard error of the slope if DEVIATION is that of a point's y. */
double line_slope_error(const struct line *line, double deviation);
/* The deviation of y from the line; three points or more. */
double line_deviation(const struct line *line);

/* The probability between 0 and T of Student's t with FREEDOM degrees of
 * freedom, 1 or more; negative for negative T. */
double student_part(double t, int freedom);
/* The quantile of Student's t: PART is from 0.5 to less than 1. */
double student_quantile(double part, int freedom);

/* False discovery rates (Benjamini and Hochberg 1995): CHANCE[i] is the
 * probability of COUNT findings if nothing is there, ALL (COUNT or more) the
 * number of tests. RATE[i] becomes the part of false ones among all findings
 * with a chance as small. RATE may be CHANCE. */
void discovery_rates(
    const double *chance, size_t count, size_t all, double *rate);

#endif
