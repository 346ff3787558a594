/*
 * members.h: the columns of a line as members of a struct. One table for each
 * type of line says which keys there are and which member each is; lines are
 * read and written by it.
 *
 *	#define AT(key, kind, member) \
 *		COLUMN_AT(struct note_line, key, kind, 0, member)
 *	static const struct column columns[] = {
 *	    {AT("tool", TEXT, tool)},
 *	    {AT("text", TEXT, text), .needed = true}};
 *	SHAPE(note, columns);
 *	status = members_read(in, row, &note);
 */
#ifndef STREAM_MEMBERS_H
#define STREAM_MEMBERS_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

/* The columns of a struct name, the member `name` of TYPE. */
/* clang-format off */
#define NAME_COLUMNS(type, width) \
	{COLUMN_AT(type, "full_name", TEXT, 0, name.full_name)}, \
	{COLUMN_AT(type, "module", TEXT, 0, name.module)}, \
	{COLUMN_AT(type, "lineno", NUMBER, 0, name.lineno)}, \
	{COLUMN_AT(type, "name", TEXT, width, name.name)}
/* clang-format on */

/* Decodes ROW into LINE, the struct of its shape, whose members are zero. A
 * value of the wrong kind, a negative amount and a missing member that is needed
 * are reported and STATUS_MALFORMED. Texts are views into the row; points are
 * the caller's, in any case. */
enum status members_read(
    const struct reader *in, const struct row *row, void *line);
/* Writes a line. */
void members_write(
    struct writer *out, const struct shape *shape, const void *line);
/* Copies the texts into STRINGS, which then owns them. */
void members_keep(const struct shape *shape, void *line, struct map *strings);

#endif
