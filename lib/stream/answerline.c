/*
 * answerline.c: see answerline.h.
 */
#include "stream/answerline.h"

enum status
answer_line_read(
    const struct reader *in, const struct row *row, struct answer_line *answer)
{
	struct str outcome = {NULL, 0}, next = {NULL, 0}, metric = {NULL, 0},
		   verdict = {NULL, 0}, confidence = {NULL, 0};
	const struct text_column texts[] = {
	    {ANSWER_BY, &answer->by},
	    {ANSWER_OUTCOME, &outcome},
	    {ANSWER_KIND, &answer->kind},
	    {ANSWER_METRIC, &metric},
	    {ANSWER_VERDICT, &verdict},
	    {ANSWER_CONFIDENCE, &confidence},
	    {ANSWER_NEXT, &next},
	    {ANSWER_WITHIN, &answer->within},
	};
	const struct number_column numbers[] = {
	    {ANSWER_SIZES, &answer->sizes},
	    {ANSWER_N_MIN, &answer->n_min},
	    {ANSWER_N_MAX, &answer->n_max},
	    {ANSWER_P, &answer->p},
	    {ANSWER_P_LO, &answer->p_lo},
	    {ANSWER_P_HI, &answer->p_hi},
	    {ANSWER_SHARE, &answer->share},
	    {ANSWER_SINCE_N, &answer->since_n},
	    {ANSWER_UNTIL_N, &answer->until_n},
	    {ANSWER_BEYOND, &answer->beyond},
	    {ANSWER_GROWING, &answer->growing},
	    {ANSWER_OPEN, &answer->open},
	    {ANSWER_SETTLED, &answer->settled},
	    {ANSWER_NEXT_N, &answer->next_n},
	    {ANSWER_NEXT_S, &answer->next_s},
	};
	static const int needed[] = {ANSWER_OUTCOME};
	enum status status;

	*answer = (struct answer_line){.by = {NULL, 0}};
	status = row_read_name(in, row, ANSWER_FULL_NAME, &answer->name);
	if (status == STATUS_OK)
		status = row_read_columns(in, row,
		    &(struct columns){.texts = texts,
			.text_count = COUNT_OF(texts),
			.numbers = numbers,
			.number_count = COUNT_OF(numbers),
			.needed = needed,
			.needed_count = COUNT_OF(needed)});
	answer->outcome = answer_outcome_of(outcome);
	answer->next = next_step_of(next);
	answer->metric = metric_of(metric);
	answer->verdict = verdict_of(verdict);
	answer->confidence = confidence_of(confidence);
	return status;
}

static void
write_word(struct writer *out, int column, const char *word)
{
	if (*word != '\0')
		writer_text(out, column, str_of(word));
}

static void
write_law(struct writer *out, const struct answer_line *answer)
{
	const struct name *name = &answer->name;

	writer_text(out, ANSWER_FULL_NAME, name->full_name);
	writer_text(out, ANSWER_MODULE, name->module);
	writer_number(out, ANSWER_LINENO, name->lineno);
	writer_text(out, ANSWER_NAME, name->name);
	writer_text(out, ANSWER_KIND, answer->kind);
	if (answer->metric != METRIC_NONE)
		write_word(out, ANSWER_METRIC, metric_rows[answer->metric].key);
	writer_real(out, ANSWER_P, answer->p, 3);
	writer_real(out, ANSWER_P_LO, answer->p_lo, 3);
	writer_real(out, ANSWER_P_HI, answer->p_hi, 3);
	write_word(out, ANSWER_VERDICT, verdict_name(answer->verdict));
	write_word(out, ANSWER_CONFIDENCE, confidence_name(answer->confidence));
	writer_real(out, ANSWER_SHARE, answer->share, 6);
	writer_real(out, ANSWER_SINCE_N, answer->since_n, 3);
	writer_real(out, ANSWER_UNTIL_N, answer->until_n, 3);
	writer_real(out, ANSWER_BEYOND, answer->beyond, 3);
}

void
answer_line_write(struct writer *out, const struct answer_line *answer)
{
	writer_begin(out, &shape_answer);
	writer_text(out, ANSWER_BY, answer->by);
	write_word(out, ANSWER_OUTCOME, answer_outcome_name(answer->outcome));
	writer_number(out, ANSWER_SIZES, answer->sizes);
	writer_number(out, ANSWER_N_MIN, answer->n_min);
	writer_number(out, ANSWER_N_MAX, answer->n_max);
	write_law(out, answer);
	writer_real(out, ANSWER_GROWING, answer->growing, 6);
	writer_real(out, ANSWER_OPEN, answer->open, 6);
	writer_real(out, ANSWER_SETTLED, answer->settled, 6);
	write_word(out, ANSWER_NEXT, next_step_name(answer->next));
	writer_number(out, ANSWER_NEXT_N, answer->next_n);
	writer_real(out, ANSWER_NEXT_S, answer->next_s, 6);
	writer_text(out, ANSWER_WITHIN, answer->within);
	writer_end(out);
}

void
answer_line_keep(struct answer_line *answer, struct map *strings)
{
	struct str *texts[] = {&answer->by, &answer->within, &answer->kind,
	    &answer->name.full_name, &answer->name.module, &answer->name.name};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		*texts[i] = map_keep(strings, *texts[i]);
}
