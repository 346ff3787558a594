/*
 * table.h: reads the CSV tables of profilers: columns by name, in any order,
 * also by older names. Rows of another length and duplicate columns are
 * refused; a repeated header is skipped.
 *
 *	status = table_open(&t, source, columns, COUNT);
 *	while ((status = table_next(&t)) == STATUS_OK)
 *		status = table_seconds(&t, C_TTOT, &digits, &seconds);
 */
#ifndef PARSE_TABLE_H
#define PARSE_TABLE_H

#include "parse/source.h"
#include "stream/csvread.h"

#define TABLE_MAX_COLUMNS 8

struct table_column {
	const char *name;  /* NULL: it is missing */
	const char *older; /* another name of it, or NULL */
};

struct table {
	struct source *source;
	struct csvread *in;
	const char *name; /* of the file, for messages */
	const struct table_column *columns;
	int at[TABLE_MAX_COLUMNS]; /* index of each column; -1 if missing */
	size_t column_count;
	size_t width; /* number of fields of the header */
	struct csvread_row row;
};

enum status table_open(struct table *t, struct source *s,
    const struct table_column *columns, size_t count);
void table_close(struct table *t);
enum status table_next(struct table *t);

/* A cell of the row; data NULL if the column is missing. */
struct str table_cell(const struct table *t, int column);
/* The text that it stands for. */
struct str table_text(const struct table *t, int column);
/* Prints "NAME:LINE: COLUMN: text: 'cell'" and returns STATUS_MALFORMED. */
enum status table_fail(const struct table *t, int column, const char *text);
/* A number of calls (whole, not negative) or of seconds; NAN, with DIGITS
 * without data, if missing or empty. */
enum status table_calls(
    const struct table *t, int column, struct str *digits, double *calls);
enum status table_seconds(
    const struct table *t, int column, struct str *digits, double *seconds);

#endif
