/*
 * cut.h: copies the first records of an input file, so that a program can be
 * run on less input.
 *
 *	data.csv with a header and 1000 records, cut to 250
 *	-> the header and the first 250 records, the same bytes
 *
 * A record is a line; in a table (.csv, .tsv) a row, whose quoted fields may
 * have line ends; in a JSON array an element; in JSON lines a line that is not
 * blank; with a pattern, the lines from one that matches to the next. Memory:
 * one block and one line.
 */
#ifndef PLAN_CUT_H
#define PLAN_CUT_H

#include <regex.h>
#include <stdint.h>
#include <stdio.h>

#include "core/status.h"

enum cut_kind {
	CUT_LINES,
	CUT_JSON_LINES,
	CUT_TABLE,
	CUT_ARRAY,
	CUT_MATCHES
};

struct cut {
	const char *path; /* the caller's */
	FILE *file;
	enum cut_kind kind;
	const regex_t *begin; /* the caller's pattern; NULL: by the kind of
				 file */
	int64_t header;	      /* lines before the records */
	int64_t records;      /* number of records */
};

#define CUT_MAX_SIZES 32

/* Opens PATH and counts its records. With BEGIN, if not NULL, a record begins
 * with a line that it matches; blank lines alone are not a record. HEADER is
 * the number of lines before the first record; if negative, 1 for a table and 0
 * for others. STATUS_MALFORMED: no record, a file that is compressed, binary or
 * not regular, a JSON value other than an array, an array or a quote that does
 * not end. */
enum status cut_open(
    struct cut *cut, const char *path, int64_t header, const regex_t *begin);
void cut_close(struct cut *cut);
/* Writes the first SIZES[i] records to PATHS[i], which must not exist. SIZES
 * are rising, at most CUT_MAX_SIZES, and at most cut->records. A pending signal
 * (core/signals.h) ends it early with STATUS_SYSTEM and no message. */
enum status cut_write(
    struct cut *cut, const int64_t *sizes, size_t count, char *const *paths);

#endif
