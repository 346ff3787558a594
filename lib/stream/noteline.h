/*
 * noteline.h: a note line as a struct, and the notes that programs act on.
 *
 *	{"type":"note","tool":"prof-parse","level":"error",
 *	 "code":"profile-broken","run":"wk-1","text":"..."}
 */
#ifndef STREAM_NOTELINE_H
#define STREAM_NOTELINE_H

#include "core/map.h"
#include "stream/reader.h"

/* Views into the line that was read; data NULL where missing. */
struct note_line {
	struct str tool, level, code, run, full_name, text, program;
};

/* Decodes a row of the shape note. A value of the wrong kind is
 * STATUS_MALFORMED. */
enum status note_line_read(
    const struct reader *in, const struct row *row, struct note_line *note);
/* Copies the texts into STRINGS, which then owns them. */
void note_line_keep(struct note_line *note, struct map *strings);
/* True if the run's profile could not be read to the end. Its costs are too low
 * and must not be used. */
bool note_breaks_run(const struct note_line *note);
/* True if the run's costs are numbers of instructions, not times. */
bool note_counts_instructions(const struct note_line *note);

#endif
