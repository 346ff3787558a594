/*
 * diffline.c: see diffline.h.
 */
#include "stream/diffline.h"

#include <math.h>

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

/* The column of group b follows that of group a, except for the exponent: there
 * the three columns of a side are together, from P on. */
static enum status
read_side(const struct reader *in, const struct row *row, int other, int p,
    struct diff_side *side)
{
	struct str class = {NULL, 0}, verdict = {NULL, 0},
		   confidence = {NULL, 0};
	const struct text_column texts[] = {
	    {DIFF_GROUP_A + other, &side->group},
	    {DIFF_CLASS_A + other, &class},
	    {DIFF_VERDICT_A + other, &verdict},
	    {DIFF_CONFIDENCE_A + other, &confidence},
	    {DIFF_WITHIN_A + other, &side->within},
	};
	const struct number_column numbers[] = {
	    {DIFF_A + other, &side->value},
	    {p, &side->p},
	    {p + 1, &side->p_lo},
	    {p + 2, &side->p_hi},
	};
	enum status status = row_read_columns(in, row,
	    &(struct columns){.texts = texts,
		.text_count = COUNT_OF(texts),
		.numbers = numbers,
		.number_count = COUNT_OF(numbers)});

	side->class = class_of(class);
	side->verdict = verdict_of(verdict);
	side->confidence = confidence_of(confidence);
	return status;
}

enum status
diff_line_read(
    const struct reader *in, const struct row *row, struct diff_line *diff)
{
	struct str metric = {NULL, 0};
	const struct text_column texts[] = {
	    {DIFF_METRIC, &metric},
	    {DIFF_VERDICT, &diff->verdict},
	    {DIFF_CALLER, &diff->caller},
	    {DIFF_BY, &diff->by},
	};
	const struct number_column numbers[] = {
	    {DIFF_RATIO, &diff->ratio},
	    {DIFF_LO, &diff->lo},
	    {DIFF_HI, &diff->hi},
	    {DIFF_Q, &diff->q},
	    {DIFF_SHARE, &diff->share},
	};
	enum status status;

	*diff = diff_line_none();
	status = row_read_name(in, row, DIFF_FULL_NAME, &diff->name);
	if (status == STATUS_OK)
		status = row_read_columns(in, row,
		    &(struct columns){.texts = texts,
			.text_count = COUNT_OF(texts),
			.numbers = numbers,
			.number_count = COUNT_OF(numbers)});
	diff->metric = metric_of(metric);
	if (status == STATUS_OK)
		status = read_side(in, row, 0, DIFF_P_A, &diff->a);
	if (status == STATUS_OK)
		status = read_side(in, row, 1, DIFF_P_B, &diff->b);
	return status;
}

static void
put_text(struct writer *out, int column, struct str text)
{
	if (text.len > 0)
		writer_text(out, column, text);
}

static void
put_name(struct writer *out, int column, const char *a, const char *b)
{
	put_text(out, column, str_of(a));
	put_text(out, column + 1, str_of(b));
}

static void
put_exponent(struct writer *out, int column, const struct diff_side *side)
{
	writer_number(out, column, side->p);
	writer_number(out, column + 1, side->p_lo);
	writer_number(out, column + 2, side->p_hi);
}

void
diff_line_write(struct writer *out, const struct diff_line *diff)
{
	const struct diff_side *a = &diff->a, *b = &diff->b;

	writer_begin(out, &shape_diff);
	writer_text(out, DIFF_FULL_NAME, diff->name.full_name);
	writer_text(out, DIFF_MODULE, diff->name.module);
	writer_number(out, DIFF_LINENO, diff->name.lineno);
	writer_text(out, DIFF_NAME, diff->name.name);
	writer_text(out, DIFF_METRIC, str_of(metric_rows[diff->metric].key));
	writer_number(out, DIFF_A, a->value);
	writer_number(out, DIFF_B, b->value);
	writer_real(out, DIFF_RATIO, diff->ratio, 4);
	writer_real(out, DIFF_LO, diff->lo, 4);
	writer_real(out, DIFF_HI, diff->hi, 4);
	put_text(out, DIFF_VERDICT, diff->verdict);
	writer_text(out, DIFF_GROUP_A, a->group);
	writer_text(out, DIFF_GROUP_B, b->group);
	put_text(out, DIFF_CALLER, diff->caller);
	put_text(out, DIFF_BY, diff->by);
	put_name(out, DIFF_CLASS_A, class_name(a->class), class_name(b->class));
	put_name(out, DIFF_VERDICT_A, verdict_name(a->verdict),
	    verdict_name(b->verdict));
	put_name(out, DIFF_CONFIDENCE_A, confidence_name(a->confidence),
	    confidence_name(b->confidence));
	put_exponent(out, DIFF_P_A, a);
	put_exponent(out, DIFF_P_B, b);
	if (diff->q >= 1e-9)
		writer_real(out, DIFF_Q, diff->q, 9);
	else
		writer_number(out, DIFF_Q, diff->q);
	writer_real(out, DIFF_SHARE, diff->share, 6);
	put_text(out, DIFF_WITHIN_A, a->within);
	put_text(out, DIFF_WITHIN_B, b->within);
	writer_end(out);
}

void
diff_line_keep(struct diff_line *diff, struct map *strings)
{
	struct str *texts[] = {&diff->name.full_name, &diff->name.module,
	    &diff->name.name, &diff->caller, &diff->by, &diff->verdict,
	    &diff->a.group, &diff->b.group, &diff->a.within, &diff->b.within};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		*texts[i] = map_keep(strings, *texts[i]);
}

bool
diff_line_is_law(const struct diff_line *diff)
{
	return diff->a.verdict != VERDICT_NONE ||
	       diff->b.verdict != VERDICT_NONE || isfinite(diff->a.p) ||
	       isfinite(diff->b.p);
}
