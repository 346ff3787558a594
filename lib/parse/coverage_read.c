/* coverage_read.c: reads counts of coverage, of whatever format. See
 * coverage.h. */
#include "core/message.h"
#include "parse/coverage.h"
#include "parse/readers.h"

static enum status
add_source(struct source *s, enum profile_format format, struct coverage *c)
{
	switch (format) {
	case PROFILE_LCOV:
		return lcov_add(s, c);
	case PROFILE_V8:
		return v8_add(s, c);
	case PROFILE_GO:
		return gocover_add(s, c);
	case PROFILE_GCOV:
		return gcov_add(s, c);
	default:
		return fail(
		    STATUS_MALFORMED, "%s: not counts of coverage", s->path);
	}
}

enum status
coverage_add(struct coverage *c, const char *path)
{
	struct source source;
	enum profile_format format;
	enum status status = source_open(&source, path), closed;

	if (status != STATUS_OK)
		return status;
	status = sniff(path, buf_str(&source.peek), &format);
	if (status == STATUS_OK)
		status = add_source(&source, format, c);
	c->bytes += source.unpacked;
	closed = source_close(&source, status == STATUS_OK);
	return status != STATUS_OK ? status : closed;
}

enum status
coverage_read(struct source *s, enum profile_format format,
    const struct profile_sink *sink)
{
	struct coverage c;
	enum status status;

	coverage_init(&c);
	status = add_source(s, format, &c);
	c.bytes = s->unpacked;
	if (status == STATUS_OK)
		status = source_close(s, true);
	if (status == STATUS_OK) {
		coverage_finish(&c);
		status = coverage_emit(&c, s->path, sink);
	}
	coverage_release(&c);
	return status;
}
