/* lockline.c: see lockline.h. */
#include "stream/lockline.h"

#include <math.h>

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct lock_line, key, kind, width, member)

static const struct column columns[] = {
    {AT("full_name", TEXT, 50, full_name), .needed = true},
    {AT("metric", METRIC, 6, metric), .needed = true},
    {AT("class", CLASS, 9, class)},
    {AT("law", WORD, 40, law)},
    {AT("p", NUMBER, 5, p)},
    {AT("program", WORD, 24, program)},
};
SHAPE(lock, columns);

enum status
lock_line_read(
    const struct reader *in, const struct row *row, struct lock_line *line)
{
	enum status status;

	*line = (struct lock_line){.class = CLASS_NONE, .p = (double)NAN};
	status = members_read(in, row, line);
	if (status != STATUS_OK)
		return status;
	if (line->metric != METRIC_NCALL && line->metric != METRIC_HITS)
		return reader_fail(in, row, "metric is neither ncall nor hits");
	if (line->class == CLASS_NONE && !isfinite(line->p))
		return reader_fail(in, row, "neither a class nor an exponent");
	return STATUS_OK;
}

void
lock_line_write(struct writer *out, const struct lock_line *line)
{
	members_write(out, &shape_lock, line);
}

void
lock_line_keep(struct lock_line *line, struct map *strings)
{
	members_keep(&shape_lock, line, strings);
}
