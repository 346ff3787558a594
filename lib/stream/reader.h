/*
 * reader.h: reads the lines of a stream, JSON lines or a CSV table (the first
 * byte decides), one row at a time.
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
	/* Output only; the last four of check and diff lines. */
	FORMAT_TEXT,
	FORMAT_GITHUB,
	FORMAT_JUNIT,
	FORMAT_MD,
	FORMAT_SARIF
};

/* The format that the argument of -i (jsonl or csv) or of -o (any) names;
 * another argument ends the program with status 2. */
enum format format_of_input(const char *text);
enum format format_of_output(const char *text);
/* The same of -o that may also be github, junit, md or sarif. */
enum format format_of_findings(const char *text);

struct cell {
	enum value_kind kind;
	struct str text; /* the characters of a string (unescaped), the digits
			    of a number, "true", or the JSON text of an array or
			    object */
};

struct field {
	struct str key;
	struct cell value;
};

/* One line; all views are valid until the next reader_next(). */
struct row {
	struct str type;	    /* "func" */
	const struct shape *shape;  /* NULL for a type that is not in
				       record.h */
	struct str raw;		    /* the JSON line without its newline; NULL
				       for a row of a table: use row_raw() */
	const struct field *fields; /* in the order of the line */
	size_t count;
	/* By column of the shape; VALUE_ABSENT where the key is missing. */
	const struct cell *cells;
	/* By column: the value of a VALUE_NUMBER cell, infinite if too
	 * large. */
	const double *numbers;
	size_t line; /* its line number in the file, from 1 */
};

struct reader;

/* NAME, for messages, must outlive the reader. FILE stays the caller's; it is
 * NULL for lines that are in memory, see reader_take(). */
struct reader *reader_open(FILE *file, const char *name, enum format format);
/* The same for the file PATH, standard input for "-"; NULL, and reported, if it
 * cannot be opened. */
struct reader *reader_open_path(const char *path, enum format format);
void reader_close(struct reader *in);
/* The next row; STATUS_END after the last; other statuses were reported. */
enum status reader_next(struct reader *in, struct row *row);
/* The row of a JSON line in memory, without its newline. */
enum status reader_take(struct reader *in, struct str line, struct row *row);
/* Prints "program: NAME:LINE: text" and returns STATUS_MALFORMED. */
enum status reader_fail(const struct reader *in, const struct row *row,
    const char *format, ...) __attribute__((format(printf, 3, 4)));
/* True if the next line has not arrived yet, so that the caller should finish
 * with the ones read so far. */
bool reader_must_wait(const struct reader *in);
const char *reader_name(const struct reader *in);

/* Typed access by column of the row's shape. A value of the wrong kind is
 * reported and STATUS_MALFORMED. A missing value leaves *VALUE as it is and is
 * STATUS_OK; row_need() reports it as malformed. */
enum status row_read_number(
    const struct reader *in, const struct row *row, int column, double *value);
enum status row_read_int(const struct reader *in, const struct row *row,
    int column, int64_t min, int64_t max, int64_t *value);
enum status row_read_text(const struct reader *in, const struct row *row,
    int column, struct str *value);
/* [[n,y],...] as n, y, n, y, ... into *SPACE, an array for *CAP numbers that
 * grows as needed; none where the value is no array, as in a table. */
enum status row_read_points(const struct reader *in, const struct row *row,
    int column, double **space, size_t *cap, size_t *count);
/* An array or object, parsed; NULL if missing. The caller frees it. */
enum status row_read_json(const struct reader *in, const struct row *row,
    int column, enum value_kind kind, struct json **value);
enum status row_need(
    const struct reader *in, const struct row *row, int column);
/* n, y, n, y, ... */
struct point_list {
	double *pairs;
	size_t count; /* of the pairs */
};
/* The names of a function; each may be missing (data NULL, NAN). */
struct name {
	struct str full_name, module, name;
	double lineno;
};
/* "lib/x.py:7 A.f" -> the parts; false, and the parts untouched, where there
 * is no ":LINE ". The last one counts: a path may hold such text. */
bool name_split(
    struct str full_name, struct str *module, double *lineno, struct str *name);
/* True for a string that is not empty. */
bool row_has_text(const struct row *row, int column);
/* The value of any KEY, also of one that is not in the shape; NULL if
 * missing. */
const struct cell *row_find(const struct row *row, const char *key);
/* The row as a JSON line without newline. For a row of a table it is written to
 * SPACE. */
struct str row_raw(const struct row *row, struct buf *space);
/* Prints a row of the shape note for people, on stderr. */
void row_tell_note(const struct row *row);

#endif
