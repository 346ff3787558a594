/*
 * curves.h: the points behind the verdict on a cause, to be drawn.
 */
#ifndef REPORT_CURVES_H
#define REPORT_CURVES_H

#include "report/facts.h"

struct curve {
	double *points; /* n, y, n, y, ...: all above 0, n ascending */
	size_t count;
	bool counts;	 /* y are calls, not seconds */
	double p;	 /* exponent of its law; NAN where it is no power, and
			    where nothing is decided */
	double from, to; /* the n between which that law holds */
	double beyond;	 /* exponent behind `to`; NAN if it holds to the end */
	double lo, hi;	 /* of y at the target; NAN if not known */
	/* n, y of single runs, where there are more of them than points. */
	double *runs;
	size_t run_count;
};

/* Its cost with that of its symptoms, where that is what the cause line says; of a
 * cause that is known by its calls, these. `count` is 0 where nothing is known.
 * The caller frees it by curve_free(). */
struct curve curve_of_cause(
    const struct facts *facts, const struct cause_line *cause);
void curve_free(struct curve *curve);
/* The law of METRIC of a function, over runs, or within the run WITHIN if that is
 * not empty. NULL if there is none. */
const struct scale_line *curve_law(const struct facts *facts,
    struct str full_name, struct str within, enum metric metric);

#endif
