/*
 * coverage_gcov.c: what `gcov --json-format` writes, of one object file or of
 * several, each in a line of its own:
 *
 *	{"files":[{"file":"job.c",
 *	  "functions":[{"demangled_name":"dedupe","start_line":12,"end_line":27,
 *			"execution_count":1,...}],
 *	  "lines":[{"line_number":19,"count":19900,...}]}],...}
 */
#include "core/message.h"
#include "parse/coverage.h"
#include "stream/json.h"

/* A count of a member, 0 on. */
static bool
member(const struct json *object, const char *key, double *count)
{
	*count = json_number(json_get(object, key), -1);
	return coverage_is_count(*count);
}

static bool
take_file(struct coverage *c, const struct json *tree)
{
	struct str path = str_of(json_text(json_get(tree, "file"), ""));
	const struct json *functions = json_get(tree, "functions");
	const struct json *lines = json_get(tree, "lines");
	double start, end, count;
	uint32_t file;

	if (path.len == 0)
		return false;
	file = coverage_file(c, path);
	for (const struct json *at = json_first(functions); at != NULL;
	     at = json_next(at)) {
		const char *name = json_text(json_get(at, "name"), "");

		if (!member(at, "start_line", &start) ||
		    !member(at, "end_line", &end) ||
		    !member(at, "execution_count", &count) ||
		    start > INT32_MAX || end > INT32_MAX)
			return false;
		coverage_function(c, file, (int64_t)start, (int64_t)end,
		    str_of(json_text(json_get(at, "demangled_name"), name)),
		    count);
	}
	for (const struct json *at = json_first(lines); at != NULL;
	     at = json_next(at)) {
		if (!member(at, "line_number", &start) ||
		    !member(at, "count", &count) || start > INT32_MAX)
			return false;
		coverage_line(c, file, (int64_t)start, count);
	}
	return true;
}

static enum status
take_document(struct coverage *c, const char *path, struct str text)
{
	const char *error = "not what gcov writes";
	struct json *tree = json_parse(text, &error, NULL);
	const struct json *files = json_get(tree, "files");
	bool good = json_kind(files) == VALUE_ARRAY;

	for (const struct json *at = json_first(files); at != NULL && good;
	     at = json_next(at))
		good = take_file(c, at);
	if (tree != NULL && !good)
		error = "a file, a line or a count that is none";
	json_free(tree);
	return good ? STATUS_OK : fail(STATUS_MALFORMED, "%s: %s", path, error);
}

enum status
gcov_add_text(struct coverage *c, const char *path, struct str text)
{
	enum status status = STATUS_OK;

	c->exact = c->no_module = true;
	while (status == STATUS_OK && text.len > 0) {
		struct str line = str_until(&text, '\n');

		if (line.len > 0)
			status = take_document(c, path, line);
	}
	return status;
}

enum status
gcov_add(struct source *s, struct coverage *c)
{
	struct buf text = BUF_EMPTY;
	enum status status = source_whole(s, COVERAGE_MAX_JSON, &text);

	if (status == STATUS_OK)
		status = gcov_add_text(c, s->path, buf_str(&text));
	buf_free(&text);
	return status;
}
