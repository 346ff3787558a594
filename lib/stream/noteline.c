/* noteline.c: see noteline.h. */
#include "stream/noteline.h"

#include "stream/members.h"

#define AT(key, kind, member) COLUMN_AT(struct note_line, key, kind, 0, member)

static const struct column columns[] = {
    {AT("tool", TEXT, tool)},
    {AT("level", TEXT, level)},
    {AT("code", TEXT, code)},
    {AT("run", TEXT, run)},
    {AT("full_name", TEXT, full_name)},
    {AT("text", TEXT, text)},
    {AT("program", TEXT, program)},
};
SHAPE(note, columns);
_Static_assert(COUNT_OF(columns) == NOTE_COLUMNS, "as in record.h");

enum status
note_line_read(
    const struct reader *in, const struct row *row, struct note_line *note)
{
	*note = (struct note_line){.tool = {NULL, 0}};
	return members_read(in, row, note);
}

void
note_line_keep(struct note_line *note, struct map *strings)
{
	members_keep(&shape_note, note, strings);
}

bool
note_breaks_run(const struct note_line *note)
{
	return note->run.len > 0 && str_is(note->code, "profile-broken");
}

bool
note_counts_instructions(const struct note_line *note)
{
	return note->run.len > 0 && str_is(note->code, "instructions");
}
