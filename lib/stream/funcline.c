/* funcline.c: see funcline.h. */
#include "stream/funcline.h"

#include "stream/members.h"
#include "stream/python.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct func_line, key, kind, width, member)

/* The columns of func and edge lines before and after `caller`, which only edge
 * lines have. */
/* clang-format off */
#define RUN_COLUMNS_OF \
	{AT("run", TEXT, 14, run), .needed = true}, \
	{AT("size", AMOUNT, 0, size)}, \
	{AT("iterations", AMOUNT, 0, iterations)}, \
	{AT("point", TEXT, 0, point)}
#define FUNCTION_COLUMNS \
	{AT("kind", TEXT, 7, kind)}, \
	{AT("full_name", TEXT, 0, full_name), .needed = true}, \
	{AT("module", TEXT, 0, module)}, \
	{AT("lineno", AMOUNT, 0, lineno)}, \
	{AT("name", TEXT, 36, name)}, \
	{AT("ncall", AMOUNT, 10, ncall)}, \
	{AT("nactualcall", AMOUNT, 0, nactualcall)}, \
	{AT("ttot_s", AMOUNT, 10, ttot)}, \
	{AT("tsub_s", AMOUNT, 10, tsub)}, \
	{AT("own_s", AMOUNT, 10, own)}, \
	{AT("wait_s", AMOUNT, 10, wait)}, \
	{AT("origin", ORIGIN, 0, origin)}, \
	{AT("wait_most_s", AMOUNT, 0, wait_most)}
/* clang-format on */

static const struct column func_columns[] = {RUN_COLUMNS_OF, FUNCTION_COLUMNS};
SHAPE(func, func_columns);
_Static_assert(COUNT_OF(func_columns) == FUNC_COLUMNS, "as in record.h");

static const struct column edge_columns[] = {RUN_COLUMNS_OF,
    {AT("caller", TEXT, 0, caller), .needed = true}, FUNCTION_COLUMNS,
    {AT("call_lineno", AMOUNT, 0, call_lineno)}};
SHAPE(edge, edge_columns);

enum status
func_line_read(
    const struct reader *in, const struct row *row, struct func_line *func)
{
	enum status status;

	*func = (struct func_line){0};
	status = members_read(in, row, func);
	if (func->origin == ORIGIN_UNKNOWN)
		func->origin =
		    python_origin(func->kind, func->full_name, func->module);
	return status;
}

void
func_line_write(struct writer *out, const struct func_line *func)
{
	members_write(
	    out, func->caller.data == NULL ? &shape_func : &shape_edge, func);
}
