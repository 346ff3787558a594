/*
 * durations.h: a histogram of the durations of calls: bucket b counts those in
 * [1e-9 * 1.01^b, 1e-9 * 1.01^(b+1)) seconds.
 */
#ifndef PARSE_DURATIONS_H
#define PARSE_DURATIONS_H

#include <stddef.h>

/* The last bucket begins at 5e8 seconds. */
#define DURATIONS_BUCKETS 4096

struct durations {
	double counts[DURATIONS_BUCKETS];
	double total; /* calls */
};

/* The quantile Q (above 0, up to 1), exact to half a percent, in four digits;
 * NAN without calls. */
double durations_quantile(const struct durations *durations, double q);

#endif
