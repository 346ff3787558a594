/*
 * checkline.h: a check line as a struct: a bound that is broken or cannot be
 * decided, or a function whose law is not that of a lock.
 *
 *	{"type":"check","bound":"*get own <= 1.2","outcome":"broken",
 *	 "full_name":"x.py:9 get","metric":"own","value":2.26}
 */
#ifndef STREAM_CHECKLINE_H
#define STREAM_CHECKLINE_H

#include "stream/writer.h"

struct check_line {
	struct str bound, outcome;
	/* What it was held against; data NULL, and NAN, where nothing was. */
	struct name name;
	struct str metric, within, program;
	double value, lo, hi;
	/* Of a lock: the laws now and before, as "n^2". */
	struct str law, was;
	struct str text; /* the sentence for people */
	/* Of a bound on a value: of `value`, lo and hi, and where it is that;
	 * data NULL, and NAN, of growth. */
	struct str unit;
	double n;
};

void check_line_write(struct writer *out, const struct check_line *check);

#endif
