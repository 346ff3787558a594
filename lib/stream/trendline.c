/* trendline.c: see trendline.h. */
#include "stream/trendline.h"

#include <math.h>

#include "stream/members.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct trend_line, column, kind, member)

static const char *const outcomes[] = {"", "rises", "steady", "falls", NULL};
static const char *const statistics[] = {
    "", "mean", "median", "p99", "worst", NULL};

static const struct line_member members[] = {
    {AT(TREND_BY, TEXT, by)},
    {AT(TREND_FULL_NAME, TEXT, name.full_name)},
    {AT(TREND_MODULE, TEXT, name.module)},
    {AT(TREND_LINENO, NUMBER, name.lineno)},
    {AT(TREND_NAME, TEXT, name.name)},
    {AT(TREND_KIND, TEXT, kind)},
    {AT(TREND_METRIC, METRIC, metric), .needed = true},
    {AT(TREND_STATISTIC, ENUM, statistic), .words = statistics},
    {AT(TREND_OUTCOME, ENUM, outcome), .needed = true, .words = outcomes},
    {AT(TREND_N_MIN, NUMBER, n_min)},
    {AT(TREND_N_MAX, NUMBER, n_max)},
    {AT(TREND_FIRST, NUMBER, first)},
    {AT(TREND_LAST, NUMBER, last)},
    {AT(TREND_CHANGE, NUMBER, change), .decimals = 6},
    {AT(TREND_EACH, NUMBER, each)},
    {AT(TREND_SHARE, NUMBER, share), .decimals = 6},
    {AT(TREND_P, NUMBER, p), .decimals = 3},
    {AT(TREND_WITHIN, TEXT, within)},
};

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
	size_t cap = 0;
	enum status status;

	*trend = (struct trend_line){.by = {NULL, 0}};
	status = members_read(in, row, members, COUNT_OF(members), trend);
	if (status == STATUS_OK)
		status = row_read_points(in, row, TREND_POINTS, &trend->points,
		    &cap, &trend->point_count);
	return status;
}

void
trend_line_write(struct writer *out, const struct trend_line *trend)
{
	writer_begin(out, &shape_trend);
	members_write(out, members, COUNT_OF(members), trend);
	if (trend->point_count > 0)
		writer_points(
		    out, TREND_POINTS, trend->points, trend->point_count);
	writer_end(out);
}

void
trend_line_keep(struct trend_line *trend, struct map *strings)
{
	members_keep(members, COUNT_OF(members), trend, strings);
}
