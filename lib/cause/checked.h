/*
 * checked.h: a scale line as far as it can be: a value that cannot be (a
 * negative count, an interval that ends before it begins, a share of 7) is
 * missing, and counted; and what the graph keeps of it.
 */
#ifndef CAUSE_CHECKED_H
#define CAUSE_CHECKED_H

#include <math.h>

#include "stream/scaleline.h"

/* One law; texts live as long as the graph, data NULL where missing. */
struct judged_law {
	double p, lo, hi, beyond; /* NAN where missing */
	double since_n, until_n;  /* where it begins and ends */
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

extern const struct judged_law no_law;

/* Where the points of a line are put, until the next one is read. */
struct line_space {
	double *points;
	size_t cap;
};

/* Decodes a scale line with its points; *IMPOSSIBLE rises by the values that
 * were left out. */
enum status checked_read(const struct reader *in, const struct row *row,
    struct line_space *space, struct scale_line *line, size_t *impossible);
/* Its law; texts are those of the line. */
struct judged_law checked_law(const struct scale_line *line);

#endif
