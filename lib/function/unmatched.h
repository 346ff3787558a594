/*
 * unmatched.h: functions without a partner, for a note: their number, and the
 * largest by time.
 *
 *	-> "lib/x.py:10 get (1.2 s), lib/x.py:40 get (0.4 s), sort (0.1 s) and
 *	   4 more"
 */
#ifndef FUNCTION_UNMATCHED_H
#define FUNCTION_UNMATCHED_H

#include "core/text.h"

#define UNMATCHED_SHOWN 3

struct unmatched_one {
	struct str full_name, module, name; /* the caller's */
	double lineno;			    /* NAN if unknown */
	double seconds;			    /* 0 or NAN: not written */
};

struct unmatched {
	size_t count;
	struct unmatched_one worst[UNMATCHED_SHOWN];
};

void unmatched_add(struct unmatched *all, const struct unmatched_one *one);
void unmatched_text(const struct unmatched *all, struct buf *out);

#endif
