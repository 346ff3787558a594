/*
 * scaleline.c: see scaleline.h.
 */
#include "stream/scaleline.h"

#include <math.h>

#include "core/number.h"
#include "stream/python.h"

/* The y of the last of [[n,y],...], without parsing the others. */
static double
last_value(const struct cell *points)
{
	double value = (double)NAN;
	size_t end = points->text.len, at;

	if (points->kind != VALUE_ARRAY)
		return value;
	while (end > 0 && (points->text.data[end - 1] == ']' ||
			      points->text.data[end - 1] == ' '))
		end--;
	for (at = end; at > 0 && points->text.data[at - 1] != ',' &&
		       points->text.data[at - 1] != ' ';
	     at--)
		continue;
	number_parse((struct str){points->text.data + at, end - at}, &value);
	return value;
}

enum status
scale_line_read(
    const struct reader *in, const struct row *row, struct scale_line *line)
{
	struct str metric = {NULL, 0}, class = {NULL, 0}, verdict = {NULL, 0},
		   confidence = {NULL, 0}, origin = {NULL, 0};
	const struct text_column texts[] = {
	    {SCALE_BY, &line->by},
	    {SCALE_KIND, &line->kind},
	    {SCALE_CALLER, &line->caller},
	    {SCALE_METRIC, &metric},
	    {SCALE_CLASS, &class},
	    {SCALE_VERDICT, &verdict},
	    {SCALE_CONFIDENCE, &confidence},
	    {SCALE_SINCE, &line->since},
	    {SCALE_LAW, &line->law},
	    {SCALE_WITHIN, &line->within},
	    {SCALE_ORIGIN, &origin},
	};
	const struct number_column numbers[] = {
	    {SCALE_N_MIN, &line->n_min},
	    {SCALE_N_MAX, &line->n_max},
	    {SCALE_P, &line->p},
	    {SCALE_P_LO, &line->p_lo},
	    {SCALE_P_HI, &line->p_hi},
	    {SCALE_P_END, &line->p_end},
	    {SCALE_BEYOND, &line->beyond},
	    {SCALE_SINCE_N, &line->since_n},
	    {SCALE_UNTIL_N, &line->until_n},
	    {SCALE_SHARE, &line->share},
	    {SCALE_TARGET, &line->target},
	    {SCALE_AT_TARGET, &line->at_target},
	    {SCALE_AT_LO, &line->at_lo},
	    {SCALE_AT_HI, &line->at_hi},
	    {SCALE_HOLDOUT, &line->holdout},
	};
	static const int needed[] = {SCALE_METRIC};
	const struct cell *points = &row->cells[SCALE_POINTS];
	enum status status;
	int64_t count;

	*line = (struct scale_line){.last = last_value(points)};
	status = row_read_name(in, row, SCALE_FULL_NAME, &line->name);
	if (status == STATUS_OK)
		status = row_read_columns(in, row,
		    &(struct columns){.texts = texts,
			.text_count = COUNT_OF(texts),
			.numbers = numbers,
			.number_count = COUNT_OF(numbers),
			.needed = needed,
			.needed_count = COUNT_OF(needed)});
	if (str_is(line->kind, "program") && line->name.full_name.len == 0)
		line->name.full_name = STR("program");
	else if (status == STATUS_OK)
		status = row_need(in, row, SCALE_FULL_NAME);
	line->metric = metric_of(metric);
	line->class = class_of(class);
	line->verdict = verdict_of(verdict);
	line->confidence = confidence_of(confidence);
	line->origin = origin_of(origin);
	if (line->origin == ORIGIN_UNKNOWN)
		line->origin = python_origin(
		    line->kind, line->name.full_name, line->name.module);
	if (points->kind == VALUE_NUMBER &&
	    number_parse_int(points->text, 0, INT32_MAX, &count))
		line->sizes = (size_t)count;
	return status;
}

static bool
read_pair(struct str pair, double *n, double *y)
{
	struct json_cursor walk = json_walk(pair);
	struct str x, value, more;
	enum value_kind kinds[3];

	return json_array_next(&walk, &x, &kinds[0]) &&
	       json_array_next(&walk, &value, &kinds[1]) &&
	       !json_array_next(&walk, &more, &kinds[2]) &&
	       number_parse(x, n) && number_parse(value, y);
}

enum status
scale_line_points(const struct reader *in, const struct row *row,
    struct scale_line *line, double **space, size_t *cap)
{
	const struct cell *cell = &row->cells[SCALE_POINTS];
	struct json_cursor walk;
	enum value_kind kind;
	struct str pair;

	if (cell->kind != VALUE_ARRAY)
		return STATUS_OK;
	walk = json_walk(cell->text);
	while (json_array_next(&walk, &pair, &kind)) {
		size_t at = 2 * line->point_count++;

		GROW(*space, *cap, at + 2);
		if (kind != VALUE_ARRAY ||
		    !read_pair(pair, *space + at, *space + at + 1))
			return reader_fail(
			    in, row, "points is not [[n,y],...]");
	}
	line->points = *space;
	line->sizes = line->point_count;
	return STATUS_OK;
}

void
scale_line_keep(struct scale_line *line, struct map *strings)
{
	struct str *texts[] = {&line->name.full_name, &line->name.module,
	    &line->name.name, &line->by, &line->kind, &line->caller,
	    &line->since, &line->law, &line->within};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		*texts[i] = map_keep(strings, *texts[i]);
}
