/*
 * coverage_go.c: Go's profile of coverage, of `go test -coverprofile` and of
 * `go tool covdata textfmt`:
 *
 *	mode: count
 *	example.com/job/job.go:19.25,20.18 1 19900
 *
 * is a block from line 19, column 25, to line 20, column 18, of one statement,
 * that was entered so often. Blocks that come again, of several packages' tests,
 * are added up. It names no functions: they are looked up in the source, at the
 * path, or at its end below the working folder.
 */
#include <ctype.h>
#include <math.h>

#include "core/message.h"
#include "core/number.h"
#include "parse/coverage.h"

struct go_block {
	uint32_t file;
	int64_t line, column;
	double count;
};

struct gocover {
	struct source *source;
	struct coverage *c;
	struct map
	    *keys; /* "job.go:19.25,20.18": the index is that of blocks */
	struct go_block *blocks;
	size_t cap;
};

/* ---- blocks ---- */

/* The number before MARK, with which *TEXT then begins no more. */
static bool
number_before(struct str *text, char mark, int64_t *value)
{
	const char *end = memchr(text->data, mark, text->len);
	struct str digits = {text->data, 0};

	if (end == NULL)
		return false;
	digits.len = (size_t)(end - text->data);
	text->data += digits.len + 1;
	text->len -= digits.len + 1;
	return number_parse_int(digits, 0, INT32_MAX, value);
}

/* Splits "job.go:19.25,20.18 1 19900" into the place, up to the first blank
 * behind it, and what it says. */
static bool
split(
    struct str line, struct str *key, struct str *path, struct go_block *block)
{
	struct str rest;
	int64_t value;
	const char *colon = memrchr(line.data, ':', line.len);

	if (colon == NULL || colon == line.data)
		return false;
	*path = (struct str){line.data, (size_t)(colon - line.data)};
	rest = (struct str){colon + 1, line.len - path->len - 1};
	if (!number_before(&rest, '.', &block->line) ||
	    !number_before(&rest, ',', &block->column) ||
	    !number_before(&rest, '.', &value) ||
	    !number_before(&rest, ' ', &value))
		return false;
	*key = (struct str){line.data, (size_t)(rest.data - line.data) - 1};
	return number_before(&rest, ' ', &value) &&
	       coverage_count(rest, &block->count);
}

static enum status
take(struct gocover *g, struct str line)
{
	struct go_block block;
	struct str key, path;
	bool is_new;
	uint32_t at;

	/* Profiles of several packages may stand behind each other. */
	if (line.len == 0 || str_is(line, "mode: count") ||
	    str_is(line, "mode: atomic"))
		return STATUS_OK;
	if (str_is(line, "mode: set"))
		return fail(STATUS_MALFORMED,
		    "%s:%zu: 'mode: set' says what ran, not how often: "
		    "-covermode=count counts",
		    g->source->path, g->source->line);
	if (!split(line, &key, &path, &block))
		return fail(STATUS_MALFORMED, "%s:%zu: not a block: '%.*s'",
		    g->source->path, g->source->line, STR_ARG(line));
	at = map_add(g->keys, key, &is_new);
	if (is_new) {
		block.file = coverage_file(g->c, path);
		GROW(g->blocks, g->cap, (size_t)at + 1);
		g->blocks[at] = block;
	} else {
		g->blocks[at].count += block.count;
	}
	return STATUS_OK;
}

static int
compare_blocks(const void *a, const void *b)
{
	const struct go_block *x = a, *y = b;

	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

/* ---- functions ---- */

/* "func (r *Tree[K]) Add(" -> "Tree.Add", "func Map[T any](" -> "Map" */
static bool
function_name(struct str line, struct buf *name)
{
	size_t at = strlen("func ");

	buf_clear(name);
	if (!str_starts(line, "func "))
		return false;
	if (at < line.len && line.data[at] == '(') {
		size_t close = at, end;

		while (close < line.len && line.data[close] != ')')
			close++;
		for (end = at + 1; end < close && line.data[end] != '[';)
			end++;
		for (at = end;
		     at > 0 && (isalnum((unsigned char)line.data[at - 1]) ||
				   line.data[at - 1] == '_' ||
				   (line.data[at - 1] & 0x80) != 0);)
			at--;
		buf_add(name, line.data + at, end - at);
		buf_addc(name, '.');
		for (at = close + 1; at < line.len && line.data[at] == ' ';)
			at++;
	}
	for (; at < line.len && strchr("([ ", line.data[at]) == NULL; at++)
		buf_addc(name, line.data[at]);
	return at < line.len;
}

/* The source of PATH: at its end, where it begins with the module's name. */
static bool
find_source(struct str path, struct buf *text)
{
	for (const char *at = path.data; at != NULL; at = strchr(at, '/')) {
		if (*at == '/' && at > path.data)
			at++;
		if (coverage_source(at, text))
			return true;
		if (*at == '/')
			break;
	}
	return false;
}

/* The calls of a function from line START to END are the count of the first of
 * its blocks; *AT is the first block that does not begin before START. */
static double
calls_of(const struct gocover *g, uint32_t file, int64_t start, int64_t end,
    size_t *at)
{
	const struct go_block *blocks = g->blocks;
	size_t count = map_count(g->keys);

	while (*at < count &&
	       (blocks[*at].file < file ||
		   (blocks[*at].file == file && blocks[*at].line < start)))
		++*at;
	return *at < count && blocks[*at].file == file &&
		       blocks[*at].line <= end
		   ? blocks[*at].count
		   : (double)NAN;
}

/* Functions of gofmt's layout begin and end at the beginning of a line. */
static void
find_functions(struct gocover *g, uint32_t file, size_t *at)
{
	struct buf text = BUF_EMPTY, name = BUF_EMPTY, next = BUF_EMPTY;
	int64_t number = 0, start = 0;
	struct str rest;

	if (!find_source(map_key(g->c->paths, file), &text))
		coverage_unfound(g->c, file);
	rest = buf_str(&text);
	while (rest.len > 0) {
		struct str line = str_until(&rest, '\n');

		number++;
		if (function_name(line, &next)) {
			start = number;
			buf_clear(&name);
			buf_addstr(&name, buf_str(&next));
		}
		if (start > 0 && line.len > 0 &&
		    (line.data[0] == '}' ||
			(start == number && line.data[line.len - 1] == '}'))) {
			coverage_function(g->c, file, start, number,
			    buf_str(&name),
			    calls_of(g, file, start, number, at));
			start = 0;
		}
	}
	buf_free(&text);
	buf_free(&name);
	buf_free(&next);
}

static void
pass_on(struct gocover *g)
{
	size_t count = map_count(g->keys), at = 0;
	struct coverage_block *blocks =
	    xreallocarray(NULL, count + 1, sizeof(*blocks));

	xqsort(g->blocks, count, sizeof(*g->blocks), compare_blocks);
	for (size_t i = 0; i < count; i++) {
		const struct go_block *block = &g->blocks[i];

		if (i == 0 || block->file != g->blocks[i - 1].file)
			find_functions(g, block->file, &at);
		blocks[i] = (struct coverage_block){
		    block->file, block->line, block->count};
	}
	coverage_blocks(g->c, blocks, count);
	free(blocks);
}

enum status
gocover_add(struct source *s, struct coverage *c)
{
	struct gocover g = {.source = s, .c = c, .keys = map_new()};
	struct str line;
	enum status status;

	c->exact = true;
	while ((status = source_line(s, &line)) == STATUS_OK &&
	       (status = take(&g, line)) == STATUS_OK)
		;
	if (status == STATUS_END && s->open_end)
		status = fail(STATUS_MALFORMED,
		    "%s:%zu: no end of line: the file is cut short", s->path,
		    s->line);
	if (status == STATUS_END) {
		pass_on(&g);
		status = STATUS_OK;
	}
	map_free(g.keys);
	free(g.blocks);
	return status;
}
