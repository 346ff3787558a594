/*
 * fuzz.h: what the targets share. A target is a function
 *
 *	static int fuzz_NAME(const uint8_t *data, size_t size)
 *
 * in a file of its own, which under FUZZER is also libFuzzer's entry point
 * (tests/fuzz/run.sh); tests/unit/parse_fuzz.c replays the corpus with all of
 * them. A broken invariant aborts.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <math.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "core/platform.h"
#include "parse/readers.h"

#define INVARIANT(condition)                                                  \
	((condition) ? (void)0                                                \
		     : (message("%s:%d: %s", __FILE__, __LINE__, #condition), \
			   abort()))

#ifdef FUZZER
#define FUZZ_TARGET(name)                                            \
	int LLVMFuzzerTestOneInput(const uint8_t *, size_t);         \
	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) \
	{                                                            \
		return name(data, size);                             \
	}
#else
#define FUZZ_TARGET(name) struct fuzz_##name
#endif

#define FUZZ_PATH_SIZE 64

/* A file without a name that holds DATA; its path goes into PATH. */
static inline int
fuzz_file(const void *data, size_t size, char path[FUZZ_PATH_SIZE])
{
	int fd = platform_memory_file();

	INVARIANT(fd >= 0);
	INVARIANT(file_write_all(fd, data, size) == 0);
	INVARIANT(lseek(fd, 0, SEEK_SET) == 0);
	snprintf(path, FUZZ_PATH_SIZE, "/dev/fd/%d", fd);
	return fd;
}

/* What a reader hands out is written as lines and read back: the same text
 * must come of it. */
struct fuzz_lines {
	struct writer *out;
	FILE *file;
	int fd;
	struct buf said; /* a canonical form of each line */
	size_t count;
};

static inline void
fuzz_add(struct buf *out, const struct func_line *line)
{
	const struct str texts[] = {line->run, line->kind, line->full_name,
	    line->module, line->name, line->caller};
	const double numbers[] = {line->lineno, line->ncall, line->nactualcall,
	    line->ttot, line->tsub, line->own};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		buf_addf(out, "%d,", texts[i].data != NULL);
		buf_addstr(out, texts[i]);
		buf_addc(out, '|');
	}
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		buf_addf(out, "%a|", isnan(numbers[i]) ? -1 : numbers[i]);
	buf_addc(out, '\n');
}

static inline enum status
fuzz_line(void *context, const struct func_line *line)
{
	struct fuzz_lines *lines = context;
	struct func_line of_run = *line;

	INVARIANT(line->full_name.len > 0 && str_utf8(line->full_name));
	INVARIANT(line->name.data != NULL && line->kind.len > 0);
	INVARIANT(line->module.data == NULL ||
		  line->module.len + line->name.len <= line->full_name.len);
	INVARIANT(!(line->ncall < 0) && !(line->nactualcall > line->ncall));
	INVARIANT(!(line->ttot < 0) && !(line->tsub < 0) && !(line->own < 0));
	INVARIANT(!isinf(line->ttot) && !isinf(line->tsub));
	of_run.run = STR("r");
	func_line_write(lines->out, &of_run);
	fuzz_add(&lines->said, &of_run);
	lines->count++;
	return STATUS_OK;
}

/* Hits are said as the calls of an edge to the line. */
static inline enum status
fuzz_hits(void *context, const struct line_line *line)
{
	struct func_line edge = line_line_edge(line);

	INVARIANT(line->caller.len > 0 && str_ends(line->name, ".<line>"));
	return fuzz_line(context, &edge);
}

static inline void
fuzz_begin(struct fuzz_lines *lines)
{
	*lines = (struct fuzz_lines){.fd = platform_memory_file()};
	INVARIANT(lines->fd >= 0);
	lines->file = fdopen(lines->fd, "r+");
	INVARIANT(lines->file != NULL);
	lines->out =
	    writer_open(lines->file, FORMAT_JSONL, &shape_func, &shape_edge);
}

static inline void
fuzz_end(struct fuzz_lines *lines)
{
	struct buf read = BUF_EMPTY;
	struct reader *in;
	struct row row;
	struct func_line line;
	enum status status;

	INVARIANT(writer_close(lines->out, STATUS_OK) == STATUS_OK);
	INVARIANT(lseek(lines->fd, 0, SEEK_SET) == 0);
	in = reader_open(lines->file, "lines", FORMAT_AUTO);
	while ((status = reader_next(in, &row)) == STATUS_OK) {
		INVARIANT(func_line_read(in, &row, &line) == STATUS_OK);
		fuzz_add(&read, &line);
	}
	INVARIANT(status == STATUS_END);
	INVARIANT(str_equal(buf_str(&read), buf_str(&lines->said)));
	reader_close(in);
	fclose(lines->file);
	buf_free(&read);
	buf_free(&lines->said);
}

/* Reads DATA by READ, as it would a file of that format. */
static inline void
fuzz_reader(const uint8_t *data, size_t size,
    enum status (*read)(struct source *, const struct profile_sink *),
    const struct profile_sink *sink)
{
	char path[FUZZ_PATH_SIZE];
	struct source source;
	int fd;

	/* What is compressed would spend the time in gzip. */
	if (size == 0 || (size > 1 && data[0] == 0x1f && data[1] == 0x8b))
		return;
	fd = fuzz_file(data, size, path);
	if (source_open(&source, path) == STATUS_OK) {
		enum status status = read(&source, sink);

		INVARIANT(status == STATUS_OK || status == STATUS_MALFORMED);
		source_close(&source, false);
	}
	close(fd);
}

#endif
