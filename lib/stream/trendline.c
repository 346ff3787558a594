/* trendline.c: see trendline.h. */
#include "stream/trendline.h"

#include <math.h>

#include "stream/members.h"

#define AT(key, kind, member) COLUMN_AT(struct trend_line, key, kind, 0, member)

static const char *const outcomes[] = {"", "rises", "steady", "falls", NULL};

static const char *const statistics[] = {
    "", "mean", "median", "p99", "worst", NULL};

static const struct column columns[] = {
    {AT("by", TEXT, by)},
    NAME_COLUMNS(struct trend_line, 0),
    {AT("kind", TEXT, kind)},
    {AT("metric", METRIC, metric), .needed = true},
    {AT("statistic", ENUM, statistic), .words = statistics},
    {AT("outcome", ENUM, outcome), .needed = true, .words = outcomes},
    {AT("n_min", NUMBER, n_min)},
    {AT("n_max", NUMBER, n_max)},
    {AT("first", NUMBER, first)},
    {AT("last", NUMBER, last)},
    {AT("change", NUMBER, change), .decimals = 6},
    {AT("each", NUMBER, each)},
    {AT("share", NUMBER, share), .decimals = 6},
    {AT("p", NUMBER, p), .decimals = 3},
    {AT("within", TEXT, within)},
    {AT("points", POINTS, points)},
    {AT("program", TEXT, program)},
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
