/*
 * check.h: scale, cause and diff lines held against bounds.
 *
 *	f grows with n^2.0 (1.9 to 2.1), bound "*f own <= 1.2"
 *	-> {"type":"check","bound":"*f own <= 1.2","outcome":"broken",
 *	    "full_name":"x.py:9 f","metric":"own","value":2,"lo":1.9,"hi":2.1}
 *
 * All lines are passed on; a check line follows the line that it is about,
 * where the bound is broken or cannot be decided. Memory: the bounds.
 *
 * Files:
 *
 *	check.h	the stage
 *	bound.h	what a figure of a function may be
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "check/bound.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct check_options {
	double share;	 /* of the computing time: less is not held against
			     patterns */
	bool open_fails; /* a bound that cannot be decided counts as broken */
};

/* STATUS_NO if a bound is broken; the counts are said on standard error. */
enum status check_run(struct reader *in, struct writer *out,
    struct bounds *bounds, const struct check_options *options);

#endif
