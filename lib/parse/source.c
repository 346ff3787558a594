/*
 * source.c: see source.h.
 *
 *	orders-4.wall.pstat.gz  ->  gzip -dc < orders-4.wall.pstat.gz |
 *	a.csv			->  its own bytes
 */
#include "parse/source.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/message.h"

#define BLOCK_SIZE ((size_t)256 << 10)

extern char **environ;

enum status
source_count(struct source *s, size_t bytes)
{
	s->unpacked += bytes;
	if (s->packed == 0 ||
	    s->unpacked <= SOURCE_FLOOR + SOURCE_RATIO * s->packed)
		return STATUS_OK;
	return fail(STATUS_MALFORMED,
	    "%s: compressed data that comes to more than %zu times its size",
	    s->path, SOURCE_RATIO);
}

/* Appends at most WANT bytes; *GOT is 0 at the end of the file. */
static enum status
read_some(struct source *s, int fd, struct buf *out, size_t want, size_t *got)
{
	ssize_t n;

	buf_need(out, want);
	do
		n = read(fd, out->data + out->len, want);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return fail_errno("%s", s->path);
	out->len += (size_t)n;
	*got = (size_t)n;
	return source_count(s, (size_t)n);
}

static enum status
fill_peek(struct source *s, int fd)
{
	enum status status;
	size_t got = 0;

	buf_clear(&s->peek);
	do {
		status =
		    read_some(s, fd, &s->peek, SOURCE_PEEK - s->peek.len, &got);
		if (status != STATUS_OK)
			return status;
	} while (got > 0 && s->peek.len < SOURCE_PEEK);
	return STATUS_OK;
}

/* The child must die of a closed pipe, even if its parent ignores SIGPIPE. */
static int
spawn_gzip(int in, int out, pid_t *child)
{
	static char name[] = "gzip", option[] = "-dc";
	char *argv[] = {name, option, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t set;
	int error;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(
	    &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attributes);
	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	posix_spawnattr_setsigdefault(&attributes, &set);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	error = posix_spawnp(child, name, &actions, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* Replaces *FD, a compressed file, by a pipe that gzip writes to. */
static enum status
decompress(struct source *s, int *fd)
{
	int ends[2], error;

	if (lseek(*fd, 0, SEEK_SET) < 0)
		return fail(STATUS_MALFORMED,
		    "%s: compressed data that comes through a pipe: give it "
		    "decompressed",
		    s->path);
	if (pipe2(ends, O_CLOEXEC) < 0)
		return fail_errno("%s: pipe", s->path);
	error = spawn_gzip(*fd, ends[1], &s->child);
	close(ends[1]);
	close(*fd);
	*fd = ends[0];
	if (error != 0) {
		s->child = 0;
		errno = error;
		return fail_errno(
		    "%s: compressed, and gzip cannot be started", s->path);
	}
	return STATUS_OK;
}

static const char *
other_compressor(struct str head)
{
	if (str_starts(head, "BZh"))
		return "bzip2";
	if (str_starts(head, "\xfd"
			     "7zXZ"))
		return "xz";
	if (str_starts(head, "\x28\xb5\x2f\xfd"))
		return "zstd";
	if (str_starts(head, "PK\x03\x04"))
		return "zip";
	return NULL;
}

static enum status
open_bytes(struct source *s, int *fd)
{
	struct stat st;
	enum status status;
	const char *other;

	*fd = open(s->path, O_RDONLY | O_CLOEXEC);
	if (*fd < 0 || fstat(*fd, &st) < 0)
		return fail_errno("%s", s->path);
	if (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode))
		return fail(STATUS_SYSTEM, "%s: not a file", s->path);
	s->size = S_ISREG(st.st_mode) ? (double)st.st_size : 0;
	if ((status = fill_peek(s, *fd)) != STATUS_OK)
		return status;
	if (str_starts(buf_str(&s->peek), "\x1f\x8b")) {
		s->packed = (size_t)s->size + 1;
		s->size *= 4;
		if ((status = decompress(s, fd)) != STATUS_OK ||
		    (status = fill_peek(s, *fd)) != STATUS_OK)
			return status;
	}
	if ((other = other_compressor(buf_str(&s->peek))) != NULL)
		return fail(STATUS_MALFORMED,
		    "%s: compressed by %s: only gzip is read", s->path, other);
	return STATUS_OK;
}

enum status
source_open(struct source *s, const char *path)
{
	enum status status;
	int fd = -1;

	*s = (struct source){.path = path};
	status = open_bytes(s, &fd);
	if (status == STATUS_OK && (s->file = fdopen(fd, "r")) == NULL)
		status = fail_errno("%s", path);
	if (s->file == NULL && fd >= 0)
		close(fd);
	if (status == STATUS_OK && s->peek.len > 0)
		return STATUS_OK;
	if (status == STATUS_OK) {
		status = source_close(s, true);
		return status != STATUS_OK
			   ? status
			   : fail(STATUS_MALFORMED, "%s: an empty file", path);
	}
	source_close(s, false);
	return status;
}

enum status
source_close(struct source *s, bool complete)
{
	enum status status = STATUS_OK;
	int ended = 0;

	if (s->file != NULL)
		fclose(s->file);
	if (s->child > 0) {
		pid_t got;

		do
			got = waitpid(s->child, &ended, 0);
		while (got < 0 && errno == EINTR);
		/* Warnings (status 2) are about bytes after the data. */
		if (complete && got == s->child &&
		    !(WIFEXITED(ended) &&
			(WEXITSTATUS(ended) == 0 || WEXITSTATUS(ended) == 2)))
			status = fail(STATUS_MALFORMED,
			    "%s: compressed data that gzip cannot read to its "
			    "end",
			    s->path);
	}
	buf_free(&s->peek);
	buf_free(&s->input);
	buf_free(&s->legible);
	s->file = NULL;
	s->child = 0;
	return status;
}

enum status
source_whole(struct source *s, size_t max, struct buf *out)
{
	enum status status;
	size_t got = 0;

	buf_clear(out);
	if (s->size > 0 && s->size < (double)max)
		buf_need(out, (size_t)s->size + BLOCK_SIZE);
	buf_addstr(out, buf_str(&s->peek));
	do {
		status = read_some(s, fileno(s->file), out, BLOCK_SIZE, &got);
		if (status != STATUS_OK)
			return status;
		if (out->len > max)
			return fail(STATUS_MALFORMED, "%s: more than %zu bytes",
			    s->path, max);
	} while (got > 0);
	return STATUS_OK;
}

/* Reads more, and drops the lines that were returned. */
static enum status
refill(struct source *s)
{
	size_t left = s->input.len - s->at, got = 0;
	enum status status;

	if (left > SOURCE_MAX_LINE)
		return fail(STATUS_MALFORMED,
		    "%s:%zu: a line of more than %zu bytes", s->path,
		    s->line + 1, SOURCE_MAX_LINE);
	if (s->at > 0)
		memmove(s->input.data, s->input.data + s->at, left);
	s->at = 0;
	s->input.len = left;
	if (s->line == 0 && s->peek.len > 0) {
		buf_addstr(&s->input, buf_str(&s->peek));
		buf_clear(&s->peek);
		return STATUS_OK;
	}
	status = read_some(s, fileno(s->file), &s->input, BLOCK_SIZE, &got);
	s->at_end = got == 0;
	return status;
}

enum status
source_line(struct source *s, struct str *line)
{
	size_t searched = 0;
	const char *end = NULL;
	enum status status;

	for (;;) {
		size_t left = s->input.len - s->at;

		if (left > searched)
			end = memchr(s->input.data + s->at + searched, '\n',
			    left - searched);
		if (end != NULL || s->at_end)
			break;
		searched = left;
		if ((status = refill(s)) != STATUS_OK)
			return status;
	}
	if (end == NULL && s->at == s->input.len)
		return STATUS_END;
	*line = (struct str){s->input.data + s->at, 0};
	line->len =
	    end != NULL ? (size_t)(end - line->data) : s->input.len - s->at;
	s->at += line->len + (end != NULL);
	s->open_end = end == NULL;
	s->line++;
	if (line->len > SOURCE_MAX_LINE)
		return fail(STATUS_MALFORMED,
		    "%s:%zu: a line of more than %zu bytes", s->path, s->line,
		    SOURCE_MAX_LINE);
	if (line->len > 0 && line->data[line->len - 1] == '\r')
		line->len--;
	if (s->any_bytes) {
		*line = str_legible(*line, &s->legible);
		return STATUS_OK;
	}
	if (memchr(line->data, '\0', line->len) != NULL)
		return fail(
		    STATUS_MALFORMED, "%s:%zu: a NUL byte", s->path, s->line);
	if (!str_utf8(*line))
		return fail(
		    STATUS_MALFORMED, "%s:%zu: not UTF-8", s->path, s->line);
	return STATUS_OK;
}
