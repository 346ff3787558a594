/*
 * source_line.c: see source_line.h.
 */
#include "report/source_line.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/date.h"
#include "core/file.h"
#include "report/paths.h"

#define FILE_MOST  ((size_t)4 << 20)
#define LINE_WIDTH 60

/* True if the file can be read, and changed before each run began: times of
 * receipts are text of the same form. */
static bool
is_unchanged(const char *path, const struct facts *facts)
{
	char changed[DATE_UTC_SIZE];
	struct stat info;
	size_t told = 0;

	if (lstat(path, &info) != 0 || !S_ISREG(info.st_mode) ||
	    info.st_size > (off_t)FILE_MOST || access(path, R_OK) != 0)
		return false;
	date_utc(info.st_mtim, changed);
	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const char *began = run_result_text(
		    run_table_at(facts->runs, i), "started_utc");

		if (*began != '\0' && strcmp(changed, began) >= 0)
			return false;
		told += *began != '\0';
	}
	return told > 0;
}

/* Empty if there are not so many. */
static struct str
nth_line(struct str text, double lineno)
{
	for (double n = 1; text.len > 0; n++) {
		struct str line = str_until(&text, '\n');

		if (n >= lineno)
			return line;
	}
	return STR("");
}

bool
source_line_read(struct buf *out, const struct facts *facts,
    const struct name *name, double lineno)
{
	struct buf path = BUF_EMPTY, text = BUF_EMPTY;
	struct str line = STR("");

	if (path_to_open(&path, name->module) &&
	    is_unchanged(buf_text(&path), facts) &&
	    file_read(buf_text(&path), FILE_MOST, &text) == STATUS_OK)
		line = str_trim(nth_line(buf_str(&text), lineno), " \t\r\f\v");
	buf_add_cut(out, line, LINE_WIDTH, "...", 2);
	buf_free(&path);
	buf_free(&text);
	return line.len > 0;
}
