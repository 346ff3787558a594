/*
 * reader.h: the lines of a stream, JSON lines or a CSV table (the first byte
 * decides), one row at a time.
 *
 *	struct reader *in = reader_open(stdin, "stdin", FORMAT_AUTO);
 *	struct row row;
 *	while ((status = reader_next(in, &row)) == STATUS_OK) {
 *		if (row.shape != &shape_func) {
 *			writer_copy(out, &row);
 *			continue;
 *		}
 *		if ((status = row_read_number(in, &row, FUNC_NCALL, &calls)))
 *			...
 *	}
 *
 * Limits: READER_MAX_LINE bytes a line, READER_MAX_FIELDS keys an object.
 * Memory: one line.
 */
#ifndef STREAM_READER_H
#define STREAM_READER_H

#include <stdio.h>

#include "core/status.h"
#include "stream/json.h"
#include "stream/record.h"

#define READER_MAX_LINE	  ((size_t)64 << 20)
#define READER_MAX_FIELDS 256

enum format {
	FORMAT_AUTO,
	FORMAT_JSONL,
	FORMAT_CSV,
	FORMAT_TEXT /* output only */
};

/* The argument of -i (jsonl or csv) and of -o (any); another is a usage error
 * and ends the program. */
enum format format_of_input(const char *text);
enum format format_of_output(const char *text);

struct cell {
	enum value_kind kind;
	struct str text; /* a string's characters (unescaped), a number's
			    digits, "true", or the JSON text of an array or
			    object */
};

struct field {
	struct str key;
	struct cell value;
};

/* One line; all views are valid until the next reader_next(). */
struct row {
	struct str type;	    /* "func" */
	const struct shape *shape;  /* NULL for a type that is not ours */
	struct str raw;		    /* the JSON line without its newline; for a
				      row of a table it is made on demand:
				      use row_raw() */
	const struct field *fields; /* as they stand in the line */
	size_t count;
	/* By column of the shape; VALUE_ABSENT where the key is missing. */
	const struct cell *cells;
	/* By column, where the cell is a VALUE_NUMBER: its value, infinite
	 * where that is too large. */
	const double *numbers;
	size_t line; /* where it stands in its file, from 1 */
};

struct reader;

/* NAME stands in messages and must outlive the reader; FILE stays the
 * caller's. It is NULL for lines that are in memory: see reader_take(). */
struct reader *reader_open(FILE *file, const char *name, enum format format);
void reader_close(struct reader *in);
/* STATUS_OK, STATUS_END, or what went wrong, already said. */
enum status reader_next(struct reader *in, struct row *row);
/* Takes apart a JSON line that is in memory (without its newline). */
enum status reader_take(struct reader *in, struct str line, struct row *row);
/* Says "program: NAME:LINE: text", returns STATUS_MALFORMED. */
enum status reader_fail(const struct reader *in, const struct row *row,
    const char *format, ...) __attribute__((format(printf, 3, 4)));
/* True if the next line has not come yet, so that now is the time to bring what
 * was read to an end. */
bool reader_must_wait(const struct reader *in);
const char *reader_name(const struct reader *in);

/* Typed access by column of the row's shape. A wrong kind is malformed and
 * said; a missing value leaves *VALUE alone and returns STATUS_OK, unless it
 * is asked for with row_need(). */
enum status row_read_number(
    const struct reader *in, const struct row *row, int column, double *value);
enum status row_read_int(const struct reader *in, const struct row *row,
    int column, int64_t min, int64_t max, int64_t *value);
enum status row_read_text(const struct reader *in, const struct row *row,
    int column, struct str *value);
/* An array or object, parsed; NULL where it is missing. The caller frees it. */
enum status row_read_json(const struct reader *in, const struct row *row,
    int column, enum value_kind kind, struct json **value);
enum status row_need(
    const struct reader *in, const struct row *row, int column);
/* Where the columns of one type of line go: texts that stay what they are where
 * one is missing, amounts and numbers that are NAN then, and those that may not
 * be. */
struct columns {
	const struct text_column {
		int column;
		struct str *text;
	} * texts;
	const struct amount_column {
		int column;
		double *amount;
	} * amounts;
	const int *needed;
	size_t text_count, amount_count, needed_count;
	/* Of any sign. */
	const struct number_column {
		int column;
		double *number;
	} * numbers;
	size_t number_count;
};
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
enum status row_read_columns(const struct reader *in, const struct row *row,
    const struct columns *columns);
/* What a line says of a function; any may be missing (NULL data, NAN). */
struct name {
	struct str full_name, module, name;
	double lineno;
};
/* Four columns that stand side by side, from FIRST on: full_name, module,
 * lineno, name. */
enum status row_read_name(const struct reader *in, const struct row *row,
    int first, struct name *name);
/* True for a string that is TEXT, or that is not empty. */
bool row_is(const struct row *row, int column, const char *text);
bool row_has_text(const struct row *row, int column);
/* Any key, also those outside the shape. */
const struct cell *row_find(const struct row *row, const char *key);
/* The row as a JSON line without newline. SPACE holds it where it must be
 * made (a row of a table). */
struct str row_raw(const struct row *row, struct buf *space);

#endif
