/*
 * source.h: the bytes of a profile file, compressed or not.
 *
 * What gzip compressed is read through `gzip -dc`. Other compressors are named
 * in the refusal. Limits: SOURCE_MAX_LINE bytes a line of text.
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
	const char *path; /* the caller's; in messages */
	FILE *file;	  /* for csvread_open(): nothing is buffered in it */
	pid_t child;	  /* gzip, or 0 */
	struct buf peek;  /* its first bytes, at most SOURCE_PEEK */
	double size;	  /* bytes of the file as it lies on disk, 0 unknown */
	/* For source_line(). */
	struct buf input;
	size_t at;
	size_t line; /* number of the line handed out last, from 1 */
	bool at_end;
};

/* Opens and peeks; an empty file is malformed. On failure nothing is open. */
enum status source_open(struct source *s, const char *path);
/* Ends the reading: gzip is waited for. COMPLETE: the end of the data was
 * reached, and a gzip that failed makes it malformed. Frees all. */
enum status source_close(struct source *s, bool complete);

/* All of it, at most MAX bytes, into OUT. */
enum status source_whole(struct source *s, size_t max, struct buf *out);
/* The next line without its newline (and without a carriage return there);
 * STATUS_END at the end. NUL and bytes that are not UTF-8 are malformed. */
enum status source_line(struct source *s, struct str *line);

#endif
