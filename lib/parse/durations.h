/*
 * durations.h: how long the calls of a function took: numbers of calls by
 * bucket of 1 %, bucket b being [1e-9 * 1.01^b, 1e-9 * 1.01^(b+1)) seconds.
 */
#ifndef PARSE_DURATIONS_H
#define PARSE_DURATIONS_H

#include <stddef.h>

/* The last one begins at 5e8 seconds. */
#define DURATIONS_BUCKETS 4096

struct durations {
	double counts[DURATIONS_BUCKETS];
	double total; /* calls */
};

/* The duration that the part Q (above 0, up to 1) of the calls did not
 * exceed, to half a percent, in four digits; NAN where there are none. */
double durations_quantile(const struct durations *durations, double q);

#endif
