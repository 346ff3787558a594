/*
 * law.h: what a law is: the value of a metric at every size n, its slope
 * between two of them, and how it is written.
 *
 *	2n^2 - 3n + 7		at 8: 111, from 8 to 16 as n^2.13
 *
 * This folder knows sizes and values only, no runs and no functions:
 *
 *	law.h		a law: its value, its slope, its text
 *	bounds.h	the numbers that verdicts depend on: of laws
 *	bounds_stages.h	the same: of the stages that use laws
 *	vocabulary.h	metrics, verdicts, confidences and classes, and their names
 *	fit.h		the classes of laws, and estimators of the exponent
 *	exact.h		laws that counts follow exactly
 *	doubling.h	costs that grow as 2^n, or n!
 *	likelihood.h	how well one shape of a law explains the points
 *	exponent.h	the exponent as a distribution, over all such shapes
 *	noise.h		how far one value is off
 *	range.h		the sizes that one law holds in
 *	judge.h		from points to a verdict, and how sure it is
 *	project.h	what the metric will be at another size
 *	compare.h	by how much two groups of values differ, and whether it is
 *			noise
 */
#ifndef LAW_LAW_H
#define LAW_LAW_H

#include "core/text.h"
#include "law/fit.h"

#define LAW_TERMS 5

enum law_log {
	LAW_NO_LOG,
	LAW_CEIL,  /* ceil(log2 n) */
	LAW_FLOOR, /* floor(log2 n) */
	LAW_LOG	   /* log2 n; the count is rounded, up or down */
};

/* The sum of coefficient[i] n^i; with a log also log_factor n^degree log, which
 * is then the term that grows fastest. Whole coefficients and simple fractions
 * are exact. */
struct law {
	double coefficient[LAW_TERMS];
	int degree;
	enum law_log log;
	double log_factor;
};

double law_at(const struct law *law, double n);
/* The value of the factor LOG at N. */
double law_log_at(enum law_log log, double n);
/* The exponent between two sizes, without the constant term; 0 for a
 * constant. */
double law_slope(const struct law *law, double n1, double n2);
/* "2n^2 - 3n + 7" */
void law_text(struct buf *out, const struct law *law);
/* The class of the fastest term: CLASS_N2LOG for a log with degree 2. */
enum law_class law_class(const struct law *law);
/* "4.2e-07 n^2 + 0.013", "1.2e-06 2^(n / 1.44)" */
void law_model_text(struct buf *out, const struct model *model);

#endif
