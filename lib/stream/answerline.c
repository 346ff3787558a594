/* answerline.c: see answerline.h. */
#include "stream/answerline.h"

#include "stream/members.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct answer_line, column, kind, member)

static const char *const outcomes[] = {
    "", "few-sizes", "open", "grows", "mostly-clean", "clean", NULL};
static const char *const steps[] = {
    "", "sizes", "larger", "step", "repeat", "longer", NULL};

static const struct line_member members[] = {
    {AT(ANSWER_BY, TEXT, by)},
    {AT(ANSWER_OUTCOME, ENUM, outcome), .needed = true, .words = outcomes},
    {AT(ANSWER_SIZES, NUMBER, sizes)},
    {AT(ANSWER_N_MIN, NUMBER, n_min)},
    {AT(ANSWER_N_MAX, NUMBER, n_max)},
    {AT(ANSWER_FULL_NAME, TEXT, name.full_name)},
    {AT(ANSWER_MODULE, TEXT, name.module)},
    {AT(ANSWER_LINENO, NUMBER, name.lineno)},
    {AT(ANSWER_NAME, TEXT, name.name)},
    {AT(ANSWER_KIND, TEXT, kind)},
    {AT(ANSWER_METRIC, METRIC, metric)},
    {AT(ANSWER_P, NUMBER, p), .decimals = 3},
    {AT(ANSWER_P_LO, NUMBER, p_lo), .decimals = 3},
    {AT(ANSWER_P_HI, NUMBER, p_hi), .decimals = 3},
    {AT(ANSWER_VERDICT, VERDICT, verdict)},
    {AT(ANSWER_CONFIDENCE, CONFIDENCE, confidence)},
    {AT(ANSWER_SHARE, NUMBER, share), .decimals = 6},
    {AT(ANSWER_SINCE_N, NUMBER, since_n), .decimals = 3},
    {AT(ANSWER_UNTIL_N, NUMBER, until_n), .decimals = 3},
    {AT(ANSWER_BEYOND, NUMBER, beyond), .decimals = 3},
    {AT(ANSWER_GROWING, NUMBER, growing), .decimals = 6},
    {AT(ANSWER_OPEN, NUMBER, open), .decimals = 6},
    {AT(ANSWER_SETTLED, NUMBER, settled), .decimals = 6},
    {AT(ANSWER_NEXT, ENUM, next), .words = steps},
    {AT(ANSWER_NEXT_N, NUMBER, next_n)},
    {AT(ANSWER_NEXT_S, NUMBER, next_s), .decimals = 6},
    {AT(ANSWER_WITHIN, TEXT, within)},
};

enum status
answer_line_read(
    const struct reader *in, const struct row *row, struct answer_line *answer)
{
	*answer = (struct answer_line){.by = {NULL, 0}};
	return members_read(in, row, members, COUNT_OF(members), answer);
}

void
answer_line_write(struct writer *out, const struct answer_line *answer)
{
	writer_begin(out, &shape_answer);
	members_write(out, members, COUNT_OF(members), answer);
	writer_end(out);
}

void
answer_line_keep(struct answer_line *answer, struct map *strings)
{
	members_keep(members, COUNT_OF(members), answer, strings);
}
