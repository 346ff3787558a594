/* answerline.c: see answerline.h. */
#include "stream/answerline.h"

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct answer_line, key, kind, width, member)

static const char *const outcomes[] = {
    "", "few-sizes", "open", "grows", "mostly-clean", "clean", NULL};

static const char *const steps[] = {
    "", "sizes", "larger", "step", "repeat", "longer", NULL};

static const struct column columns[] = {
    {AT("by", TEXT, 0, by)},
    {AT("outcome", ENUM, 9, outcome), .needed = true, .words = outcomes},
    {AT("sizes", NUMBER, 5, sizes)},
    {AT("n_min", NUMBER, 8, n_min)},
    {AT("n_max", NUMBER, 8, n_max)},
    NAME_COLUMNS(32),
    {AT("kind", TEXT, 0, kind)},
    {AT("metric", METRIC, 6, metric)},
    {AT("p", NUMBER, 5, p), .decimals = 3},
    {AT("p_lo", NUMBER, 5, p_lo), .decimals = 3},
    {AT("p_hi", NUMBER, 5, p_hi), .decimals = 3},
    {AT("verdict", VERDICT, 11, verdict)},
    {AT("confidence", CONFIDENCE, 11, confidence)},
    {AT("share", NUMBER, 6, share), .decimals = 6},
    {AT("since_n", NUMBER, 0, since_n), .decimals = 3},
    {AT("until_n", NUMBER, 0, until_n), .decimals = 3},
    {AT("beyond", NUMBER, 0, beyond), .decimals = 3},
    {AT("growing", NUMBER, 7, growing), .decimals = 6},
    {AT("open", NUMBER, 7, open), .decimals = 6},
    {AT("settled", NUMBER, 7, settled), .decimals = 6},
    {AT("next", ENUM, 7, next), .words = steps},
    {AT("next_n", NUMBER, 0, next_n)},
    {AT("next_s", NUMBER, 0, next_s), .decimals = 6},
    {AT("within", TEXT, 14, within)},
    {AT("program", TEXT, 24, program)},
};
SHAPE(answer, columns);

enum status
answer_line_read(
    const struct reader *in, const struct row *row, struct answer_line *answer)
{
	*answer = (struct answer_line){.by = {NULL, 0}};
	return members_read(in, row, answer);
}

void
answer_line_write(struct writer *out, const struct answer_line *answer)
{
	members_write(out, &shape_answer, answer);
}

void
answer_line_keep(struct answer_line *answer, struct map *strings)
{
	members_keep(&shape_answer, answer, strings);
}
