/*
 * figure.h: what of a line is held against bounds: one metric of one function, of
 * the program, or of a package.
 *
 *	{"type":"scale","full_name":"x.py:1 f","metric":"own","p":2,...}
 *	-> own of x.py:1 f: 2, and 31 s at 800
 */
#ifndef CHECK_FIGURE_H
#define CHECK_FIGURE_H

#include "law/vocabulary.h"
#include "stream/reader.h"

/* One metric of one function. */
struct figure {
	struct name name;
	struct str metric;
	struct str within; /* id of a run; empty: over runs */
	struct str program;
	double value, lo, hi;
	double share; /* NAN if not known */
	bool exact, open;
	enum law_class class; /* of counts that follow it exactly; else none */
	struct str law;	      /* the same, with its constants */
	bool of_ratio;	      /* VALUE is that of two versions, no growth */
	/* Of a scale line; NAN elsewhere: the metric at the largest size, and
	 * its forecast. */
	double n, last, target, at_target, at_lo, at_hi;
	enum metric_unit unit;
	bool of_package; /* the name is that of a package */
};

#define FIGURES_MOST 2
/* Sets *COUNT to 0 for lines that bounds do not apply to: edges, other types; a
 * line is bounded by its hits. */
enum status figures_read(const struct reader *in, const struct row *row,
    struct figure figures[FIGURES_MOST], size_t *count);

#endif
