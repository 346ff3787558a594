/*
 * reading.h: what the files of the reader share; other code must not include
 * it.
 */
#ifndef STREAM_READING_H
#define STREAM_READING_H

#include "stream/csvread.h"
#include "stream/lines.h"
#include "stream/reader.h"

struct reader {
	const char *name;
	enum format format; /* FORMAT_AUTO before the first byte is read */
	bool begun;
	enum status ended; /* status of the last call */
	size_t line;
	struct lines lines;
	FILE *own;	  /* closed with the reader; NULL: none */
	bool escapes;	  /* JSON lines: this line has some */
	struct buf texts; /* strings whose escapes were decoded */
	/* A table. */
	struct csvread *table;
	struct buf header_bytes;
	struct str *header;
	size_t header_count;
	size_t type_column; /* SIZE_MAX if there is none */
	/* The current row. */
	struct field fields[READER_MAX_FIELDS];
	struct cell cells[SHAPE_MAX_COLUMNS];
	double numbers[SHAPE_MAX_COLUMNS];
};

static inline bool
reading_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Sets the shape, which may be NULL, and clears all its cells. */
void reading_begin(
    struct reader *in, struct row *row, const struct shape *shape);
/* Sets the shape by the type, and fills cells and numbers from the fields. */
enum status reading_place(struct reader *in, struct row *row);

/* False if LINE has another form and must be read by reading_json(). */
bool reading_fixed(struct reader *in, struct row *row, struct str line);
enum status reading_json(struct reader *in, struct row *row, struct str line);
enum status reading_table(struct reader *in, struct row *row);

#endif
