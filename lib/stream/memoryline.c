/* memoryline.c: see memoryline.h. */
#include "stream/memoryline.h"

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct memory_line, key, kind, width, member)

static const struct column columns[] = {
    {AT("run", TEXT, 14, run), .needed = true},
    {AT("size", AMOUNT, 0, size)},
    {AT("point", TEXT, 5, point), .needed = true},
    {AT("kind", TEXT, 0, kind)},
    {AT("full_name", TEXT, 0, full_name), .needed = true},
    {AT("module", TEXT, 0, module)},
    {AT("lineno", AMOUNT, 0, lineno)},
    {AT("name", TEXT, 32, name)},
    {AT("held_bytes", AMOUNT, 12, bytes), .needed = true},
    {AT("held_blocks", AMOUNT, 12, blocks)},
};
SHAPE(memory, columns);

enum status
memory_line_read(
    const struct reader *in, const struct row *row, struct memory_line *memory)
{
	*memory = (struct memory_line){.run = {NULL, 0}};
	return members_read(in, row, memory);
}

void
memory_line_write(struct writer *out, const struct memory_line *memory)
{
	members_write(out, &shape_memory, memory);
}
