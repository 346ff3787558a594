/* lines.c: see lines.h. */
#include "stream/lines.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "core/message.h"

#define BLOCK_SIZE ((size_t)256 << 10)

void
lines_init(struct lines *in, FILE *file, const char *name)
{
	*in = (struct lines){.file = file, .name = name};
}

void
lines_release(struct lines *in)
{
	buf_free(&in->input);
}

/* Drops the part that was returned, and reads more. */
static enum status
read_block(struct lines *in)
{
	size_t left = in->input.len - in->at;
	ssize_t got;

	if (in->at > 0) {
		memmove(in->input.data, in->input.data + in->at, left);
		in->input.len = left;
		in->at = 0;
	}
	buf_need(&in->input, BLOCK_SIZE);
	do
		got = read(fileno(in->file), in->input.data + left, BLOCK_SIZE);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fail_errno("%s", in->name);
	in->input.len += (size_t)got;
	in->at_end = got == 0;
	return STATUS_OK;
}

enum status
lines_peek(struct lines *in, size_t want, struct str *ready)
{
	enum status status = STATUS_OK;

	while (
	    status == STATUS_OK && in->input.len - in->at < want && !in->at_end)
		status = read_block(in);
	*ready =
	    (struct str){buf_text(&in->input) + in->at, in->input.len - in->at};
	return status;
}

void
lines_skip(struct lines *in, size_t count)
{
	in->at += count;
}

/* The first buffered newline, NULL if there is none. */
static char *
find_newline(const struct lines *in)
{
	size_t left = in->input.len - in->at - in->searched;

	return left == 0
		   ? NULL
		   : memchr(in->input.data + in->at + in->searched, '\n', left);
}

enum status
lines_next(struct lines *in, size_t max, struct str *line)
{
	enum status status;

	do {
		char *newline = find_newline(in), *begin;
		size_t left, len;

		while (newline == NULL && !in->at_end) {
			in->searched = in->input.len - in->at;
			if (in->searched > max)
				return fail(STATUS_MALFORMED,
				    "%s:%zu: a line of more than %zu bytes",
				    in->name, in->number + 1, max);
			if ((status = read_block(in)) != STATUS_OK)
				return status;
			newline = find_newline(in);
		}
		begin = in->input.data + in->at;
		left = in->input.len - in->at;
		if (left == 0)
			return STATUS_END;
		len = newline == NULL ? left : (size_t)(newline - begin);
		in->at += newline == NULL ? left : len + 1;
		in->searched = 0;
		in->number++;
		if (len > 0 && begin[len - 1] == '\r')
			len--;
		*line = (struct str){begin, len};
	} while (line->len == 0);
	return STATUS_OK;
}

bool
lines_must_wait(const struct lines *in)
{
	struct pollfd ready = {.fd = fileno(in->file), .events = POLLIN};

	return find_newline(in) == NULL && poll(&ready, 1, 0) == 0;
}
