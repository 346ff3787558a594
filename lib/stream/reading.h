/*
 * reading.h: what the parts of the reader share; for nobody else.
 */
#ifndef STREAM_READING_H
#define STREAM_READING_H

#include "stream/csvread.h"
#include "stream/lines.h"
#include "stream/reader.h"

struct reader {
	const char *name;
	enum format format; /* FORMAT_AUTO until the first byte is seen */
	bool begun;
	enum status ended; /* what a former call ended with */
	size_t line;
	struct lines lines;
	bool escapes;	  /* JSON lines: there is any in this line */
	struct buf texts; /* strings that had escapes */
	/* A table. */
	struct csvread *table;
	struct buf header_bytes;
	struct str *header;
	size_t header_count;
	size_t type_column; /* SIZE_MAX: there is none */
	/* The row that was handed out. */
	struct field fields[READER_MAX_FIELDS];
	struct cell cells[SHAPE_MAX_COLUMNS];
	double numbers[SHAPE_MAX_COLUMNS];
};

static inline bool
reading_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* All cells of SHAPE (may be NULL) are absent. */
void reading_begin(
    struct reader *in, struct row *row, const struct shape *shape);
/* Fills the cells and numbers from the fields, once the type is known. */
enum status reading_place(struct reader *in, struct row *row);

/* False where LINE is of another form, which reading_json() takes. */
bool reading_fixed(struct reader *in, struct row *row, struct str line);
enum status reading_json(struct reader *in, struct row *row, struct str line);
enum status reading_table(struct reader *in, struct row *row);

#endif
