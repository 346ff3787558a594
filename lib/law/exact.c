/*
 * exact.c: exact laws of counts. For every set of terms the coefficients are
 * solved for as many points as there are terms; the law must then go through
 * all other points. See exact.h.
 */
#include "law/exact.h"

#include <math.h>

#include "law/bounds.h"

#define MAX_EXACT 9007199254740992.0 /* 2^53 */

/* Sets of terms, bit i for n^i: fewer terms first, then slower growth. */
static const unsigned char term_sets[] = {1, 2, 4, 8, 16, 3, 5, 6, 9, 10, 12,
    17, 18, 20, 24, 7, 11, 13, 14, 19, 21, 22, 25, 26, 28, 15, 23, 27, 29, 30,
    31};
/* Denominator of simple fractions: n(n - 1)(n - 2)(n - 3) / 24. */
#define FRACTION 24

static bool
whole(double value)
{
	return value >= 0 && value <= MAX_EXACT && floor(value) == value;
}

/* Solves M linear equations in place; false if they are singular. */
static bool
solve(long double matrix[LAW_TERMS][LAW_TERMS + 1], int m)
{
	for (int column = 0; column < m; column++) {
		int best = column;

		for (int row = column + 1; row < m; row++)
			if (fabsl(matrix[row][column]) >
			    fabsl(matrix[best][column]))
				best = row;
		if (fabsl(matrix[best][column]) < EXACT_PIVOT)
			return false;
		for (int i = 0; i <= m; i++) {
			long double swap = matrix[best][i];

			matrix[best][i] = matrix[column][i];
			matrix[column][i] = swap;
		}
		for (int row = 0; row < m; row++) {
			long double factor =
			    matrix[row][column] / matrix[column][column];

			if (row == column)
				continue;
			for (int i = column; i <= m; i++)
				matrix[row][i] -= factor * matrix[column][i];
		}
	}
	for (int row = 0; row < m; row++)
		matrix[row][m] /= matrix[row][row];
	return true;
}

/* VALUE, or the nearest multiple of 1 / PARTS if that is within SLACK. */
static double
snap_to(double value, double parts, double slack)
{
	double near = round(value * parts) / parts;

	return fabs(near - value) <= slack ? near : value;
}

/* Coefficients of counts are whole, or fractions such as 1/2 n(n - 1). */
static double
snap(double value, double slack)
{
	return snap_to(snap_to(value, FRACTION, slack), 1, slack);
}

static bool
is_simple(double value, double parts)
{
	value *= parts;
	return fabs(value - round(value)) <= EXACT_WHOLE * fmax(1, fabs(value));
}

/* With only one point to prove it, half a call at n = 0, or n^2/63 beside
 * another term, is chance. So it is with a log whatever the number of points:
 * it fits sizes that are all as far from a power of two. */
static bool
is_likely(const struct law *law, int terms, size_t count)
{
	bool log = law->log != LAW_NO_LOG;

	if (!log && (size_t)terms + 1 < count)
		return true;
	if (!is_simple(law->coefficient[0], 1))
		return false;
	if (!log && (terms == 1 || law->degree == 1))
		return true;
	for (int i = 1; i < LAW_TERMS; i++)
		if (!is_simple(law->coefficient[i], FRACTION))
			return false;
	return true;
}

static bool
hits_all(const struct points *p, const struct law *law)
{
	double slack = law->log == LAW_LOG ? 1 : EXACT_MISS;

	for (size_t i = 0; i < p->count; i++) {
		double miss = fabs(law_at(law, p->n[i]) - p->y[i]);

		if (!(miss <= slack + EXACT_MISS_PART * p->y[i]))
			return false;
	}
	return true;
}

static long double
power(long double n, int degree)
{
	long double result = 1;

	while (degree-- > 0)
		result *= n;
	return result;
}

/* Tries a law of TERMS, bit i for n^i, and the log term of LAW if it has one;
 * coefficients within SLACK of a whole number are rounded. */
static bool
try_snapped(
    const struct points *p, unsigned terms, double slack, struct law *law)
{
	long double matrix[LAW_TERMS][LAW_TERMS + 1];
	double top = p->n[p->count - 1], lead;
	int m = __builtin_popcount(terms) + (law->log != LAW_NO_LOG);
	int unknown = 0;

	for (int row = 0; row < m; row++) {
		/* Points spread over the range, with the first and the last. */
		size_t at =
		    m == 1 ? p->count - 1
			   : (size_t)row * (p->count - 1) / (size_t)(m - 1);
		long double n = (long double)p->n[at] / top;
		int column = 0;

		for (int i = 0; i < LAW_TERMS; i++)
			if (terms & 1u << i)
				matrix[row][column++] = power(n, i);
		if (law->log != LAW_NO_LOG)
			matrix[row][column] = power(n, law->degree) *
					      law_log_at(law->log, p->n[at]);
		matrix[row][m] = p->y[at];
	}
	if (!solve(matrix, m))
		return false;
	for (int i = 0; i < LAW_TERMS; i++) {
		law->coefficient[i] = 0;
		if (!(terms & 1u << i))
			continue;
		law->coefficient[i] =
		    snap((double)(matrix[unknown++][m] / power(top, i)), slack);
		if (law->log == LAW_NO_LOG)
			law->degree = i;
	}
	lead = law->coefficient[law->degree];
	if (law->log != LAW_NO_LOG)
		lead = law->log_factor =
		    snap((double)(matrix[unknown][m] / power(top, law->degree)),
			slack);
	return lead > 0 && hits_all(p, law) && is_likely(law, m, p->count);
}

static bool
try_terms(const struct points *p, unsigned terms, struct law *law)
{
	/* Rounded counts move a whole factor. */
	if (law->log == LAW_LOG &&
	    try_snapped(p, terms, EXACT_WHOLE_ROUNDED, law))
		return true;
	return try_snapped(p, terms, EXACT_WHOLE, law);
}

/* Tries a log term with n^DEGREE and OTHERS terms of that degree or less. */
static bool
try_logs(const struct points *p, int degree, int others, struct law *law)
{
	static const enum law_log logs[] = {LAW_CEIL, LAW_FLOOR, LAW_LOG};

	for (size_t i = 0; i < COUNT_OF(logs); i++) {
		/* Small counts, rounded, fit any curve. */
		if (logs[i] == LAW_LOG && p->y[0] < EXACT_MANY)
			continue;
		for (unsigned t = 0; t < 2u << degree; t++) {
			*law = (struct law){.degree = degree, .log = logs[i]};
			if (__builtin_popcount(t) == others &&
			    try_terms(p, t, law))
				return true;
		}
	}
	return false;
}

/* The degree of the log term that would explain SLOPE; -1 if there is none. */
static int
log_degree(const struct points *p, double slope)
{
	if (p->count < SIZES_VERDICT ||
	    p->y[p->count - 1] < EXACT_GROWS * p->y[0] ||
	    !(slope > -EXACT_LOG_BELOW && slope < EXACT_LOG_MOST))
		return -1;
	return (int)floor(slope + EXACT_LOG_BELOW);
}

/* Tries a log term and OTHERS. The degree follows from the last differences,
 * which cancel a fixed cost, or else from the line through all points, as
 * differences are rough where sizes or rounded counts are. */
static bool
try_degrees(const struct points *p, int others, struct law *law)
{
	int last = log_degree(p, fit_diff(p)), line;

	if (last >= 0 && try_logs(p, last, others, law))
		return true;
	line = log_degree(p, fit_line(p));
	return line >= 0 && line != last && try_logs(p, line, others, law);
}

bool
law_exact(const struct points *p, struct law *law)
{
	int terms = 0;

	for (size_t i = 0; i < p->count; i++)
		if (!whole(p->n[i]) || !whole(p->y[i]))
			return false;
	for (size_t i = 0; i < sizeof(term_sets); i++) {
		int m = __builtin_popcount(term_sets[i]);

		/* Laws with a log come before polynomials of more terms. */
		if (m > terms && terms > 0 && terms <= 2 &&
		    (size_t)terms < p->count && try_degrees(p, terms - 1, law))
			return true;
		if ((size_t)m >= p->count)
			return false;
		terms = m;
		*law = (struct law){.degree = 0};
		if (try_terms(p, term_sets[i], law))
			return true;
	}
	return false;
}
