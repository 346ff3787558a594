/*
 * noteline.h: a note line as a struct, and what notes mean to those who
 * measure.
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
	struct str tool, level, code, run, full_name, text;
};

/* Decodes a row whose shape is shape_note; wrong kinds are malformed and
 * said. */
enum status note_line_read(
    const struct reader *in, const struct row *row, struct note_line *note);
/* Its texts live in STRINGS from now on. */
void note_line_keep(struct note_line *note, struct map *strings);
/* True if the run's profile could not be read to the end: what was read looks
 * like a faster program. */
bool note_breaks_run(const struct note_line *note);
/* True if the run's costs are counts of instructions, not times of a clock. */
bool note_counts_instructions(const struct note_line *note);

#endif
