/*
 * profile.c: see profile.h. Opens a file, finds its format and calls the
 * reader.
 */
#include "parse/profile.h"

#include "parse/readers.h"
#include "stream/json.h"

enum status
profile_read(const char *path, const struct profile_sink *sink)
{
	struct source source;
	enum profile_format format;
	enum status status = source_open(&source, path), closed;

	if (status != STATUS_OK)
		return status;
	format = PROFILE_FUNCS;
	if (sink->map == NULL)
		status = sniff(path, buf_str(&source.peek), &format);
	if (status == STATUS_OK) {
		switch (format) {
		case PROFILE_PSTAT:
			status = pstat_read(&source, sink);
			break;
		case PROFILE_FUNCS:
			status = yappi_csv_read(&source, sink);
			break;
		case PROFILE_THREADS:
			status = threads_csv_read(&source, sink);
			break;
		case PROFILE_CALLGRIND:
			status = callgrind_read(&source, sink);
			break;
		case PROFILE_POINTS:
			status = points_read(&source, sink);
			break;
		case PROFILE_MEMORY:
			status = memory_read(&source, sink);
			break;
		case PROFILE_LCOV:
		case PROFILE_V8:
		case PROFILE_GO:
		case PROFILE_GCOV:
			status = coverage_read(&source, format, sink);
			break;
		}
	}
	closed = source_close(&source, status == STATUS_OK);
	return status != STATUS_OK ? status : closed;
}

bool
profile_is_whole(const char *path)
{
	struct json *header = NULL;
	struct source source;
	struct str head;
	const char *end;
	bool whole;

	if (source_open(&source, path) != STATUS_OK)
		return false;
	head = buf_str(&source.peek);
	end = memchr(head.data, '\n', head.len);
	if (end != NULL && str_starts(head, "{\"points\":"))
		header = json_parse(
		    (struct str){head.data, (size_t)(end - head.data)}, NULL,
		    NULL);
	/* Checkpoints are of one process; sums of all may stand behind them. */
	whole = str_starts(str_of(json_text(json_get(header, "engine"), "")),
		    "native") &&
		(json_bool(json_get(header, "sums"), false) ||
		    !(json_number(json_get(header, "processes"), 1) > 1));
	json_free(header);
	source_close(&source, false);
	return whole;
}

enum status
profile_sniff(const char *path, enum profile_format *format)
{
	struct source source;
	enum status status = source_open(&source, path);

	if (status != STATUS_OK)
		return status;
	status = sniff(path, buf_str(&source.peek), format);
	source_close(&source, false);
	return status;
}
