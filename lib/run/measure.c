/*
 * measure.c: see measure.h.
 */
#include "run/measure.h"

#include <math.h>

#include "core/glob.h"
#include "parse/profile.h"

struct sums {
	const char *iterations;
	const struct json *download;
	struct measure *measure;
};

static bool
is_download(const struct sums *sums, struct str full_name)
{
	for (const struct json *pattern = json_first(sums->download);
	     pattern != NULL; pattern = json_next(pattern))
		if (glob_match(json_text(pattern, ""), full_name))
			return true;
	return false;
}

static enum status
add_func(void *context, const struct func_line *func)
{
	struct sums *sums = context;
	struct measure *measure = sums->measure;

	if (*sums->iterations != '\0' && isfinite(func->ncall) &&
	    glob_match(sums->iterations, func->full_name))
		measure->iterations = isnan(measure->iterations)
					  ? func->ncall
					  : measure->iterations + func->ncall;
	if (isfinite(func->ttot) && is_download(sums, func->full_name))
		measure->download_s += func->ttot;
	return STATUS_OK;
}

/* A fetch that calls another one is in the time of both. */
static enum status
take_edge(void *context, const struct func_line *edge)
{
	struct sums *sums = context;

	if (isfinite(edge->ttot) && !str_equal(edge->caller, edge->full_name) &&
	    is_download(sums, edge->caller) &&
	    is_download(sums, edge->full_name))
		sums->measure->download_s -= edge->ttot;
	return STATUS_OK;
}

enum status
measure_profile(const char *path, const char *iterations,
    const struct json *download, struct measure *measure)
{
	struct sums sums = {iterations, download, measure};
	struct profile_sink sink = {.context = &sums, .func = add_func};
	enum status status;

	*measure = (struct measure){(double)NAN, (double)NAN};
	if (*iterations == '\0' && json_first(download) == NULL)
		return STATUS_OK;
	if (json_first(download) != NULL) {
		measure->download_s = 0;
		sink.edge = take_edge;
	}
	status = profile_read(path, &sink);
	if (status != STATUS_OK)
		*measure = (struct measure){(double)NAN, (double)NAN};
	else if (measure->download_s < 0)
		measure->download_s = 0;
	return status;
}
