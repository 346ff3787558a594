/* funcline.c: see funcline.h. */
#include "stream/funcline.h"

#include "stream/members.h"
#include "stream/python.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct func_line, column, kind, member)

/* The columns of func and edge lines before and after `caller`, which only edge
 * lines have. */
/* clang-format off */
#define RUN_MEMBERS(LINE) \
	{AT(LINE##_RUN, TEXT, run), .needed = true}, \
	{AT(LINE##_SIZE, AMOUNT, size)}, \
	{AT(LINE##_ITERATIONS, AMOUNT, iterations)}, \
	{AT(LINE##_POINT, TEXT, point)}
#define FUNCTION_MEMBERS(LINE) \
	{AT(LINE##_KIND, TEXT, kind)}, \
	{AT(LINE##_FULL_NAME, TEXT, full_name), .needed = true}, \
	{AT(LINE##_MODULE, TEXT, module)}, \
	{AT(LINE##_LINENO, AMOUNT, lineno)}, \
	{AT(LINE##_NAME, TEXT, name)}, \
	{AT(LINE##_NCALL, AMOUNT, ncall)}, \
	{AT(LINE##_NACTUALCALL, AMOUNT, nactualcall)}, \
	{AT(LINE##_TTOT, AMOUNT, ttot)}, \
	{AT(LINE##_TSUB, AMOUNT, tsub)}, \
	{AT(LINE##_OWN, AMOUNT, own)}, \
	{AT(LINE##_WAIT, AMOUNT, wait)}, \
	{AT(LINE##_ORIGIN, ORIGIN, origin)}
/* clang-format on */

static const struct line_member func_members[] = {
    RUN_MEMBERS(FUNC), FUNCTION_MEMBERS(FUNC)};
static const struct line_member edge_members[] = {RUN_MEMBERS(EDGE),
    {AT(EDGE_CALLER, TEXT, caller), .needed = true}, FUNCTION_MEMBERS(EDGE)};

enum status
func_line_read(
    const struct reader *in, const struct row *row, struct func_line *func)
{
	enum status status;

	*func = (struct func_line){0};
	if (row->shape == &shape_edge)
		status = members_read(
		    in, row, edge_members, COUNT_OF(edge_members), func);
	else
		status = members_read(
		    in, row, func_members, COUNT_OF(func_members), func);
	if (func->origin == ORIGIN_UNKNOWN)
		func->origin =
		    python_origin(func->kind, func->full_name, func->module);
	return status;
}

void
func_line_write(struct writer *out, const struct func_line *func)
{
	if (func->caller.data == NULL) {
		writer_begin(out, &shape_func);
		members_write(out, func_members, COUNT_OF(func_members), func);
	} else {
		writer_begin(out, &shape_edge);
		members_write(out, edge_members, COUNT_OF(edge_members), func);
	}
	writer_end(out);
}
