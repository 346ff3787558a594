/*
 * line.h: one scale line as it was written, checked: a value that cannot be
 * (a negative count, an interval that ends before it begins, a share of 7) is
 * missing, and counted.
 */
#ifndef CAUSE_LINE_H
#define CAUSE_LINE_H

#include <math.h>

#include "law/vocabulary.h"
#include "stream/reader.h"

/* One law; texts live as long as the graph, data NULL where missing. */
struct law_line {
	double p, lo, hi, beyond; /* NAN where missing */
	double end;		  /* the slope between the two largest sizes */
	double last;	  /* the metric at the largest size of its own */
	double at_target; /* NAN where it is not known */
	/* Of a time that is steep, the line through all points in logarithms:
	 * its slope, and what that slope is above of by 95 %. It knows
	 * all sizes, where `p` knows the largest best: one slow run moves it
	 * little. NAN where there is none, and for fewer than three points. */
	double line, line_lo;
	enum verdict verdict;
	enum confidence confidence;
	struct str since, law;
	bool given; /* a line was there */
};

extern const struct law_line no_law;

struct scale_line {
	struct str by, full_name, module, name, kind, caller;
	enum metric metric;
	struct str within; /* id of a run; the law was seen within it */
	double lineno, share, n_min, n_max, target;
	struct law_line law;
	double *points; /* n, y, n, y, ...; the reader's own, until the next */
	size_t point_count;
	size_t impossible; /* values left out */
};

/* Views of the row's texts; SPACE is where the points are put. */
struct line_space {
	double *points;
	size_t cap;
};
enum status line_read(const struct reader *in, const struct row *row,
    struct line_space *space, struct scale_line *line);

#endif
