/* changeline.c: see changeline.h. */
#include "stream/changeline.h"

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct change_line, key, kind, width, member)

static const char *const outcomes[] = {
    "", "new", "worse", "better", "changed", "moved", "gone", NULL};

static const struct column columns[] = {
    {AT("commit", TEXT, 12, commit)},
    {AT("date", WORD, 10, date)},
    {AT("outcome", ENUM, 7, outcome), .words = outcomes},
    {AT("full_name", TEXT, 40, full_name)},
    {AT("metric", METRIC, 6, metric)},
    {AT("class_was", CLASS, 9, class_was)},
    {AT("class", CLASS, 9, class)},
    {AT("p_was", NUMBER, 5, p_was)},
    {AT("p", NUMBER, 5, p)},
    {AT("law_was", WORD, 0, law_was)},
    {AT("law", WORD, 0, law)},
    {AT("program", WORD, 0, program)},
    {AT("full_name_was", WORD, 0, was)},
    {AT("lock", WORD, 0, lock)},
    {AT("subject", WORD, 40, subject)},
};
SHAPE(change, columns);

void
change_line_write(struct writer *out, const struct change_line *line)
{
	members_write(out, &shape_change, line);
}
