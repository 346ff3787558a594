/*
 * fit.h: how a metric y grows with the size n: three estimators of the
 * exponent that fail in different ways, and the classes they are drawn from.
 *
 *	n = 100 200 400 800, y = 5 + n^2 / 1000
 *	end   1.90   the fixed cost bends it down
 *	diff  2.00   a constant cancels
 *	menu  2.00   5 + 0.001 n^2
 *	line  1.61   the straight line through all points: too low
 *
 * All functions take COUNT points, n rising and positive, y positive. Nothing
 * is allocated; 20,000 fits take a few hundredths of a second.
 *
 * Sources: Goldsmith, Aiken, Wilkerson, FSE 2007 (the straight line);
 * Calotoiu et al., SC 2013 (classes scored by cross validation).
 */
#ifndef LAW_FIT_H
#define LAW_FIT_H

#include "law/vocabulary.h"

/* More sizes than this are joined to their neighbours before a fit. */
#define FIT_MAX_SIZES 64

struct points {
	size_t count;
	double n[FIT_MAX_SIZES];
	double y[FIT_MAX_SIZES];
};

/* The function of the class at N, whose logarithm is LOG_N. */
double fit_class_at(enum law_class class, double n, double log_n);

/* y = a + b f(n), f the function of the class; a and b are not negative. */
struct model {
	enum law_class class;
	bool constant; /* a is part of the model */
	bool shifted;  /* log(1 + n) for sizes below 2 */
	double a, b;
	double score; /* leave-one-out error, relative, root mean square */
};

struct menu {
	bool fitted; /* false: fewer than two points */
	struct model best;
	struct model second; /* the best of another class */
	bool has_second;
	double p;     /* slope of the class between the last two sizes */
	double sigma; /* relative residual of `best`; NAN if unknown */
};

/* The slope between the two largest sizes; NAN for fewer than two. */
double fit_end(const struct points *points);
/* The exponent of y = a + b n^p through the last three points, whatever a is;
 * falls back to fit_end where the differences do not both rise. */
double fit_diff(const struct points *points);
/* Least squares through all points in logarithms; NAN for fewer than two. */
double fit_line(const struct points *points);
void fit_menu(const struct points *points, struct menu *menu);
double model_at(const struct model *model, double n);

#endif
