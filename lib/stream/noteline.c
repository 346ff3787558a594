/*
 * noteline.c: see noteline.h.
 */
#include "stream/noteline.h"

enum status
note_line_read(
    const struct reader *in, const struct row *row, struct note_line *note)
{
	const struct text_column texts[] = {
	    {NOTE_TOOL, &note->tool},
	    {NOTE_LEVEL, &note->level},
	    {NOTE_CODE, &note->code},
	    {NOTE_RUN, &note->run},
	    {NOTE_FULL_NAME, &note->full_name},
	    {NOTE_TEXT, &note->text},
	};

	*note = (struct note_line){.tool = {NULL, 0}};
	return row_read_columns(in, row,
	    &(struct columns){.texts = texts, .text_count = COUNT_OF(texts)});
}

void
note_line_keep(struct note_line *note, struct map *strings)
{
	struct str *texts[] = {&note->tool, &note->level, &note->code,
	    &note->run, &note->full_name, &note->text};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		*texts[i] = map_keep(strings, *texts[i]);
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
