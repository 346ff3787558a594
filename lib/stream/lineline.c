/* lineline.c: see lineline.h. */
#include "stream/lineline.h"

#include <math.h>

#include "stream/members.h"

#define AT(key, kind, member) COLUMN_AT(struct line_line, key, kind, 0, member)

static const struct column columns[] = {
    {AT("run", TEXT, run), .needed = true},
    {AT("size", AMOUNT, size)},
    {AT("full_name", TEXT, full_name), .needed = true},
    {AT("module", TEXT, module)},
    {AT("lineno", AMOUNT, lineno)},
    {AT("name", TEXT, name)},
    {AT("hits", AMOUNT, hits), .needed = true},
    {AT("caller", TEXT, caller), .needed = true},
};
SHAPE(line, columns);

enum status
line_line_read(
    const struct reader *in, const struct row *row, struct line_line *line)
{
	*line = (struct line_line){.run = {NULL, 0}};
	return members_read(in, row, line);
}

struct func_line
line_line_edge(const struct line_line *line)
{
	return (struct func_line){.run = line->run,
	    .size = line->size,
	    .iterations = NAN,
	    .kind = STR("line"),
	    .full_name = line->full_name,
	    .module = line->module,
	    .name = line->name,
	    .lineno = line->lineno,
	    .caller = line->caller,
	    .call_lineno = NAN,
	    .ncall = line->hits,
	    .nactualcall = NAN,
	    .ttot = NAN,
	    .tsub = NAN,
	    .own = NAN,
	    .wait = NAN,
	    .wait_most = NAN};
}

void
line_line_write(struct writer *out, const struct line_line *line)
{
	members_write(out, &shape_line, line);
}
