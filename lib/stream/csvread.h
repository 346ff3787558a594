/*
 * csvread.h: rows of a CSV file (RFC 4180: quotes, CRLF or LF). Only csvread.c
 * includes csv.h and handles the traps of libcsv. Limits: CSVREAD_MAX_FIELD
 * bytes a field, CSVREAD_MAX_COLUMNS fields a row. Memory: one block of input
 * and its rows.
 *
 *	struct csvread *in = csvread_open(file, "a.csv");
 *	while ((status = csvread_next(in, &row)) == STATUS_OK)
 *		use(row.cells, row.count, row.line);
 *	csvread_close(in);
 */
#ifndef STREAM_CSVREAD_H
#define STREAM_CSVREAD_H

#include <stdio.h>

#include "core/status.h"
#include "core/text.h"

#define CSVREAD_MAX_FIELD   ((size_t)1 << 20)
#define CSVREAD_MAX_COLUMNS 256

struct csvread;

struct csvread_row {
	const struct str *cells; /* valid until the next call */
	size_t count;
	size_t line; /* where the row begins, from 1 */
};

/* NAME, for messages, must outlive the reader; FILE stays the caller's. PEEKED:
 * bytes already read from FILE, which are parsed first. */
struct csvread *csvread_open(FILE *file, const char *name, struct str peeked);
void csvread_close(struct csvread *in);
/* The next row; STATUS_END after the last; STATUS_MALFORMED for an open quote
 * at the end, a stray quote, NUL, bytes that are not UTF-8 or a limit;
 * STATUS_SYSTEM for a read error. A byte order mark and blank lines are
 * skipped. */
enum status csvread_next(struct csvread *in, struct csvread_row *row);

/* Adds TEXT as a CSV field, quoted where it must be. */
void csvread_quote(struct buf *out, struct str text);

#endif
