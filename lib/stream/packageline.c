/* packageline.c: see packageline.h. */
#include "stream/packageline.h"

#include "stream/members.h"

#define AT(key, kind, member) \
	COLUMN_AT(struct package_line, key, kind, 0, member)

static const struct column columns[] = {
    {AT("package", TEXT, package), .needed = true},
    {AT("group", TEXT, group)},
    {AT("by", TEXT, by)},
    {AT("n", NUMBER, n)},
    {AT("own_s", NUMBER, own_s)},
    {AT("share", NUMBER, share), .decimals = 6},
    {AT("wait_s", NUMBER, wait_s)},
    {AT("functions", NUMBER, functions)},
    {AT("within", TEXT, within)},
    {AT("program", TEXT, program)},
};
SHAPE(package, columns);

enum status
package_line_read(const struct reader *in, const struct row *row,
    struct package_line *package)
{
	*package = (struct package_line){.package = {NULL, 0}};
	return members_read(in, row, package);
}

void
package_line_write(struct writer *out, const struct package_line *package)
{
	members_write(out, &shape_package, package);
}

void
package_line_keep(struct package_line *package, struct map *strings)
{
	members_keep(&shape_package, package, strings);
}
