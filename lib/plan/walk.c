/* walk.c: see walk.h. */
#include "plan/walk.h"

#include <stdarg.h>

#include "core/message.h"

struct walk
walk_begin(const char *path, size_t line, struct str text)
{
	return (struct walk){.path = path,
	    .line = line,
	    .base = text.data,
	    .at = text.data,
	    .end = text.data + text.len};
}

void
walk_release(struct walk *walk)
{
	for (size_t i = 0; i < walk->owned_count; i++)
		free(walk->owned[i]);
	free(walk->owned);
	walk->owned = NULL;
	walk->owned_count = walk->owned_cap = 0;
}

enum status
walk_fail(const struct walk *walk, const char *at, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	size_t line = walk->line;
	va_list args;

	for (const char *c = walk->base; c < at; c++)
		line += *c == '\n';
	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	fail(STATUS_MALFORMED, "%s:%zu: %s", walk->path, line, buf_text(&text));
	buf_free(&text);
	return STATUS_MALFORMED;
}

/* Reports broken grammar at the walk's place. */
static enum status
fail_here(const struct walk *walk, const char *wanted)
{
	size_t len = (size_t)(walk->end - walk->at);

	if (len == 0)
		return walk_fail(
		    walk, walk->at, "ends where %s should be", wanted);
	for (size_t i = 0; i < len; i++)
		if (i == 24 || walk->at[i] == '\n' || walk->at[i] == '\0')
			len = i == 0 ? 1 : i;
	if (walk->at[0] == '\0')
		return walk_fail(walk, walk->at, "not %s: a NUL", wanted);
	return walk_fail(
	    walk, walk->at, "not %s: '%.*s'", wanted, (int)len, walk->at);
}

/* How many of the eight bytes at AT are blanks before another character. */
static int
count_blanks(const char *at)
{
	uint64_t eight;
	int blanks = 0;

	memcpy(&eight, at, 8);
	eight ^= UINT64_C(0x2020202020202020);
	if (eight == 0)
		return 8;
	if (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
		return __builtin_ctzll(eight) / 8;
	while (at[blanks] == ' ')
		blanks++;
	return blanks;
}

/* Most of a plan's white space is a newline and indentation. */
static void
skip_space(struct walk *walk)
{
	const char *at = walk->at, *end = walk->end;

	while (at < end && (unsigned char)*at <= ' ' &&
	       (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) {
		int blanks;

		at++;
		do {
			blanks = end - at >= 8 ? count_blanks(at) : 0;
			at += blanks;
		} while (blanks == 8);
	}
	walk->at = at;
}

char
walk_peek(struct walk *walk)
{
	skip_space(walk);
	return walk->at < walk->end ? *walk->at : '\0';
}

struct str
walk_text(struct walk *walk, struct str string)
{
	struct str raw = {string.data + 1, string.len - 2};
	struct buf text = BUF_EMPTY;

	if (memchr(raw.data, '\\', raw.len) == NULL)
		return raw;
	json_unescape(&text, raw);
	GROW(walk->owned, walk->owned_cap, walk->owned_count + 1);
	raw.len = text.len;
	raw.data = walk->owned[walk->owned_count++] = buf_take(&text);
	return raw;
}

enum status
walk_open(struct walk *walk, char bracket, struct box *box)
{
	if (walk_peek(walk) != bracket)
		return fail_here(
		    walk, bracket == '{' ? "an object" : "an array");
	if (walk->depth++ >= JSON_MAX_DEPTH)
		return walk_fail(
		    walk, walk->at, "deeper than %d levels", JSON_MAX_DEPTH);
	/* The array of keys needs no clearing. */
	box->open = walk->at++;
	box->close = NULL;
	box->last = walk->at;
	box->count = 0;
	box->lead = (struct str){NULL, 0};
	box->marks = 0;
	box->many = NULL;
	return STATUS_OK;
}

void
walk_leave(struct box *box)
{
	map_free(box->many);
	box->many = NULL;
}

void
walk_taken(struct walk *walk, struct box *box)
{
	box->last = walk->at;
}

/* True if BOX has had KEY before; adds it. The count is raised by the
 * caller. */
static bool
key_is_known(struct box *box, struct str key)
{
	unsigned last = key.len == 0 ? 0 : (unsigned char)key.data[key.len - 1];
	uint64_t mark = UINT64_C(1) << ((key.len * 7 + last) % 64);
	bool is_new = true;

	if (box->count < WALK_FEW_KEYS) {
		for (size_t i = 0; (box->marks & mark) != 0 && i < box->count;
		     i++)
			if (str_equal(box->few[i], key))
				return true;
		box->marks |= mark;
		box->few[box->count] = key;
		return false;
	}
	if (box->many == NULL) {
		box->many = map_new();
		for (size_t i = 0; i < WALK_FEW_KEYS; i++)
			map_add(box->many, box->few[i], NULL);
	}
	map_add(box->many, key, &is_new);
	return !is_new;
}

static enum status
read_name(struct walk *walk, struct box *box, struct member *member)
{
	const char *begin = walk->at, *after;
	struct str string;
	enum value_kind kind;

	if (walk->at == walk->end || *walk->at != '"')
		return fail_here(walk, "a key");
	after = json_skip(walk->at, walk->end, &string, &kind);
	if (after == NULL)
		return fail_here(walk, "a key");
	member->key = walk_text(walk, string);
	if (key_is_known(box, member->key))
		return walk_fail(walk, begin, "a key stands twice: '%.*s'",
		    STR_ARG(member->key));
	walk->at = after;
	if (walk_peek(walk) != ':')
		return fail_here(walk, "a ':'");
	walk->at++;
	skip_space(walk);
	member->name = (struct str){begin, (size_t)(walk->at - begin)};
	return STATUS_OK;
}

enum status
walk_next(struct walk *walk, struct box *box, struct member *member)
{
	char close = *box->open == '{' ? '}' : ']';
	const char *lead;
	enum status status = STATUS_OK;
	char next = walk_peek(walk);

	*member = (struct member){0};
	if (next == close) {
		box->close = walk->at++;
		walk->depth--;
		walk_leave(box);
		return STATUS_END;
	}
	if (box->count > 0) {
		if (next != ',') {
			walk_leave(box);
			return fail_here(walk, "a ',' or the end of the list");
		}
		walk->at++;
	}
	lead = box->count == 0 ? box->open + 1 : walk->at;
	member->before = (struct str){box->last, (size_t)(lead - box->last)};
	skip_space(walk);
	member->lead = (struct str){lead, (size_t)(walk->at - lead)};
	if (close == '}')
		status = read_name(walk, box, member);
	box->lead = member->lead;
	box->count++;
	if (status != STATUS_OK)
		walk_leave(box);
	return status;
}

static enum status take(struct walk *walk, enum value_kind *kind);

static enum status
take_box(struct walk *walk, char bracket)
{
	struct box box;
	struct member member;
	enum value_kind kind;
	enum status status = walk_open(walk, bracket, &box);

	if (status != STATUS_OK)
		return status;
	while ((status = walk_next(walk, &box, &member)) == STATUS_OK) {
		status = take(walk, &kind);
		if (status != STATUS_OK) {
			walk_leave(&box);
			return status;
		}
		walk_taken(walk, &box);
	}
	return status == STATUS_END ? STATUS_OK : status;
}

static enum status
take(struct walk *walk, enum value_kind *kind)
{
	char next = walk_peek(walk);
	const char *after;
	struct str value;

	if (next == '{' || next == '[') {
		*kind = next == '{' ? VALUE_OBJECT : VALUE_ARRAY;
		return take_box(walk, next);
	}
	after = json_skip(walk->at, walk->end, &value, kind);
	if (after == NULL)
		return fail_here(walk, "a value");
	walk->at = after;
	return STATUS_OK;
}

enum status
walk_value(struct walk *walk, struct member *member)
{
	const char *begin;
	enum status status;

	walk_peek(walk);
	begin = walk->at;
	status = take(walk, &member->kind);
	member->value = (struct str){begin, (size_t)(walk->at - begin)};
	return status;
}

enum status
walk_end(struct walk *walk)
{
	if (walk_peek(walk) == '\0' && walk->at == walk->end)
		return STATUS_OK;
	return fail_here(walk, "the end of the text");
}
