/*
 * drift.h: by how much the whole machine was slower when group b was measured.
 *
 *	f 1.0 1.3, g 2.0 2.5, h 0.5 0.7, k 4.0 5.1, l 3.0 3.9, each called as
 *	often in both groups  ->  1.3, and they differ by 0.03
 *
 * Functions that do the same in both groups take the same time but for the
 * machine: their median ratio is divided out, and how they differ from it is
 * the noise of one function.
 */
#ifndef DIFF_DRIFT_H
#define DIFF_DRIFT_H

#include "diff/samples.h"
#include "stream/writer.h"

struct drift {
	double factor; /* times of b over those of a; 1 where not known */
	double spread; /* relative standard deviation of a function's ratio; 0
			  where not known */
	size_t functions; /* by how many */
};

struct drift drift_find(
    struct samples *samples, const struct match *matches, size_t count);
/* The note drift, where it is more than "same". */
void drift_note(
    const struct drift *drift, const char *const *names, struct writer *out);

#endif
