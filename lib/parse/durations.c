/*
 * durations.c: see durations.h.
 *
 *	{[10, 3], [250, 1]}, q 0.5  ->  bucket 10  ->  1.11e-9 s
 */
#include "parse/durations.h"

#include <math.h>

/* The middle of a bucket, rounded to a short number. */
static double
middle(size_t bucket)
{
	double seconds = 1e-9 * pow(1.01, (double)bucket + 0.5);
	double unit = pow(10, 3 - floor(log10(seconds)));

	return round(seconds * unit) / unit;
}

double
durations_quantile(const struct durations *durations, double q)
{
	double wanted = ceil(q * durations->total), seen = 0;
	size_t last = 0;

	if (!(durations->total > 0))
		return NAN;
	for (size_t i = 0; i < DURATIONS_BUCKETS; i++) {
		if (!(durations->counts[i] > 0))
			continue;
		seen += durations->counts[i];
		last = i;
		if (seen >= wanted)
			break;
	}
	return middle(last);
}
