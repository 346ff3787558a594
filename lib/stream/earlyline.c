/* earlyline.c: see earlyline.h. */
#include "stream/earlyline.h"

#include "stream/members.h"

#define AT(key, kind, member) COLUMN_AT(struct early_line, key, kind, 0, member)

static const struct column columns[] = {
    {AT("run", TEXT, run), .needed = true},
    {AT("size", NUMBER, size)},
    {AT("iterations", NUMBER, iterations)},
    {AT("full_name", TEXT, name.full_name), .needed = true},
    {AT("module", TEXT, name.module)},
    {AT("lineno", NUMBER, name.lineno)},
    {AT("name", TEXT, name.name)},
    {AT("kind", TEXT, kind)},
    {AT("own_s", NUMBER, own_s)},
    {AT("share", NUMBER, share), .decimals = 6},
    {AT("ncall", NUMBER, ncall)},
    {AT("each_s", NUMBER, each_s)},
    {AT("iteration_s", NUMBER, iteration_s)},
    {AT("whole", TEXT, whole)},
    {AT("whole_each_s", NUMBER, whole_each_s)},
    {AT("whole_iteration_s", NUMBER, whole_iteration_s)},
    {AT("program", TEXT, program)},
};
SHAPE(early, columns);

enum status
early_line_read(
    const struct reader *in, const struct row *row, struct early_line *early)
{
	*early = (struct early_line){.run = {NULL, 0}};
	return members_read(in, row, early);
}

void
early_line_write(struct writer *out, const struct early_line *early)
{
	members_write(out, &shape_early, early);
}

void
early_line_keep(struct early_line *early, struct map *strings)
{
	members_keep(&shape_early, early, strings);
}
