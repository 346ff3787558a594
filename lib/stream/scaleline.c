/* scaleline.c: see scaleline.h. */
#include "stream/scaleline.h"

#include <math.h>

#include "core/number.h"
#include "stream/members.h"
#include "stream/python.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct scale_line, key, kind, width, member)

static const struct column columns[] = {
    {AT("by", TEXT, 0, by)},
    NAME_COLUMNS(struct scale_line, 32),
    {AT("kind", TEXT, 0, kind)},
    {AT("caller", TEXT, 0, caller)},
    {AT("metric", METRIC, 6, metric), .needed = true},
    {COLUMN("points", POINTS, 0)},
    {AT("n_min", NUMBER, 0, n_min)},
    {AT("n_max", NUMBER, 0, n_max)},
    {AT("p", NUMBER, 5, p)},
    {AT("p_lo", NUMBER, 0, p_lo)},
    {AT("p_hi", NUMBER, 0, p_hi)},
    {AT("p_end", NUMBER, 0, p_end)},
    {COLUMN("p_diff", NUMBER, 0)},
    {COLUMN("p_menu", NUMBER, 0)},
    {COLUMN("p_all", NUMBER, 0)},
    {AT("class", CLASS, 9, class)},
    {AT("verdict", VERDICT, 11, verdict)},
    {AT("confidence", CONFIDENCE, 11, confidence)},
    {AT("since", TEXT, 0, since)},
    {AT("share", NUMBER, 6, share)},
    {AT("target", NUMBER, 0, target)},
    {AT("at_target", NUMBER, 10, at_target)},
    {AT("at_target_lo", NUMBER, 0, at_lo)},
    {AT("at_target_hi", NUMBER, 0, at_hi)},
    {AT("law", TEXT, 0, law)},
    {AT("beyond", NUMBER, 0, beyond)},
    {AT("holdout", NUMBER, 0, holdout)},
    {COLUMN("bend", TEXT, 0)},
    {AT("within", TEXT, 14, within)},
    {COLUMN("grows_with", TEXT, 0)},
    {AT("since_n", NUMBER, 0, since_n)},
    {AT("until_n", NUMBER, 0, until_n)},
    {AT("origin", ORIGIN, 0, origin)},
    {AT("program", TEXT, 24, program)},
    {AT("call_lineno", NUMBER, 0, call_lineno)},
    INSIDE_COLUMNS(struct scale_line),
    {AT("total", NUMBER, 0, total)},
};
SHAPE(scale, columns);
_Static_assert(COUNT_OF(columns) == SCALE_COLUMNS, "as in record.h");

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
	const struct cell *points = &row->cells[SCALE_POINTS];
	enum status status;
	int64_t count;

	*line = (struct scale_line){.last = last_value(points)};
	status = members_read(in, row, line);
	if (str_is(line->kind, "program") && line->name.full_name.len == 0)
		line->name.full_name = STR("program");
	else if (status == STATUS_OK)
		status = row_need(in, row, SCALE_FULL_NAME);
	if (line->origin == ORIGIN_UNKNOWN)
		line->origin = python_origin(
		    line->kind, line->name.full_name, line->name.module);
	if (points->kind == VALUE_NUMBER &&
	    number_parse_int(points->text, 0, INT32_MAX, &count))
		line->sizes = (size_t)count;
	return status;
}

enum status
scale_line_points(const struct reader *in, const struct row *row,
    struct scale_line *line, double **space, size_t *cap)
{
	enum status status = row_read_points(
	    in, row, SCALE_POINTS, space, cap, &line->point_count);

	line->points = *space;
	if (line->point_count > 0)
		line->sizes = line->point_count;
	return status;
}

bool
scale_line_is_exact(const struct scale_line *line)
{
	return line->confidence > CONFIDENCE_UNDECIDED &&
	       line->p_hi <= line->p_lo && line->class != CLASS_NONE &&
	       !isfinite(line->until_n) && !isfinite(line->since_n);
}

void
scale_line_keep(struct scale_line *line, struct map *strings)
{
	members_keep(&shape_scale, line, strings);
}
