/*
 * measure.h: two numbers of a receipt that come from the profile: the number of
 * iterations, and the time of fetching data.
 */
#ifndef RUN_MEASURE_H
#define RUN_MEASURE_H

#include "core/status.h"
#include "stream/json.h"

struct measure {
	double iterations; /* NAN if none */
	double download_s; /* NAN if unknown */
};

/* Reads the profile PATH. ITERATIONS is a pattern of full names whose calls are
 * summed; "" for none. DOWNLOAD is an array of such patterns, NULL for none:
 * the inclusive times of these functions are summed, without the parts that one
 * of them spends below another. */
enum status measure_profile(const char *path, const char *iterations,
    const struct json *download, struct measure *measure);

#endif
