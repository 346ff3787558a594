/*
 * crossings.h: the wall times of several programs along one n: what each takes at
 * a size that all have, and where two of them cross.
 *
 *	a: 1 s at 10, 4 s at 40	  b: 3 s at 10, 3.5 s at 40
 *	-> b is slower than a below about 35, and faster above
 */
#ifndef REPORT_CROSSINGS_H
#define REPORT_CROSSINGS_H

#include "report/facts.h"

/* Seconds of the law WALL at N: between its points, and beyond them on the way to
 * its target; NAN elsewhere, and of no law. */
double wall_at(const struct scale_line *wall, double n);

/* The largest n that all programs were measured at or between; NAN where they are
 * not of one axis, or have none in common. */
double common_n(const struct facts *const *programs, size_t count);

struct crossing {
	double from, to; /* where both are known; NAN where they are nowhere */
	int first, last; /* at these ends: -1 if A is faster, 1 if B is, 0 if
			    neither is for sure */
	size_t times;	 /* how often they change places */
	double n;	 /* where they do first; NAN */
	bool told;	 /* beyond what was measured: by the laws */
	double ratio;	 /* of B over A at the end */
};

struct crossing crossing_between(
    const struct scale_line *a, const struct scale_line *b);

#endif
