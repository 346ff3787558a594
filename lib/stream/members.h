/*
 * members.h: the columns of a line as members of a struct. One table for each
 * type of line says which column is which member; lines are read and written
 * by it.
 *
 *	#define AT(column, kind, member) \
 *		MEMBER_AT(struct note_line, column, kind, member)
 *	static const struct line_member members[] = {
 *	    {AT(NOTE_TOOL, TEXT, tool)},
 *	    {AT(NOTE_TEXT, TEXT, text), .needed = true}};
 *	status = members_read(in, row, members, COUNT_OF(members), &note);
 */
#ifndef STREAM_MEMBERS_H
#define STREAM_MEMBERS_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

enum member_kind {
	MEMBER_TEXT,   /* struct str; not written if data is NULL */
	MEMBER_WORD,   /* struct str; not written if empty */
	MEMBER_AMOUNT, /* double, not negative; NAN if missing */
	MEMBER_NUMBER, /* double; NAN if missing */
	MEMBER_RATE,   /* the same; small ones are written exactly */
	/* Enumerations, not written if they have no name. */
	MEMBER_METRIC,
	MEMBER_CLASS,
	MEMBER_VERDICT,
	MEMBER_CONFIDENCE,
	MEMBER_ORIGIN,
	MEMBER_ENUM /* with names in `words`; the first, "", is none of them */
};

struct line_member {
	int column;
	enum member_kind kind;
	size_t offset; /* in the struct */
	bool needed;
	int decimals; /* digits that a number is rounded to; 0: exact */
	const char *const *words; /* of MEMBER_ENUM; ends with NULL */
};

/* The first fields of a struct line_member. */
#define MEMBER_AT(type, column_, kind_, member)      \
	.column = (column_), .kind = MEMBER_##kind_, \
	.offset = offsetof(type, member)

/* Decodes ROW into LINE, a struct whose MEMBERS are zero. A value of the wrong
 * kind, a negative amount and a missing member that is needed are reported and
 * STATUS_MALFORMED. Texts are views into the row. */
enum status members_read(const struct reader *in, const struct row *row,
    const struct line_member *members, size_t count, void *line);
/* Writes the columns, which must be in rising order. */
void members_write(struct writer *out, const struct line_member *members,
    size_t count, const void *line);
/* Copies the texts into STRINGS, which then owns them. */
void members_keep(const struct line_member *members, size_t count, void *line,
    struct map *strings);

#endif
