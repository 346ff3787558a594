/*
 * inside.h: what is known of the inside of a function: the columns from hot_line
 * to operation_share of scale and of cause lines.
 */
#ifndef STREAM_INSIDE_H
#define STREAM_INSIDE_H

#include <math.h>

#include "stream/writer.h"

struct inside {
	/* NAN and NULL where that is not known. */
	double line, share;   /* the line where it was found most often, and the
				part of all that it was found */
	struct str variable;  /* "list seen": what got longest in it */
	double length;	      /* to this */
	struct str operation; /* "in list seen": at what it was found most */
	double operation_share; /* likewise */
};

static inline struct inside
inside_unknown(void)
{
	return (struct inside){.line = (double)NAN,
	    .share = (double)NAN,
	    .length = (double)NAN,
	    .operation_share = (double)NAN};
}

/* The columns of a shape, COLUMN_AT of STRUCTURE. */
#define INSIDE_COLUMNS(structure)                                           \
	{COLUMN_AT(structure, "hot_line", NUMBER, 0, inside.line)},         \
	    {COLUMN_AT(structure, "hot_share", NUMBER, 0, inside.share)},   \
	    {COLUMN_AT(structure, "variable", TEXT, 0, inside.variable)},   \
	    {COLUMN_AT(structure, "length", NUMBER, 0, inside.length)},     \
	    {COLUMN_AT(structure, "operation", TEXT, 0, inside.operation)}, \
	{                                                                   \
		COLUMN_AT(structure, "operation_share", NUMBER, 0,          \
		    inside.operation_share)                                 \
	}

/* Writes them, from column FIRST. */
static inline void
inside_write(struct writer *out, int first, const struct inside *inside)
{
	writer_number(out, first, inside->line);
	writer_real(out, first + 1, inside->share, 3);
	if (inside->variable.len > 0)
		writer_text(out, first + 2, inside->variable);
	writer_number(out, first + 3, inside->length);
	if (inside->operation.len > 0)
		writer_text(out, first + 4, inside->operation);
	writer_real(out, first + 5, inside->operation_share, 3);
}

#endif
