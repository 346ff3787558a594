/*
 * pointline.c: see pointline.h.
 */
#include "stream/pointline.h"

#include <math.h>

enum status
point_line_read(
    const struct reader *in, const struct row *row, struct point_line *point)
{
	struct text_column {
		int column;
		struct str *value;
	} texts[] = {
	    {POINT_RUN, &point->run},
	    {POINT_NAME, &point->point},
	    {POINT_DRIVER, &point->driver},
	};
	struct number_column {
		int column;
		double *value;
	} numbers[] = {
	    {POINT_SIZE, &point->size},
	    {POINT_ITERATIONS, &point->iterations},
	    {POINT_WALL, &point->wall_s},
	    {POINT_CPU, &point->cpu_s},
	    {POINT_RSS, &point->rss},
	    {POINT_PEAK_RSS, &point->peak_rss},
	    {POINT_BLOCKS, &point->blocks},
	    {POINT_CALLS, &point->calls},
	    {POINT_MEDIAN, &point->median_s},
	    {POINT_P99, &point->p99_s},
	    {POINT_WORST, &point->worst_s},
	    {POINT_TIMED, &point->timed},
	};
	enum status status = STATUS_OK;

	*point = (struct point_line){.size = NAN};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (status == STATUS_OK)
			status = row_read_text(
			    in, row, texts[i].column, texts[i].value);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		*numbers[i].value = NAN;
		if (status == STATUS_OK)
			status = row_read_amount(
			    in, row, numbers[i].column, numbers[i].value);
	}
	if (status == STATUS_OK)
		status = row_need(in, row, POINT_RUN);
	if (status == STATUS_OK)
		status = row_need(in, row, POINT_NAME);
	return status;
}

void
point_line_write(struct writer *out, const struct point_line *point)
{
	writer_begin(out, &shape_point);
	writer_text(out, POINT_RUN, point->run);
	writer_number(out, POINT_SIZE, point->size);
	writer_number(out, POINT_ITERATIONS, point->iterations);
	writer_text(out, POINT_NAME, point->point);
	writer_number(out, POINT_WALL, point->wall_s);
	writer_number(out, POINT_CPU, point->cpu_s);
	writer_number(out, POINT_RSS, point->rss);
	writer_number(out, POINT_PEAK_RSS, point->peak_rss);
	writer_number(out, POINT_BLOCKS, point->blocks);
	writer_number(out, POINT_CALLS, point->calls);
	writer_text(out, POINT_DRIVER, point->driver);
	writer_number(out, POINT_MEDIAN, point->median_s);
	writer_number(out, POINT_P99, point->p99_s);
	writer_number(out, POINT_WORST, point->worst_s);
	writer_number(out, POINT_TIMED, point->timed);
	writer_end(out);
}
