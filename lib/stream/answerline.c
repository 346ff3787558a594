/* answerline.c: see answerline.h. */
#include "stream/answerline.h"

#include "stream/members.h"

#define AT(key, kind, member) \
	COLUMN_AT(struct answer_line, key, kind, 0, member)

static const char *const outcomes[] = {
    "", "few-sizes", "open", "grows", "mostly-clean", "clean", "fades", NULL};

static const char *const steps[] = {
    "", "sizes", "larger", "step", "even", "repeat", "longer", NULL};

static const struct column columns[] = {
    {AT("by", TEXT, by)},
    {AT("outcome", ENUM, outcome), .needed = true, .words = outcomes},
    {AT("sizes", NUMBER, sizes)},
    {AT("n_min", NUMBER, n_min)},
    {AT("n_max", NUMBER, n_max)},
    NAME_COLUMNS(struct answer_line, 0),
    {AT("kind", TEXT, kind)},
    {AT("metric", METRIC, metric)},
    {AT("p", NUMBER, p), .decimals = 3},
    {AT("p_lo", NUMBER, p_lo), .decimals = 3},
    {AT("p_hi", NUMBER, p_hi), .decimals = 3},
    {AT("verdict", VERDICT, verdict)},
    {AT("confidence", CONFIDENCE, confidence)},
    {AT("share", NUMBER, share), .decimals = 6},
    {AT("since_n", NUMBER, since_n), .decimals = 3},
    {AT("until_n", NUMBER, until_n), .decimals = 3},
    {AT("beyond", NUMBER, beyond), .decimals = 3},
    {AT("growing", NUMBER, growing), .decimals = 6},
    {AT("open", NUMBER, open), .decimals = 6},
    {AT("settled", NUMBER, settled), .decimals = 6},
    {AT("memory", NUMBER, memory), .decimals = 6},
    {AT("next", ENUM, next), .words = steps},
    {AT("next_n", NUMBER, next_n)},
    {AT("next_s", NUMBER, next_s), .decimals = 6},
    {AT("within", TEXT, within)},
    {AT("program", TEXT, program)},
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
