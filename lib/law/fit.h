/*
 * fit.h: how a metric y grows with the size n: estimators of the exponent that
 * fail in different ways, and the classes of laws.
 *
 *	n = 100 200 400 800, y = 5 + n^2 / 1000
 *	end   1.90   too low because of the fixed cost
 *	diff  2.00   differences cancel a constant
 *	menu  2.00   5 + 0.001 n^2
 *	line  1.61   the straight line through all points: too low
 *
 * Points must have n rising and positive, y positive. Nothing is allocated;
 * 20,000 fits take a few hundredths of a second.
 *
 * Sources: Goldsmith, Aiken, Wilkerson, FSE 2007 (the straight line); Calotoiu
 * et al., SC 2013 (classes scored by cross validation).
 */
#ifndef LAW_FIT_H
#define LAW_FIT_H

#include "law/vocabulary.h"

/* Callers join neighbouring sizes until there are no more than this. */
#define FIT_MAX_SIZES 64

struct points {
	size_t count;
	double n[FIT_MAX_SIZES];
	double y[FIT_MAX_SIZES];
};

/* Adds a value at N, in rising order; of several at one N the least is kept.
 * Returns its place, and in *IS_NEW whether there was none; FIT_MAX_SIZES if there
 * is no room. */
size_t points_add_least(
    struct points *points, double n, double y, bool *is_new);

/* f(N) of the class; LOG_N is the logarithm of N. */
double fit_class_at(enum law_class class, double n, double log_n);

/* y = a + b f(n), f the function of the class; a and b are not negative. */
struct model {
	double step; /* of CLASS_DOUBLES: by how many of n */
	enum law_class class;
	bool constant; /* a is part of the model */
	bool shifted;  /* the logarithm is log(1 + n), because some size is
			  below 2 */
	double a, b;
	double score; /* root mean square of the relative leave-one-out
			 errors */
};

struct menu {
	bool fitted; /* false for fewer than two points */
	struct model best;
	struct model second; /* the best model of another class */
	bool has_second;
	double p;     /* exponent of `best` without a, between the last two
			 sizes */
	double sigma; /* relative residual of `best`; NAN if unknown */
};

/* The exponent between the two largest sizes; NAN for fewer than two. */
double fit_end(const struct points *points);
/* The exponent of y = a + b n^p through the last three points, whatever a is;
 * fit_end() where the values do not rise twice. */
double fit_diff(const struct points *points);
/* The slope of the least squares line through all points in logarithms; NAN for
 * fewer than two. */
double fit_line(const struct points *points);
void fit_menu(const struct points *points, struct menu *menu);
double model_at(const struct model *model, double n);
/* The slope of the model's class between two sizes, its constant left out. */
double model_slope(const struct model *model, double n1, double n2);
/* Fits a function with the values F (positive, their unit is free), without and
 * with a constant: a, b, the score, which is infinite where it fails. */
void fit_shape(
    const struct points *points, const double *f, struct model out[2]);
/* Root mean square of what the model leaves over, relative; NAN if unknown. */
double fit_residual(const struct points *points, const struct model *model);

#endif
