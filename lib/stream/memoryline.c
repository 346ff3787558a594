/* memoryline.c: see memoryline.h. */
#include "stream/memoryline.h"

#include "stream/members.h"

#define AT(key, kind, member) \
	COLUMN_AT(struct memory_line, key, kind, 0, member)

static const struct column columns[] = {
    {AT("run", TEXT, run), .needed = true},
    {AT("size", AMOUNT, size)},
    {AT("point", TEXT, point), .needed = true},
    {AT("kind", TEXT, kind)},
    {AT("full_name", TEXT, full_name), .needed = true},
    {AT("module", TEXT, module)},
    {AT("lineno", AMOUNT, lineno)},
    {AT("name", TEXT, name)},
    {AT("held_bytes", AMOUNT, bytes), .needed = true},
    {AT("held_blocks", AMOUNT, blocks)},
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
