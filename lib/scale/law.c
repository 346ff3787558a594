/*
 * law.c: exact polynomials through counts. Every set of terms is solved
 * through as many points as it has terms, in sizes scaled to one, and must
 * then hit all the others. See law.h for an example.
 */
#include "scale/law.h"

#include <math.h>

#include "core/number.h"

#define MAX_EXACT 9007199254740992.0 /* 2^53 */

/* Sets of terms, bit i for n^i: few terms first, slow growth first. */
static const unsigned char term_sets[] = {
    1, 2, 4, 8, 3, 5, 6, 9, 10, 12, 7, 11, 13, 14, 15};

static bool
whole(double value)
{
	return value >= 0 && value <= MAX_EXACT && floor(value) == value;
}

/* Solves the M equations in place; false where they do not decide. */
static bool
solve(long double matrix[LAW_TERMS][LAW_TERMS + 1], int m)
{
	for (int column = 0; column < m; column++) {
		int best = column;

		for (int row = column + 1; row < m; row++)
			if (fabsl(matrix[row][column]) >
			    fabsl(matrix[best][column]))
				best = row;
		if (fabsl(matrix[best][column]) < 1e-16L)
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

/* Coefficients of counts are whole, or fractions such as 1/2 n(n - 1). */
static double
snap(double value)
{
	double near = round(value * 12) / 12;

	return fabs(near - value) <= 1e-9 * fmax(1, fabs(value)) ? near : value;
}

static bool
hits_all(const struct points *p, const struct law *law)
{
	for (size_t i = 0; i < p->count; i++) {
		double miss = fabs(law_at(law, p->n[i]) - p->y[i]);

		if (!(miss <= 1e-6 + 1e-12 * p->y[i]))
			return false;
	}
	return true;
}

static bool
try_terms(const struct points *p, unsigned terms, int m, struct law *law)
{
	long double matrix[LAW_TERMS][LAW_TERMS + 1];
	double top = p->n[p->count - 1];
	int unknown = 0;

	for (int row = 0; row < m; row++) {
		/* Spread over the range: the first, the last, between. */
		size_t at =
		    m == 1 ? p->count - 1
			   : (size_t)row * (p->count - 1) / (size_t)(m - 1);
		int column = 0;

		for (int i = 0; i < LAW_TERMS; i++)
			if (terms & 1u << i)
				matrix[row][column++] =
				    powl((long double)p->n[at] / top, i);
		matrix[row][m] = p->y[at];
	}
	if (!solve(matrix, m))
		return false;
	*law = (struct law){.degree = 0};
	for (int i = 0; i < LAW_TERMS; i++) {
		if (!(terms & 1u << i))
			continue;
		law->coefficient[i] =
		    snap((double)(matrix[unknown++][m] / powl(top, i)));
		law->degree = i;
	}
	return law->coefficient[law->degree] > 0 && hits_all(p, law);
}

bool
law_exact(const struct points *p, struct law *law)
{
	for (size_t i = 0; i < p->count; i++)
		if (!whole(p->n[i]) || !whole(p->y[i]))
			return false;
	for (size_t i = 0; i < sizeof(term_sets); i++) {
		int m = __builtin_popcount(term_sets[i]);

		if ((size_t)m >= p->count)
			break;
		if (try_terms(p, term_sets[i], m, law))
			return true;
	}
	return false;
}

double
law_at(const struct law *law, double n)
{
	double sum = 0;

	for (int i = LAW_TERMS - 1; i >= 0; i--)
		sum = sum * n + law->coefficient[i];
	return sum;
}

double
law_slope(const struct law *law, double n1, double n2)
{
	struct law growing = *law;

	growing.coefficient[0] = 0;
	if (growing.degree == 0)
		return 0;
	return fit_slope(n1, law_at(&growing, n1), n2, law_at(&growing, n2));
}

/* VALUE with so many significant digits. */
static void
add_figure(struct buf *out, double value, int figures)
{
	char digits[NUMBER_SIZE];
	double places = figures - 1 - floor(log10(value));
	double unit = pow(10, fabs(places));
	double near = places < 0 ? round(value / unit) * unit
				 : round(value * unit) / unit;

	number_format(isfinite(near) && near > 0 ? near : value, digits);
	buf_adds(out, digits);
}

/* One term: its sign, its factor (a bare 1 is not said) and its power. */
static void
add_term(struct buf *out, double factor, int figures, const char *gap,
    const char *power, bool first)
{
	if (first)
		buf_adds(out, factor < 0 ? "-" : "");
	else
		buf_adds(out, factor < 0 ? " - " : " + ");
	factor = fabs(factor);
	if (*power == '\0' || factor < 1 || factor > 1) {
		add_figure(out, factor, figures);
		buf_adds(out, *power == '\0' ? "" : gap);
	}
	buf_adds(out, power);
}

void
law_text(struct buf *out, const struct law *law)
{
	static const char *const powers[LAW_TERMS] = {"", "n", "n^2", "n^3"};
	bool first = true;

	for (int i = law->degree; i >= 0; i--) {
		double factor = law->coefficient[i];

		if (factor < 0 || factor > 0) {
			add_term(out, factor, 9, "", powers[i], first);
			first = false;
		}
	}
}

void
law_model_text(struct buf *out, const struct model *model)
{
	const char *power =
	    model->class == CLASS_ONE ? "" : fit_class_name(model->class);

	add_term(out, model->b, 3, " ", power, true);
	if (model->constant && model->a > 0)
		add_term(out, model->a, 3, "", "", false);
}
