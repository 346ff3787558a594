/*
 * exact.h: call counts carry no noise, so a count that follows a polynomial, or
 * n log n in whole numbers, follows it exactly, and one spare point proves it.
 *
 *	n = 312 624 1248, calls = 306 618 1242   ->  n - 6
 *	n = 4 8 16 32, calls = 27 111 471 1959   ->  2n^2 - 3n + 7
 *	n = 100 200 400, calls = 705 1605 3605   ->  n ceil(log2 n) + 5
 *	n = 100 200 400, calls = 1328 3057 6915  ->  2n log2 n, rounded
 */
#ifndef LAW_EXACT_H
#define LAW_EXACT_H

#include "law/law.h"

/* True if a polynomial of degree 4 or less, or one of a lower degree and a log
 * term, with fewer terms than there are points, a positive leading
 * coefficient, and the fewest terms, goes through every point. Sizes and
 * counts must be whole, and below 2^53. Where one point only is to spare, what
 * a count can hardly be is no law: its fixed part is whole, and of two terms or
 * more, but for a n + c, each is whole or a simple fraction. */
bool law_exact(const struct points *points, struct law *law);

#endif
