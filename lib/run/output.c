/* output.c: see output.h. */
#include "run/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "core/text.h"

#define SHOWN_LINES 10
#define SHOWN_BYTES ((size_t)2000)

enum status
output_open(struct output *output, const char *path)
{
	int ends[2];

	*output =
	    (struct output){.path = path, .file = -1, .source = -1, .sink = -1};
	if (file_look(path) > STATUS_NO)
		return STATUS_SYSTEM;
	output->file = open(path,
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
	    0600);
	if (output->file < 0 || fchmod(output->file, 0600) != 0) {
		enum status status = fail_errno("%s", path);

		output_release(output);
		return status;
	}
	if (pipe2(ends, O_CLOEXEC) != 0) {
		output_release(output);
		return fail_errno("pipe");
	}
	output->source = ends[0];
	output->sink = ends[1];
	fcntl(output->source, F_SETFL, O_NONBLOCK);
	output->tail = xmalloc(OUTPUT_TAIL);
	return STATUS_OK;
}

void
output_started(struct output *output)
{
	if (output->sink >= 0)
		close(output->sink);
	output->sink = -1;
}

static void
put(struct output *output, const char *data, size_t len)
{
	if (output->file < 0 || len == 0)
		return;
	if (file_write_all(output->file, data, len) == 0)
		return;
	/* A run does not fail because of its log. */
	fail_errno("%s: the rest of the output is lost", output->path);
	close(output->file);
	output->file = -1;
}

static void
keep(struct output *output, const char *data, size_t len)
{
	for (size_t i = 0; i < len; i++)
		output->tail[(output->total + i) % OUTPUT_TAIL] = data[i];
	if (output->total < OUTPUT_HEAD) {
		uint64_t room = OUTPUT_HEAD - output->total;

		put(output, data, len < room ? len : (size_t)room);
	}
	output->total += len;
}

bool
output_pump(struct output *output)
{
	char block[16384];

	if (output->source < 0)
		return false;
	/* Bounded, so that the time limit is checked even if a program never
	 * stops printing. */
	for (int i = 0; i < 64; i++) {
		ssize_t got = read(output->source, block, sizeof(block));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno == EAGAIN;
		if (got == 0)
			return false;
		keep(output, block, (size_t)got);
	}
	return true;
}

/* The last LEN bytes (at most OUTPUT_TAIL) in their order. */
static void
last_bytes(const struct output *output, size_t len, struct buf *out)
{
	for (uint64_t at = output->total - len; at < output->total; at++)
		buf_addc(out, output->tail[at % OUTPUT_TAIL]);
}

void
output_finish(struct output *output)
{
	struct buf end = BUF_EMPTY;

	/* The rest of the pipe, without waiting for a process that still has
	 * its other end. */
	output_pump(output);
	if (output->total > OUTPUT_HEAD) {
		uint64_t more = output->total - OUTPUT_HEAD;
		size_t kept = more < OUTPUT_TAIL ? (size_t)more : OUTPUT_TAIL;

		buf_addf(&end, "\n[prof-run: %llu bytes of output left out]\n",
		    (unsigned long long)(more - kept));
		last_bytes(output, kept, &end);
		put(output, end.data, end.len);
	}
	buf_free(&end);
	if (output->file >= 0 && close(output->file) != 0)
		fail_errno("%s", output->path);
	output->file = -1;
}

void
output_show_tail(const struct output *output)
{
	struct buf text = BUF_EMPTY;
	size_t len =
	    output->total < SHOWN_BYTES ? (size_t)output->total : SHOWN_BYTES;
	const char *at, *end;
	int lines = 0;

	if (output->tail == NULL || len == 0)
		return;
	last_bytes(output, len, &text);
	end = buf_text(&text) + text.len;
	if (end[-1] == '\n')
		end--;
	for (at = end; at > text.data; at--)
		if (at[-1] == '\n' && ++lines == SHOWN_LINES)
			break;
	message("%s ends with:", output->path);
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		if (stop == NULL)
			stop = end;
		message("| %.*s", (int)(stop - at), at);
		at = stop + 1;
	}
	buf_free(&text);
}

void
output_release(struct output *output)
{
	if (output->file >= 0)
		close(output->file);
	if (output->source >= 0)
		close(output->source);
	if (output->sink >= 0)
		close(output->sink);
	free(output->tail);
	*output = (struct output){.file = -1, .source = -1, .sink = -1};
}
