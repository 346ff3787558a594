/*
 * law.h: call counts carry no noise, so a count that follows a polynomial, or
 * n log n in whole numbers, follows it exactly, and one spare point proves it.
 *
 *	n = 312 624 1248, calls = 306 618 1242   ->  n - 6
 *	n = 4 8 16 32, calls = 27 111 471 1959   ->  2n^2 - 3n + 7
 *	n = 100 200 400, calls = 705 1605 3605   ->  n ceil(log2 n) + 5
 *	n = 100 200 400, calls = 1328 3057 6915  ->  2n log2 n, rounded
 */
#ifndef SCALE_LAW_H
#define SCALE_LAW_H

#include "core/text.h"
#include "scale/fit.h"

#define LAW_TERMS 5

enum law_log {
	LAW_NO_LOG,
	LAW_CEIL,  /* ceil(log2 n) */
	LAW_FLOOR, /* floor(log2 n) */
	LAW_LOG	   /* log2 n, the count rounded to either side */
};

/* The sum of coefficient[i] n^i, and where there is a log, log_factor n^degree
 * log, which grows fastest; integers and simple fractions are exact. */
struct law {
	double coefficient[LAW_TERMS];
	int degree;
	enum law_log log;
	double log_factor;
};

/* True if a polynomial of degree 4 or less, or one of a lower degree and a log
 * term, with fewer terms than there are points, a positive leading
 * coefficient, and the fewest terms, goes through every point. Sizes and
 * counts must be whole, and below 2^53. Where one point only is to spare, what
 * a count can hardly be is no law: its fixed part is whole, and of two terms or
 * more, but for a n + c, each is whole or a simple fraction. */
bool law_exact(const struct points *points, struct law *law);
double law_at(const struct law *law, double n);
/* The slope between two sizes, the constant term left out (0 for a
 * constant). */
double law_slope(const struct law *law, double n1, double n2);
/* "2n^2 - 3n + 7" */
void law_text(struct buf *out, const struct law *law);
/* "n^2 log n" of a law with a log of degree 2 */
const char *law_class_name(const struct law *law);
/* "4.2e-07 n^2 + 0.013" */
void law_model_text(struct buf *out, const struct model *model);

#endif
