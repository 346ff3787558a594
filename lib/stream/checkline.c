/* checkline.c: see checkline.h. */
#include "stream/checkline.h"

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct check_line, key, kind, width, member)

static const struct column columns[] = {
    {AT("bound", TEXT, 30, bound)},
    {AT("outcome", TEXT, 9, outcome)},
    {AT("full_name", TEXT, 40, name.full_name)},
    {AT("metric", TEXT, 6, metric)},
    {AT("value", NUMBER, 7, value), .decimals = 6},
    {AT("lo", NUMBER, 7, lo), .decimals = 6},
    {AT("hi", NUMBER, 7, hi), .decimals = 6},
    {AT("within", WORD, 14, within)},
    {AT("program", WORD, 24, program)},
    {AT("module", TEXT, 0, name.module)},
    {AT("lineno", NUMBER, 0, name.lineno)},
    {AT("name", TEXT, 0, name.name)},
    {AT("law", WORD, 11, law)},
    {AT("was", WORD, 11, was)},
    {AT("text", WORD, 0, text)},
    {AT("unit", WORD, 5, unit)},
    {AT("n", NUMBER, 7, n)},
};
SHAPE(check, columns);

void
check_line_write(struct writer *out, const struct check_line *check)
{
	members_write(out, &shape_check, check);
}
