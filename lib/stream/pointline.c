/* pointline.c: see pointline.h. */
#include "stream/pointline.h"

#include <math.h>

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct point_line, key, kind, width, member)

static const struct column columns[] = {
    {AT("run", TEXT, 14, run), .needed = true},
    {AT("size", AMOUNT, 0, size)},
    {AT("iterations", AMOUNT, 10, iterations)},
    {AT("point", TEXT, 5, point), .needed = true},
    {AT("wall_s", AMOUNT, 9, metrics[METRIC_WALL])},
    {AT("cpu_s", AMOUNT, 9, metrics[METRIC_CPU])},
    {AT("rss_bytes", AMOUNT, 12, metrics[METRIC_RSS])},
    {AT("peak_rss_bytes", AMOUNT, 0, peak_rss)},
    {AT("blocks", AMOUNT, 0, metrics[METRIC_BLOCKS])},
    {AT("calls", AMOUNT, 12, calls)},
    {AT("driver", TEXT, 0, driver)},
    {AT("median_s", AMOUNT, 10, median_s)},
    {AT("p99_s", AMOUNT, 10, p99_s)},
    {AT("worst_s", AMOUNT, 10, worst_s)},
    {AT("timed", AMOUNT, 0, timed)},
};
SHAPE(point, columns);

enum status
point_line_read(
    const struct reader *in, const struct row *row, struct point_line *point)
{
	*point = (struct point_line){.run = {NULL, 0}};
	for (int m = 0; m < METRICS; m++)
		point->metrics[m] = NAN;
	return members_read(in, row, point);
}

void
point_line_write(struct writer *out, const struct point_line *point)
{
	members_write(out, &shape_point, point);
}
