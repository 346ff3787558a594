/*
 * checked.h: a scale line without impossible values (a negative count, an
 * interval that ends before it begins, a share of 7), which become missing and
 * are counted; and the part that the graph keeps.
 */
#ifndef CAUSE_CHECKED_H
#define CAUSE_CHECKED_H

#include <math.h>

#include "stream/scaleline.h"

/* One law; texts live as long as the graph, data NULL where missing. */
struct judged_law {
	double p, lo, hi, beyond; /* NAN if missing */
	double since_n, until_n;  /* the n at which it begins and ends */
	double end;		  /* exponent between the two largest sizes */
	double last;		  /* the metric at its largest size */
	double at_target;	  /* NAN if not known */
	/* Of a steep time, the line through all points in logarithms: its
	 * slope, and the lower bound of that with 95 % confidence. All sizes
	 * count, while `p` depends most on the largest, so one slow run changes
	 * it little. NAN otherwise, and for fewer than three points. */
	double line, line_lo;
	enum verdict verdict;
	enum confidence confidence;
	struct str since, law;
	bool given; /* there was a line */
};

extern const struct judged_law no_law;

/* Memory for the points of a line, until the next one is read. */
struct line_space {
	double *points;
	size_t cap;
};

/* Decodes a scale line with its points; adds the number of impossible values to
 * *IMPOSSIBLE. */
enum status checked_read(const struct reader *in, const struct row *row,
    struct line_space *space, struct scale_line *line, size_t *impossible);
/* The law of a line; its texts are those of the line. */
struct judged_law checked_law(const struct scale_line *line);

#endif
