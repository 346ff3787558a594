/*
 * lines.h: the lines of an open file as they arrive: by read(2), for a pipe
 * may hold one run line for hours.
 */
#ifndef STREAM_LINES_H
#define STREAM_LINES_H

#include <stdio.h>

#include "core/status.h"
#include "core/text.h"

struct lines {
	FILE *file; /* stays the caller's */
	const char *name;
	size_t number; /* of the line last handed out, from 1 */
	/* What was read and not yet handed out: bytes from `at` on. */
	struct buf input;
	size_t at;
	size_t searched; /* of these, so many hold no newline */
	bool at_end;
};

void lines_init(struct lines *in, FILE *file, const char *name);
void lines_release(struct lines *in);
/* Reads until WANT bytes lie ready or the input ends; *READY is all of them. */
enum status lines_peek(struct lines *in, size_t want, struct str *ready);
/* Passes over COUNT bytes that lie ready. */
void lines_skip(struct lines *in, size_t count);
/* The next line that is not blank, without its end (LF or CRLF), valid until
 * the next call; STATUS_END; malformed where it has more than MAX bytes. */
enum status lines_next(struct lines *in, size_t max, struct str *line);
/* True if no whole line lies ready and reading more would wait. */
bool lines_must_wait(const struct lines *in);

#endif
