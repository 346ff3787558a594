/* trendline.c: see trendline.h. */
#include "stream/trendline.h"

#include <math.h>

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct trend_line, key, kind, width, member)

static const char *const outcomes[] = {"", "rises", "steady", "falls", NULL};

static const char *const statistics[] = {
    "", "mean", "median", "p99", "worst", NULL};

static const struct column columns[] = {
    {AT("by", TEXT, 0, by)},
    NAME_COLUMNS(32),
    {AT("kind", TEXT, 0, kind)},
    {AT("metric", METRIC, 6, metric), .needed = true},
    {AT("statistic", ENUM, 9, statistic), .words = statistics},
    {AT("outcome", ENUM, 7, outcome), .needed = true, .words = outcomes},
    {AT("n_min", NUMBER, 8, n_min)},
    {AT("n_max", NUMBER, 8, n_max)},
    {AT("first", NUMBER, 10, first)},
    {AT("last", NUMBER, 10, last)},
    {AT("change", NUMBER, 7, change), .decimals = 6},
    {AT("each", NUMBER, 10, each)},
    {AT("share", NUMBER, 6, share), .decimals = 6},
    {AT("p", NUMBER, 5, p), .decimals = 3},
    {AT("within", TEXT, 14, within)},
    {AT("points", POINTS, 0, points)},
    {AT("program", TEXT, 24, program)},
};
SHAPE(trend, columns);

struct trend_line
trend_line_none(void)
{
	return (struct trend_line){.metric = METRIC_NONE,
	    .name = {.lineno = (double)NAN},
	    .n_min = (double)NAN,
	    .n_max = (double)NAN,
	    .first = (double)NAN,
	    .last = (double)NAN,
	    .change = (double)NAN,
	    .each = (double)NAN,
	    .share = (double)NAN,
	    .p = (double)NAN};
}

enum status
trend_line_read(
    const struct reader *in, const struct row *row, struct trend_line *trend)
{
	*trend = (struct trend_line){.by = {NULL, 0}};
	return members_read(in, row, trend);
}

void
trend_line_write(struct writer *out, const struct trend_line *trend)
{
	members_write(out, &shape_trend, trend);
}

void
trend_line_keep(struct trend_line *trend, struct map *strings)
{
	members_keep(&shape_trend, trend, strings);
}
