/*
 * pointline.c: see pointline.h.
 */
#include "stream/pointline.h"

#include <math.h>

enum status
point_line_read(
    const struct reader *in, const struct row *row, struct point_line *point)
{
	const struct text_column texts[] = {
	    {POINT_RUN, &point->run},
	    {POINT_NAME, &point->point},
	    {POINT_DRIVER, &point->driver},
	};
	const struct amount_column amounts[] = {
	    {POINT_SIZE, &point->size},
	    {POINT_ITERATIONS, &point->iterations},
	    {POINT_WALL, &point->metrics[METRIC_WALL]},
	    {POINT_CPU, &point->metrics[METRIC_CPU]},
	    {POINT_RSS, &point->metrics[METRIC_RSS]},
	    {POINT_PEAK_RSS, &point->peak_rss},
	    {POINT_BLOCKS, &point->metrics[METRIC_BLOCKS]},
	    {POINT_CALLS, &point->calls},
	    {POINT_MEDIAN, &point->median_s},
	    {POINT_P99, &point->p99_s},
	    {POINT_WORST, &point->worst_s},
	    {POINT_TIMED, &point->timed},
	};
	static const int needed[] = {POINT_RUN, POINT_NAME};

	*point = (struct point_line){.size = NAN};
	for (int m = 0; m < METRICS; m++)
		point->metrics[m] = NAN;
	return row_read_columns(in, row,
	    &(struct columns){.texts = texts,
		.text_count = COUNT_OF(texts),
		.amounts = amounts,
		.amount_count = COUNT_OF(amounts),
		.needed = needed,
		.needed_count = COUNT_OF(needed)});
}

void
point_line_write(struct writer *out, const struct point_line *point)
{
	writer_begin(out, &shape_point);
	writer_text(out, POINT_RUN, point->run);
	writer_number(out, POINT_SIZE, point->size);
	writer_number(out, POINT_ITERATIONS, point->iterations);
	writer_text(out, POINT_NAME, point->point);
	writer_number(out, POINT_WALL, point->metrics[METRIC_WALL]);
	writer_number(out, POINT_CPU, point->metrics[METRIC_CPU]);
	writer_number(out, POINT_RSS, point->metrics[METRIC_RSS]);
	writer_number(out, POINT_PEAK_RSS, point->peak_rss);
	writer_number(out, POINT_BLOCKS, point->metrics[METRIC_BLOCKS]);
	writer_number(out, POINT_CALLS, point->calls);
	writer_text(out, POINT_DRIVER, point->driver);
	writer_number(out, POINT_MEDIAN, point->median_s);
	writer_number(out, POINT_P99, point->p99_s);
	writer_number(out, POINT_WORST, point->worst_s);
	writer_number(out, POINT_TIMED, point->timed);
	writer_end(out);
}
