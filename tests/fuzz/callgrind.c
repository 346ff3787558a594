/*
 * callgrind.c: any bytes as callgrind output. What is accepted is written and
 * read back as the same lines; what is refused has handed out nothing.
 */
#include "fuzz.h"

static int
fuzz_callgrind(const uint8_t *data, size_t size)
{
	struct fuzz_lines lines;
	struct profile_sink sink = {
	    .context = &lines, .func = fuzz_line, .edge = fuzz_line};

	fuzz_begin(&lines);
	fuzz_reader(data, size, callgrind_read, &sink);
	fuzz_end(&lines);
	return 0;
}

FUZZ_TARGET(fuzz_callgrind);
