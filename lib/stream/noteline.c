/* noteline.c: see noteline.h. */
#include "stream/noteline.h"

#include "stream/members.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct note_line, column, kind, member)

static const struct line_member members[] = {
    {AT(NOTE_TOOL, TEXT, tool)},
    {AT(NOTE_LEVEL, TEXT, level)},
    {AT(NOTE_CODE, TEXT, code)},
    {AT(NOTE_RUN, TEXT, run)},
    {AT(NOTE_FULL_NAME, TEXT, full_name)},
    {AT(NOTE_TEXT, TEXT, text)},
};

enum status
note_line_read(
    const struct reader *in, const struct row *row, struct note_line *note)
{
	*note = (struct note_line){.tool = {NULL, 0}};
	return members_read(in, row, members, COUNT_OF(members), note);
}

void
note_line_keep(struct note_line *note, struct map *strings)
{
	members_keep(members, COUNT_OF(members), note, strings);
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
