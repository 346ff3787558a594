/*
 * noteline.c: see noteline.h.
 */
#include "stream/noteline.h"

enum status
note_line_read(
    const struct reader *in, const struct row *row, struct note_line *note)
{
	enum status status;

	*note = (struct note_line){{NULL, 0}, {NULL, 0}};
	status = row_read_text(in, row, NOTE_CODE, &note->code);
	if (status == STATUS_OK)
		status = row_read_text(in, row, NOTE_RUN, &note->run);
	return status;
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
