/*
 * statistics.h: medians and quartiles, slopes, Student's t and false
 * discoveries.
 */
#ifndef CORE_STATISTICS_H
#define CORE_STATISTICS_H

#include <stddef.h>

/* 95 % of normal values are within so many deviations of the mean. */
#define NORMAL_95 1.959963984540054
/* Half of them are: a quartile is so far off, too. */
#define NORMAL_HALF 0.6744897501960817

/* Of COUNT values in rising order; NAN for none. The mean of the two in the
 * middle where there are two. */
double median_of(const double *sorted, size_t count);
/* The first and the last of the middle half of COUNT values in rising order, 1
 * and more: of 1 2 3 4 5 6 7 8, 3 and 6. */
void quartiles_of(
    const double *sorted, size_t count, double *lower, double *upper);

/* ln(b / a), also where the quotient is out of range. */
double log_ratio(double a, double b);
/* ln(y2 / y1) / ln(n2 / n1) */
double log_slope(double n1, double y1, double n2, double y2);

/* The straight line of least squares. Begin with {0}. */
struct line {
	double count, x, y; /* of the points so far, and their means */
	double xx, xy, yy;  /* sums of products of what is off the means */
};

void line_add(struct line *line, double x, double y);
double line_slope(const struct line *line);
/* The standard error of the slope where a point is off by DEVIATION in y. */
double line_slope_error(const struct line *line, double deviation);
/* The deviation in y that the points show, of three and more. */
double line_deviation(const struct line *line);

/* The part of Student's distribution with FREEDOM degrees, 1 and more, that lies
 * between 0 and T; negative where T is. */
double student_part(double t, int freedom);
/* The T that PART of it, from a half to less than 1, lies below. */
double student_quantile(double part, int freedom);

/* RATE[i] is the part of false ones among what is believed, if all of as small
 * a CHANCE as the i-th of COUNT are, out of ALL that were looked at, COUNT and
 * more (Benjamini and Hochberg 1995). RATE may be CHANCE. */
void discovery_rates(
    const double *chance, size_t count, size_t all, double *rate);

#endif
