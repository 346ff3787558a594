/*
 * lines.h: the lines of an open file as they arrive, by read(2): hours may pass
 * before the next line of a pipe.
 */
#ifndef STREAM_LINES_H
#define STREAM_LINES_H

#include <stdio.h>

#include "core/status.h"
#include "core/text.h"

struct lines {
	FILE *file; /* stays the caller's */
	const char *name;
	size_t number; /* of the last line returned, from 1 */
	/* Bytes that were read; those from `at` on are not returned yet. */
	struct buf input;
	size_t at;
	size_t searched; /* so many of these have no newline */
	bool at_end;
};

void lines_init(struct lines *in, FILE *file, const char *name);
void lines_release(struct lines *in);
/* Reads until WANT bytes are buffered or the input ends; *READY is all of
 * them. */
enum status lines_peek(struct lines *in, size_t want, struct str *ready);
/* Skips COUNT buffered bytes. */
void lines_skip(struct lines *in, size_t count);
/* The next line that is not blank, without its end (LF or CRLF), valid until
 * the next call. STATUS_END after the last; STATUS_MALFORMED for one of more
 * than MAX bytes. */
enum status lines_next(struct lines *in, size_t max, struct str *line);
/* True if no whole line is buffered and reading more would block. */
bool lines_must_wait(const struct lines *in);

#endif
