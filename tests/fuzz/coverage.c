/*
 * coverage.c: any bytes as counts of coverage, in the format that they begin as.
 * What comes of them is written as LCOV and read again: the same functions and
 * lines.
 */
#include "fuzz.h"

#include "parse/coverage.h"

static enum status
fuzz_counts_of(struct source *s, const struct profile_sink *sink)
{
	enum profile_format format;
	enum status status = sniff("fuzz", buf_str(&s->peek), &format);

	if (status != STATUS_OK || format < PROFILE_LCOV)
		return STATUS_MALFORMED;
	return coverage_read(s, format, sink);
}

static void
fuzz_said(const char *path, struct buf *said)
{
	struct fuzz_lines lines;
	struct profile_sink sink = {.context = &lines,
	    .func = fuzz_line,
	    .edge = fuzz_line,
	    .line = fuzz_hits};

	fuzz_begin(&lines);
	if (profile_read(path, &sink) == STATUS_OK)
		buf_addstr(said, buf_str(&lines.said));
	fuzz_end(&lines);
}

static void
fuzz_rewrite(const uint8_t *data, size_t size)
{
	struct buf first = BUF_EMPTY, second = BUF_EMPTY;
	char path[FUZZ_PATH_SIZE], again[FUZZ_PATH_SIZE];
	int fd = fuzz_file(data, size, path), to = fuzz_file("", 0, again);
	struct coverage c;

	fuzz_said(path, &first);
	coverage_init(&c);
	INVARIANT(coverage_add(&c, path) == STATUS_OK);
	coverage_finish(&c);
	INVARIANT(coverage_write(&c, again) == STATUS_OK);
	fuzz_said(again, &second);
	INVARIANT(str_equal(buf_str(&first), buf_str(&second)));
	coverage_release(&c);
	buf_free(&first);
	buf_free(&second);
	close(fd);
	close(to);
}

static int
fuzz_coverage(const uint8_t *data, size_t size)
{
	struct fuzz_lines lines;
	struct profile_sink sink = {.context = &lines,
	    .func = fuzz_line,
	    .edge = fuzz_line,
	    .line = fuzz_hits};
	bool any;

	fuzz_begin(&lines);
	fuzz_reader(data, size, fuzz_counts_of, &sink);
	any = lines.count > 0;
	fuzz_end(&lines);
	if (any)
		fuzz_rewrite(data, size);
	return 0;
}

FUZZ_TARGET(fuzz_coverage);
