/*
 * cut.h: the first records of an input file, so that a program can be run on
 * less of it.
 *
 *	data.csv with a header and 1000 records, cut to 250
 *	-> the header and the first 250 records, the same bytes
 *
 * A record is a line; of a table (.csv, .tsv) a row, whose quoted fields may
 * hold line ends; of a JSON array an element; of JSON lines a line that is not
 * blank; and where a pattern says how a record begins, the lines from one that
 * matches to the next. Memory: one block and one line, whatever the file.
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
	const regex_t *begin; /* the caller's; NULL: by the kind of file */
	int64_t header;	      /* lines in front of the records */
	int64_t records;      /* how many there are */
};

#define CUT_MAX_SIZES 32

/* Opens PATH and counts. A record begins with a line that BEGIN matches, where
 * that is not NULL; blank lines alone are no record. HEADER is the number of
 * lines before the first record, negative: 1 for a table, else 0. Malformed: no
 * record, a file that is compressed, binary or no regular one, a JSON value that
 * is no array, an array or a quote that does not end. */
enum status cut_open(
    struct cut *cut, const char *path, int64_t header, const regex_t *begin);
void cut_close(struct cut *cut);
/* SIZES (rising, at most CUT_MAX_SIZES, the last at most cut->records) become
 * files PATHS[i], which must not exist. A signal that is held ends it early,
 * with STATUS_SYSTEM and without a word (core/signals.h). */
enum status cut_write(
    struct cut *cut, const int64_t *sizes, size_t count, char *const *paths);

#endif
