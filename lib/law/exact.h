/*
 * exact.h: laws that counts of calls follow exactly. Counts have no noise: if
 * they follow a polynomial, or n log n in whole numbers, the law goes through
 * every point, and one point more than it has terms is enough to prove it.
 *
 *	n = 312 624 1248, calls = 306 618 1242   ->  n - 6
 *	n = 4 8 16 32, calls = 27 111 471 1959   ->  2n^2 - 3n + 7
 *	n = 100 200 400, calls = 705 1605 3605   ->  n ceil(log2 n) + 5
 *	n = 100 200 400, calls = 1328 3057 6915  ->  2n log2 n, rounded
 */
#ifndef LAW_EXACT_H
#define LAW_EXACT_H

#include "law/law.h"

/* True, with the law in LAW, if a polynomial of degree 4 or less, or one with a
 * log term of the highest degree, goes through every point: with fewer terms
 * than there are points, a positive leading coefficient, and as few terms as
 * possible. Sizes and counts must be whole and below 2^53. A law that only one
 * point proves must also be likely for a count: its constant is whole and,
 * unless it has one term or is a n + c, its other coefficients are whole or
 * simple fractions. */
bool law_exact(const struct points *points, struct law *law);

#endif
