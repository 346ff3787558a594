/*
 * pstat.c: any bytes as a marshalled profile. What is accepted is written and
 * read back as the same lines; what is refused has handed out nothing.
 */
#include "fuzz.h"

static int
fuzz_pstat(const uint8_t *data, size_t size)
{
	struct fuzz_lines lines;
	struct profile_sink sink = {
	    .context = &lines, .func = fuzz_line, .edge = fuzz_line};
	enum status status;

	fuzz_begin(&lines);
	status =
	    pstat_parse((struct str){(const char *)data, size}, "pstat", &sink);
	INVARIANT(status == STATUS_OK || status == STATUS_MALFORMED);
	INVARIANT(status == STATUS_OK || lines.count == 0);
	fuzz_end(&lines);
	return 0;
}

FUZZ_TARGET(fuzz_pstat);
