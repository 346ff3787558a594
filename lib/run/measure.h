/*
 * measure.h: the two numbers of a receipt that stand in the profile: how many
 * iterations the program made, and how long it fetched data.
 */
#ifndef RUN_MEASURE_H
#define RUN_MEASURE_H

#include "core/status.h"
#include "stream/json.h"

struct measure {
	double iterations; /* NAN where there is none */
	double download_s; /* NAN where unknown */
};

/* PATH: a profile. ITERATIONS: a pattern of full names, the calls of which
 * are summed; "" for none. DOWNLOAD: an array of such patterns, NULL for
 * none; of these functions the inclusive times are summed, less those parts
 * that one of them spends below another. */
enum status measure_profile(const char *path, const char *iterations,
    const struct json *download, struct measure *measure);

#endif
