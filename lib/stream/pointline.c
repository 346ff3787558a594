/* pointline.c: see pointline.h. */
#include "stream/pointline.h"

#include <math.h>

#include "stream/members.h"

#define AT(key, kind, member) COLUMN_AT(struct point_line, key, kind, 0, member)

static const struct column columns[] = {
    {AT("run", TEXT, run), .needed = true},
    {AT("size", AMOUNT, size)},
    {AT("iterations", AMOUNT, iterations)},
    {AT("point", TEXT, point), .needed = true},
    {AT("wall_s", AMOUNT, metrics[METRIC_WALL])},
    {AT("cpu_s", AMOUNT, metrics[METRIC_CPU])},
    {AT("rss_bytes", AMOUNT, metrics[METRIC_RSS])},
    {AT("peak_rss_bytes", AMOUNT, peak_rss)},
    {AT("blocks", AMOUNT, metrics[METRIC_BLOCKS])},
    {AT("calls", AMOUNT, calls)},
    {AT("driver", TEXT, driver)},
    {AT("median_s", AMOUNT, median_s)},
    {AT("p99_s", AMOUNT, p99_s)},
    {AT("worst_s", AMOUNT, worst_s)},
    {AT("timed", AMOUNT, timed)},
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
