/* diffline.c: see diffline.h. */
#include "stream/diffline.h"

#include <math.h>

#include "stream/members.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct diff_line, column, kind, member)

static const struct line_member members[] = {
    {AT(DIFF_FULL_NAME, TEXT, name.full_name)},
    {AT(DIFF_MODULE, TEXT, name.module)},
    {AT(DIFF_LINENO, NUMBER, name.lineno)},
    {AT(DIFF_NAME, TEXT, name.name)},
    {AT(DIFF_METRIC, METRIC, metric)},
    {AT(DIFF_A, NUMBER, a.value)},
    {AT(DIFF_B, NUMBER, b.value)},
    {AT(DIFF_RATIO, NUMBER, ratio), .decimals = 4},
    {AT(DIFF_LO, NUMBER, lo), .decimals = 4},
    {AT(DIFF_HI, NUMBER, hi), .decimals = 4},
    {AT(DIFF_VERDICT, WORD, verdict)},
    {AT(DIFF_GROUP_A, TEXT, a.group)},
    {AT(DIFF_GROUP_B, TEXT, b.group)},
    {AT(DIFF_CALLER, WORD, caller)},
    {AT(DIFF_BY, WORD, by)},
    {AT(DIFF_CLASS_A, CLASS, a.class)},
    {AT(DIFF_CLASS_B, CLASS, b.class)},
    {AT(DIFF_VERDICT_A, VERDICT, a.verdict)},
    {AT(DIFF_VERDICT_B, VERDICT, b.verdict)},
    {AT(DIFF_CONFIDENCE_A, CONFIDENCE, a.confidence)},
    {AT(DIFF_CONFIDENCE_B, CONFIDENCE, b.confidence)},
    {AT(DIFF_P_A, NUMBER, a.p)},
    {AT(DIFF_P_A_LO, NUMBER, a.p_lo)},
    {AT(DIFF_P_A_HI, NUMBER, a.p_hi)},
    {AT(DIFF_P_B, NUMBER, b.p)},
    {AT(DIFF_P_B_LO, NUMBER, b.p_lo)},
    {AT(DIFF_P_B_HI, NUMBER, b.p_hi)},
    {AT(DIFF_Q, RATE, q)},
    {AT(DIFF_SHARE, NUMBER, share), .decimals = 6},
    {AT(DIFF_WITHIN_A, WORD, a.within)},
    {AT(DIFF_WITHIN_B, WORD, b.within)},
};

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
	return members_read(in, row, members, COUNT_OF(members), diff);
}

void
diff_line_write(struct writer *out, const struct diff_line *diff)
{
	writer_begin(out, &shape_diff);
	members_write(out, members, COUNT_OF(members), diff);
	writer_end(out);
}

void
diff_line_keep(struct diff_line *diff, struct map *strings)
{
	members_keep(members, COUNT_OF(members), diff, strings);
}

bool
diff_line_is_law(const struct diff_line *diff)
{
	return diff->a.verdict != VERDICT_NONE ||
	       diff->b.verdict != VERDICT_NONE || isfinite(diff->a.p) ||
	       isfinite(diff->b.p);
}
