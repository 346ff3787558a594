/*
 * points.c: any bytes as checkpoints of a run. Points come in order, with
 * figures that agree, and the functions at each read back the same.
 */
#include "fuzz.h"

struct fuzz_points {
	struct fuzz_lines lines; /* first: it is the context of fuzz_line */
	double calls;
};

static enum status
fuzz_point(void *context, const struct point_line *point)
{
	struct fuzz_points *points = context;

	INVARIANT(point->point.len > 0);
	INVARIANT(
	    !(point->iterations < 0) && !(point->metrics[METRIC_WALL] < 0));
	INVARIANT(point->calls >= points->calls);
	INVARIANT((point->driver.data == NULL) == !(point->timed > 0));
	INVARIANT(point->driver.data == NULL ||
		  (point->median_s > 0 && point->median_s <= point->p99_s &&
		      point->p99_s <= point->worst_s));
	points->calls = point->calls;
	return STATUS_OK;
}

static int
fuzz_points(const uint8_t *data, size_t size)
{
	struct fuzz_points points = {.calls = 0};
	struct profile_sink sink = {.context = &points,
	    .func = fuzz_line,
	    .edge = fuzz_line,
	    .line = fuzz_hits,
	    .point = fuzz_point,
	    .iterations = "*e*",
	    .whole = true};

	fuzz_begin(&points.lines);
	fuzz_reader(data, size, points_read, &sink);
	fuzz_end(&points.lines);
	return 0;
}

FUZZ_TARGET(fuzz_points);
