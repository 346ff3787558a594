/* scaleline.c: see scaleline.h. */
#include "stream/scaleline.h"

#include <math.h>

#include "core/number.h"
#include "stream/members.h"
#include "stream/python.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct scale_line, column, kind, member)

static const struct line_member members[] = {
    {AT(SCALE_BY, TEXT, by)},
    {AT(SCALE_KIND, TEXT, kind)},
    {AT(SCALE_FULL_NAME, TEXT, name.full_name)},
    {AT(SCALE_MODULE, TEXT, name.module)},
    {AT(SCALE_LINENO, NUMBER, name.lineno)},
    {AT(SCALE_NAME, TEXT, name.name)},
    {AT(SCALE_CALLER, TEXT, caller)},
    {AT(SCALE_METRIC, METRIC, metric), .needed = true},
    {AT(SCALE_CLASS, CLASS, class)},
    {AT(SCALE_VERDICT, VERDICT, verdict)},
    {AT(SCALE_CONFIDENCE, CONFIDENCE, confidence)},
    {AT(SCALE_SINCE, TEXT, since)},
    {AT(SCALE_LAW, TEXT, law)},
    {AT(SCALE_WITHIN, TEXT, within)},
    {AT(SCALE_ORIGIN, ORIGIN, origin)},
    {AT(SCALE_N_MIN, NUMBER, n_min)},
    {AT(SCALE_N_MAX, NUMBER, n_max)},
    {AT(SCALE_P, NUMBER, p)},
    {AT(SCALE_P_LO, NUMBER, p_lo)},
    {AT(SCALE_P_HI, NUMBER, p_hi)},
    {AT(SCALE_P_END, NUMBER, p_end)},
    {AT(SCALE_BEYOND, NUMBER, beyond)},
    {AT(SCALE_SINCE_N, NUMBER, since_n)},
    {AT(SCALE_UNTIL_N, NUMBER, until_n)},
    {AT(SCALE_SHARE, NUMBER, share)},
    {AT(SCALE_TARGET, NUMBER, target)},
    {AT(SCALE_AT_TARGET, NUMBER, at_target)},
    {AT(SCALE_AT_LO, NUMBER, at_lo)},
    {AT(SCALE_AT_HI, NUMBER, at_hi)},
    {AT(SCALE_HOLDOUT, NUMBER, holdout)},
};

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
	status = members_read(in, row, members, COUNT_OF(members), line);
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

void
scale_line_keep(struct scale_line *line, struct map *strings)
{
	members_keep(members, COUNT_OF(members), line, strings);
}
