/* pointline.c: see pointline.h. */
#include "stream/pointline.h"

#include <math.h>

#include "stream/members.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct point_line, column, kind, member)

static const struct line_member members[] = {
    {AT(POINT_RUN, TEXT, run), .needed = true},
    {AT(POINT_SIZE, AMOUNT, size)},
    {AT(POINT_ITERATIONS, AMOUNT, iterations)},
    {AT(POINT_NAME, TEXT, point), .needed = true},
    {AT(POINT_WALL, AMOUNT, metrics[METRIC_WALL])},
    {AT(POINT_CPU, AMOUNT, metrics[METRIC_CPU])},
    {AT(POINT_RSS, AMOUNT, metrics[METRIC_RSS])},
    {AT(POINT_PEAK_RSS, AMOUNT, peak_rss)},
    {AT(POINT_BLOCKS, AMOUNT, metrics[METRIC_BLOCKS])},
    {AT(POINT_CALLS, AMOUNT, calls)},
    {AT(POINT_DRIVER, TEXT, driver)},
    {AT(POINT_MEDIAN, AMOUNT, median_s)},
    {AT(POINT_P99, AMOUNT, p99_s)},
    {AT(POINT_WORST, AMOUNT, worst_s)},
    {AT(POINT_TIMED, AMOUNT, timed)},
};

enum status
point_line_read(
    const struct reader *in, const struct row *row, struct point_line *point)
{
	*point = (struct point_line){.run = {NULL, 0}};
	for (int m = 0; m < METRICS; m++)
		point->metrics[m] = NAN;
	return members_read(in, row, members, COUNT_OF(members), point);
}

void
point_line_write(struct writer *out, const struct point_line *point)
{
	writer_begin(out, &shape_point);
	members_write(out, members, COUNT_OF(members), point);
	writer_end(out);
}
