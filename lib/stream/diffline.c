/* diffline.c: see diffline.h. */
#include "stream/diffline.h"

#include <math.h>

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct diff_line, key, kind, width, member)

static const struct column columns[] = {
    NAME_COLUMNS(struct diff_line, 32),
    {AT("metric", METRIC, 6, metric)},
    {AT("a", NUMBER, 12, a.value)},
    {AT("b", NUMBER, 12, b.value)},
    {AT("ratio", NUMBER, 7, ratio), .decimals = 4},
    {AT("lo", NUMBER, 0, lo), .decimals = 4},
    {AT("hi", NUMBER, 0, hi), .decimals = 4},
    {AT("verdict", WORD, 7, verdict)},
    {AT("group_a", TEXT, 0, a.group)},
    {AT("group_b", TEXT, 0, b.group)},
    {AT("caller", WORD, 0, caller)},
    {AT("by", WORD, 0, by)},
    {AT("class_a", CLASS, 0, a.class)},
    {AT("class_b", CLASS, 0, b.class)},
    {AT("verdict_a", VERDICT, 11, a.verdict)},
    {AT("verdict_b", VERDICT, 11, b.verdict)},
    {AT("confidence_a", CONFIDENCE, 0, a.confidence)},
    {AT("confidence_b", CONFIDENCE, 0, b.confidence)},
    {AT("p_a", NUMBER, 6, a.p)},
    {AT("p_a_lo", NUMBER, 0, a.p_lo)},
    {AT("p_a_hi", NUMBER, 0, a.p_hi)},
    {AT("p_b", NUMBER, 6, b.p)},
    {AT("p_b_lo", NUMBER, 0, b.p_lo)},
    {AT("p_b_hi", NUMBER, 0, b.p_hi)},
    {AT("q", RATE, 0, q)},
    {AT("share", NUMBER, 0, share), .decimals = 6},
    {AT("within_a", WORD, 0, a.within)},
    {AT("within_b", WORD, 0, b.within)},
    {AT("per", WORD, 0, per)},
};
SHAPE(diff, columns);

#define SIDE_NONE                                                            \
	{                                                                    \
		.value = (double)NAN, .p = (double)NAN, .p_lo = (double)NAN, \
		.p_hi = (double)NAN, .class = CLASS_NONE                     \
	}

struct diff_line
diff_line_none(void)
{
	return (struct diff_line){.name = {.lineno = (double)NAN},
	    .metric = METRIC_NONE,
	    .a = SIDE_NONE,
	    .b = SIDE_NONE,
	    .ratio = (double)NAN,
	    .lo = (double)NAN,
	    .hi = (double)NAN,
	    .q = (double)NAN,
	    .share = (double)NAN};
}

enum status
diff_line_read(
    const struct reader *in, const struct row *row, struct diff_line *diff)
{
	*diff = diff_line_none();
	return members_read(in, row, diff);
}

void
diff_line_write(struct writer *out, const struct diff_line *diff)
{
	members_write(out, &shape_diff, diff);
}

void
diff_line_keep(struct diff_line *diff, struct map *strings)
{
	members_keep(&shape_diff, diff, strings);
}

bool
diff_line_is_law(const struct diff_line *diff)
{
	return diff->a.verdict != VERDICT_NONE ||
	       diff->b.verdict != VERDICT_NONE || isfinite(diff->a.p) ||
	       isfinite(diff->b.p);
}
