/*
 * profile.c: any bytes as a profile of the format that they look like. The
 * functions read back the same.
 */
#include "fuzz.h"

static enum status
fuzz_func(void *context, const struct func_line *line)
{
	/* A table may have it the other way round; nobody promised more. */
	if (line->nactualcall > line->ncall)
		return STATUS_OK;
	return fuzz_line(context, line);
}

static int
fuzz_profile(const uint8_t *data, size_t size)
{
	struct fuzz_lines lines;
	struct profile_sink sink = {
	    .context = &lines, .func = fuzz_func, .edge = fuzz_line};
	char path[FUZZ_PATH_SIZE];
	enum status status;
	int fd;

	if (size > 1 && data[0] == 0x1f && data[1] == 0x8b)
		return 0;
	fd = fuzz_file(data, size, path);
	fuzz_begin(&lines);
	status = profile_read(path, &sink);
	INVARIANT(status == STATUS_OK || status == STATUS_MALFORMED);
	fuzz_end(&lines);
	close(fd);
	return 0;
}

FUZZ_TARGET(fuzz_profile);
