/* memoryline.c: see memoryline.h. */
#include "stream/memoryline.h"

#include "stream/members.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct memory_line, column, kind, member)

static const struct line_member members[] = {
    {AT(MEMORY_RUN, TEXT, run), .needed = true},
    {AT(MEMORY_SIZE, AMOUNT, size)},
    {AT(MEMORY_POINT, TEXT, point), .needed = true},
    {AT(MEMORY_KIND, TEXT, kind)},
    {AT(MEMORY_FULL_NAME, TEXT, full_name), .needed = true},
    {AT(MEMORY_MODULE, TEXT, module)},
    {AT(MEMORY_LINENO, AMOUNT, lineno)},
    {AT(MEMORY_NAME, TEXT, name)},
    {AT(MEMORY_BYTES, AMOUNT, bytes), .needed = true},
    {AT(MEMORY_BLOCKS, AMOUNT, blocks)},
};

enum status
memory_line_read(
    const struct reader *in, const struct row *row, struct memory_line *memory)
{
	*memory = (struct memory_line){.run = {NULL, 0}};
	return members_read(in, row, members, COUNT_OF(members), memory);
}

void
memory_line_write(struct writer *out, const struct memory_line *memory)
{
	writer_begin(out, &shape_memory);
	members_write(out, members, COUNT_OF(members), memory);
	writer_end(out);
}
