/*
 * coverage_v8.c: V8's precise coverage, of NODE_V8_COVERAGE and of Deno:
 *
 *	{"result":[{"url":"file:///home/ann/job.js","functions":[
 *	  {"functionName":"dedupe","ranges":[
 *	    {"startOffset":49,"endOffset":282,"count":1},	its calls
 *	    {"startOffset":171,"endOffset":231,"count":19900}]}]}]}	a block
 *
 * The innermost range around a place has its count. A line has the count of the
 * block that was entered most often of those that begin in it. Offsets count
 * UTF-16 units of the source, which is read; the first function is the whole
 * script, so its end tells whether the source is still the same.
 */
#include <ctype.h>

#include "core/message.h"
#include "core/number.h"
#include "parse/coverage.h"
#include "stream/json.h"

struct v8_range {
	int64_t start, end;
	double count;
};

/* A script and its source. */
struct script {
	uint32_t file;
	struct buf text;
	int64_t *starts; /* for each line the offset of its first character */
	size_t lines, cap;
	int64_t length; /* in UTF-16 units */
	struct v8_range *ranges;
	size_t range_count, range_cap;
};

/* ---- the source ---- */

/* "file:///home/ann/a%20b.js" -> "/home/ann/a b.js"; false for other URLs. */
static bool
path_of(struct str url, struct buf *path)
{
	buf_clear(path);
	if (!str_starts(url, "file:///"))
		return false;
	for (size_t i = strlen("file://"); i < url.len; i++) {
		char hex[] = {url.data[i],
		    i + 2 < url.len ? url.data[i + 1] : '\0',
		    i + 2 < url.len ? url.data[i + 2] : '\0', '\0'};

		if (hex[0] == '%' && isxdigit((unsigned char)hex[1]) &&
		    isxdigit((unsigned char)hex[2]) &&
		    strcmp(hex + 1, "00") != 0) {
			buf_addc(path, (char)strtol(hex + 1, NULL, 16));
			i += 2;
		} else {
			buf_addc(path, hex[0]);
		}
	}
	return str_utf8(buf_str(path));
}

/* Notes where lines begin. */
static void
find_lines(struct script *s)
{
	bool begins = true;

	for (size_t i = 0; i < s->text.len; i++) {
		unsigned char c = (unsigned char)s->text.data[i];

		/* The bytes behind the first of a character; four are two
		 * units. */
		if ((c & 0xc0) == 0x80)
			continue;
		if (begins) {
			GROW(s->starts, s->cap, s->lines + 1);
			s->starts[s->lines++] = s->length;
			begins = false;
		}
		begins = c == '\n';
		s->length += c >= 0xf0 ? 2 : 1;
	}
}

/* The number of the line that holds OFFSET. */
static int64_t
line_at(const struct script *s, int64_t offset)
{
	size_t from = 0, to = s->lines;

	while (to - from > 1) {
		size_t middle = from + (to - from) / 2;

		if (s->starts[middle] <= offset)
			from = middle;
		else
			to = middle;
	}
	return (int64_t)from + 1;
}

/* ---- ranges ---- */

static int
compare_ranges(const void *a, const void *b)
{
	const struct v8_range *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

static bool
read_range(const struct json *tree, struct v8_range *range)
{
	double start = json_number(json_get(tree, "startOffset"), -1);
	double end = json_number(json_get(tree, "endOffset"), -1);

	range->count = json_number(json_get(tree, "count"), -1);
	if (!(start >= 0) || !(end >= start) || end > INT32_MAX ||
	    !coverage_is_count(range->count))
		return false;
	range->start = (int64_t)start;
	range->end = (int64_t)end;
	return true;
}

static bool
is_blank(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Each range begins at its first character that is no blank. */
static void
pass_ranges(struct script *s, struct coverage *c)
{
	struct coverage_block *blocks =
	    xreallocarray(NULL, s->range_count + 1, sizeof(*blocks));
	int64_t offset = 0, line = 1;
	size_t at = 0;

	xqsort(s->ranges, s->range_count, sizeof(*s->ranges), compare_ranges);
	for (size_t i = 0; i < s->range_count; i++) {
		for (; at < s->text.len; at++) {
			unsigned char byte = (unsigned char)s->text.data[at];

			if ((byte & 0xc0) != 0x80) {
				if (offset >= s->ranges[i].start &&
				    !is_blank(byte))
					break;
				offset += byte >= 0xf0 ? 2 : 1;
			}
			line += byte == '\n';
		}
		blocks[i] =
		    (struct coverage_block){s->file, line, s->ranges[i].count};
	}
	coverage_blocks(c, blocks, s->range_count);
	free(blocks);
}

/* ---- scripts ---- */

/* Takes a function: the first of its ranges is the whole of it. KNOWN: the source
 * is known, so that its lines are. */
static bool
take_function(
    struct script *s, struct coverage *c, const struct json *tree, bool known)
{
	struct str name = str_of(json_text(json_get(tree, "functionName"), ""));
	const struct json *ranges = json_get(tree, "ranges");
	struct v8_range range;

	for (const struct json *at = json_first(ranges); at != NULL;
	     at = json_next(at)) {
		if (!read_range(at, &range))
			return false;
		if (range.count > c->most)
			c->most = range.count;
		if (!known)
			continue;
		GROW(s->ranges, s->range_cap, s->range_count + 1);
		s->ranges[s->range_count++] = range;
		if (at != json_first(ranges))
			continue;
		if (range.start == 0 && range.end == s->length && name.len == 0)
			name = STR("<module>");
		coverage_function(c, s->file, line_at(s, range.start),
		    line_at(s, range.end - (range.end > range.start)), name,
		    range.count);
	}
	return json_first(ranges) != NULL;
}

/* True if the source is that of the script. */
static bool
find_source(struct script *s, const char *path, const struct json *functions)
{
	const struct json *whole =
	    json_first(json_get(json_first(functions), "ranges"));
	struct v8_range range;

	if (!coverage_source(path, &s->text))
		return false;
	find_lines(s);
	return s->lines > 0 && whole != NULL && read_range(whole, &range) &&
	       range.start == 0 && range.end == s->length;
}

static bool
take_script(struct coverage *c, const struct json *tree)
{
	const char *url = json_text(json_get(tree, "url"), NULL);
	const struct json *functions = json_get(tree, "functions");
	struct script s = {.file = MAP_NONE};
	struct buf path = BUF_EMPTY;
	bool good = url != NULL && json_kind(functions) == VALUE_ARRAY;
	bool known = false;

	/* What is built into the runtime is not the program's. */
	if (good && path_of(str_of(url), &path)) {
		s.file = coverage_file(c, buf_str(&path));
		known = find_source(&s, buf_text(&path), functions);
		if (!known)
			coverage_unfound(c, s.file);
	}
	for (const struct json *at = json_first(functions); at != NULL && good;
	     at = json_next(at))
		good = take_function(&s, c, at, known);
	if (good && known)
		pass_ranges(&s, c);
	free(s.starts);
	free(s.ranges);
	buf_free(&s.text);
	buf_free(&path);
	return good;
}

enum status
v8_add(struct source *s, struct coverage *c)
{
	const char *error = NULL;
	struct buf text = BUF_EMPTY;
	enum status status = source_whole(s, COVERAGE_MAX_JSON, &text);
	struct json *tree = NULL;
	const struct json *scripts;
	bool good = true;

	if (status != STATUS_OK) {
		buf_free(&text);
		return status;
	}
	tree = json_parse(buf_str(&text), &error, NULL);
	buf_free(&text);
	scripts = json_get(tree, "result");
	/* Deno writes a file for each script. */
	if (scripts == NULL)
		good = take_script(c, tree);
	for (const struct json *at = json_first(scripts); at != NULL && good;
	     at = json_next(at))
		good = take_script(c, at);
	if (!good)
		status = fail(STATUS_MALFORMED, "%s: %s", s->path,
		    error != NULL ? error
				  : "a script, a function or a count that is "
				    "none");
	json_free(tree);
	return status;
}
