/*
 * source.h: the bytes of a profile file, compressed or not.
 *
 * Files compressed by gzip are read through `gzip -dc`; other compressed files
 * are refused. Limit: SOURCE_MAX_LINE bytes in a line of text.
 */
#ifndef PARSE_SOURCE_H
#define PARSE_SOURCE_H

#include <stdio.h>
#include <sys/types.h>

#include "core/status.h"
#include "core/text.h"

#define SOURCE_PEEK	((size_t)4096)
#define SOURCE_MAX_LINE ((size_t)1 << 20)

struct source {
	const char *path; /* the caller's; for messages */
	FILE *file;	  /* for csvread_open(); nothing is buffered in it */
	pid_t child;	  /* gzip, or 0 */
	struct buf peek;  /* its first bytes, at most SOURCE_PEEK */
	size_t packed;	  /* bytes of it where it is compressed, else 0 */
	size_t unpacked;  /* that came of it so far */
	double size;	  /* bytes of the file on disk; 0 if unknown */
	/* For source_line(). */
	struct buf input;
	size_t at;
	size_t line; /* number of the last line returned, from 1 */
	bool at_end;
	bool open_end;	/* the last line returned has no end */
	bool any_bytes; /* set by who reads names that need not be text: NUL
			   and what is not UTF-8 is written as "\xff" */
	struct buf legible;
};

/* Opens a file and reads its first bytes. STATUS_MALFORMED for an empty file.
 * On failure nothing is open. */
enum status source_open(struct source *s, const char *path);
/* Frees everything and waits for gzip. COMPLETE: the end of the data was
 * reached, so that a failure of gzip is STATUS_MALFORMED. */
enum status source_close(struct source *s, bool complete);

/* Adds BYTES that were read. STATUS_MALFORMED where the data is compressed, and
 * came to far more than a profile's would: SOURCE_FLOOR and SOURCE_RATIO. */
#define SOURCE_FLOOR ((size_t)64 << 20)
#define SOURCE_RATIO ((size_t)200)
enum status source_count(struct source *s, size_t bytes);
/* Reads everything, at most MAX bytes, into OUT. */
enum status source_whole(struct source *s, size_t max, struct buf *out);
/* The next line without its end (LF or CRLF); STATUS_END after the last. NUL
 * and bytes that are not UTF-8 are STATUS_MALFORMED. */
enum status source_line(struct source *s, struct str *line);

#endif
