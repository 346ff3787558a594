/*
 * scan.c: JSON as spans of its own text, see json.h. The whole grammar of RFC
 * 8259 is checked here, since cJSON accepts more.
 *
 *	{"type":"func","ncall":12}  ->  type: "func"   ncall: 12
 */
#include "stream/json.h"

#include <limits.h>

#include "core/number.h"

static const char *
skip_space(const char *at, const char *end)
{
	while (at < end &&
	       (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
		at++;
	return at;
}

/* AT is after a backslash; returns what follows the escape. */
static const char *
skip_escape(const char *at, const char *end)
{
	if (at == end)
		return NULL;
	if (*at != 'u')
		return memchr("\"\\/bfnrt", *at, 8) != NULL ? at + 1 : NULL;
	if (end - at < 5)
		return NULL;
	for (int i = 1; i <= 4; i++)
		if (memchr("0123456789abcdefABCDEF", at[i], 22) == NULL)
			return NULL;
	return at + 5;
}

/* How many of the eight bytes at AT come before the first quote, backslash or
 * control character. Each comparison sets the high bit of the bytes that match;
 * it may set others after the first match, but none before it. */
static inline size_t
plain_prefix(const char *at)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t highs = UINT64_C(0x8080808080808080);
	uint64_t word, quote, slash, found;

	memcpy(&word, at, 8);
	quote = word ^ ones * '"';
	slash = word ^ ones * '\\';
	found = (((quote - ones) & ~quote) | ((slash - ones) & ~slash) |
		    ((word - ones * 0x20) & ~word)) &
		highs;
	if (found == 0)
		return 8;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(found) / 8;
#else
	return 0; /* leaves the bytes to the loop of the caller */
#endif
}

/* AT is after the opening quote; returns what follows the closing one. */
static const char *
skip_string(const char *at, const char *end)
{
	while (at != NULL && at < end) {
		unsigned char c;
		size_t plain = 8;

		while (plain == 8 && end - at >= 8) {
			plain = plain_prefix(at);
			at += plain;
		}
		if (at == end)
			break;
		c = (unsigned char)*at++;
		if (c == '"')
			return at;
		if (c == '\\')
			at = skip_escape(at, end);
		else if (c < 0x20)
			return NULL;
	}
	return NULL;
}

static const char *
skip_number(const char *at, const char *end)
{
	const char *begin = at;
	bool digits = false;

	while (at < end &&
	       ((*at >= '0' && *at <= '9') || *at == '-' || *at == '+' ||
		   *at == '.' || *at == 'e' || *at == 'E')) {
		digits |= *at < '0' || *at > '9';
		at++;
	}
	/* Plain digits need no full check. */
	if (!digits && (at - begin == 1 || (at > begin && *begin != '0')))
		return at;
	return number_valid((struct str){begin, (size_t)(at - begin)}) ? at
								       : NULL;
}

static const char *
skip_word(const char *at, const char *end, const char *word)
{
	size_t len = strlen(word);

	return (size_t)(end - at) >= len && memcmp(at, word, len) == 0
		   ? at + len
		   : NULL;
}

static const char *skip_value(
    const char *at, const char *end, enum value_kind *kind, int depth);

/* The next member of the container whose closing bracket is CLOSE. */
static bool
next_member(struct json_cursor *cursor, char close, struct str *key,
    struct str *value, enum value_kind *kind, int depth)
{
	const char *at = skip_space(cursor->at, cursor->end), *after;
	const char *end = cursor->end;

	cursor->bad = true;
	if (at == end)
		return false;
	if (*at == close) {
		cursor->bad = false;
		cursor->at = at + 1;
		return false;
	}
	if (cursor->started) {
		if (*at != ',')
			return false;
		at = skip_space(at + 1, end);
	}
	if (close == '}') {
		if (at == end || *at != '"' ||
		    (after = skip_string(at + 1, end)) == NULL)
			return false;
		*key = (struct str){at + 1, (size_t)(after - at) - 2};
		at = skip_space(after, end);
		if (at == end || *at != ':')
			return false;
		at = skip_space(at + 1, end);
	}
	after = skip_value(at, end, kind, depth);
	if (after == NULL)
		return false;
	*value = (struct str){at, (size_t)(after - at)};
	cursor->at = after;
	cursor->started = true;
	cursor->bad = false;
	return true;
}

/* AT is after the opening bracket. */
static const char *
skip_members(const char *at, const char *end, char close, int depth)
{
	struct json_cursor cursor = {at, end, false, false};
	enum value_kind kind;
	struct str key, value;

	if (depth > JSON_MAX_DEPTH)
		return NULL;
	while (next_member(&cursor, close, &key, &value, &kind, depth))
		;
	return cursor.bad ? NULL : cursor.at;
}

static const char *
skip_value(const char *at, const char *end, enum value_kind *kind, int depth)
{
	if (at == end)
		return NULL;
	switch (*at) {
	case '"':
		*kind = VALUE_STRING;
		return skip_string(at + 1, end);
	case '{':
		*kind = VALUE_OBJECT;
		return skip_members(at + 1, end, '}', depth + 1);
	case '[':
		*kind = VALUE_ARRAY;
		return skip_members(at + 1, end, ']', depth + 1);
	case 't':
		*kind = VALUE_BOOL;
		return skip_word(at, end, "true");
	case 'f':
		*kind = VALUE_BOOL;
		return skip_word(at, end, "false");
	case 'n':
		*kind = VALUE_NULL;
		return skip_word(at, end, "null");
	default:
		*kind = VALUE_NUMBER;
		return skip_number(at, end);
	}
}

const char *
json_skip(
    const char *at, const char *end, struct str *value, enum value_kind *kind)
{
	const char *begin = skip_space(at, end);
	const char *after = skip_value(begin, end, kind, 0);

	if (after != NULL)
		*value = (struct str){begin, (size_t)(after - begin)};
	return after;
}

struct json_cursor
json_walk(struct str container)
{
	/* There may be no text at all. */
	if (container.len == 0)
		container = STR(" ");
	return (struct json_cursor){
	    container.data + 1, container.data + container.len, false, false};
}

bool
json_array_next(
    struct json_cursor *cursor, struct str *value, enum value_kind *kind)
{
	struct str key;

	return next_member(cursor, ']', &key, value, kind, 1);
}

bool
json_object_next(struct json_cursor *cursor, struct str *key, struct str *value,
    enum value_kind *kind)
{
	return next_member(cursor, '}', key, value, kind, 1);
}

static uint32_t
hex4(const char *at)
{
	uint32_t value = 0;

	for (int i = 0; i < 4; i++) {
		char c = at[i];

		value = value * 16 + (uint32_t)(c <= '9'   ? c - '0'
						: c >= 'a' ? c - 'a' + 10
							   : c - 'A' + 10);
	}
	return value;
}

static void
add_utf8(struct buf *out, uint32_t code)
{
	if (code < 0x80) {
		buf_addc(out, (char)code);
	} else if (code < 0x800) {
		buf_addc(out, (char)(0xc0 | code >> 6));
		buf_addc(out, (char)(0x80 | (code & 0x3f)));
	} else if (code < 0x10000) {
		buf_addc(out, (char)(0xe0 | code >> 12));
		buf_addc(out, (char)(0x80 | (code >> 6 & 0x3f)));
		buf_addc(out, (char)(0x80 | (code & 0x3f)));
	} else {
		buf_addc(out, (char)(0xf0 | code >> 18));
		buf_addc(out, (char)(0x80 | (code >> 12 & 0x3f)));
		buf_addc(out, (char)(0x80 | (code >> 6 & 0x3f)));
		buf_addc(out, (char)(0x80 | (code & 0x3f)));
	}
}

/* AT is after "\u". Unpaired surrogates become U+FFFD. */
static const char *
unescape_unicode(struct buf *out, const char *at, const char *end)
{
	uint32_t code = hex4(at), low;

	at += 4;
	if (code >= 0xd800 && code < 0xdc00 && end - at >= 6 && at[0] == '\\' &&
	    at[1] == 'u' && (low = hex4(at + 2)) >= 0xdc00 && low < 0xe000) {
		code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
		at += 6;
	}
	add_utf8(out, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
	return at;
}

void
json_unescape(struct buf *out, struct str raw)
{
	const char *at = raw.data, *end = raw.data + raw.len;

	while (at < end) {
		static const char names[] = "bfnrt", bytes[] = "\b\f\n\r\t";
		const char *slash = memchr(at, '\\', (size_t)(end - at)), *name;

		if (slash == NULL)
			slash = end;
		buf_add(out, at, (size_t)(slash - at));
		at = slash;
		if (at == end)
			break;
		at++;
		if (*at == 'u') {
			at = unescape_unicode(out, at + 1, end);
			continue;
		}
		name = memchr(names, *at, 5);
		buf_addc(out, name == NULL ? *at : bytes[name - names]);
		at++;
	}
}

static bool
is_plain_char(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

/* Adds TEXT, escaped, and the closing quote. */
static void
quote_rest(struct buf *out, struct str text)
{
	const char *at = text.data, *end = text.data + text.len, *plain = at;

	while (at < end) {
		unsigned char c = (unsigned char)*at++;

		if (is_plain_char((char)c))
			continue;
		buf_add(out, plain, (size_t)(at - 1 - plain));
		plain = at;
		if (c == '"' || c == '\\')
			buf_addf(out, "\\%c", c);
		else if (c == '\n')
			buf_adds(out, "\\n");
		else if (c == '\t')
			buf_adds(out, "\\t");
		else if (c == '\r')
			buf_adds(out, "\\r");
		else
			buf_addf(out, "\\u%04x", c);
	}
	if (end > plain)
		buf_add(out, plain, (size_t)(end - plain));
	buf_addc(out, '"');
}

/* Copies sixteen bytes; true if all are plain text. */
static inline bool
copy_plain(char *to, const char *from)
{
	typedef signed char bytes __attribute__((vector_size(16)));
	bytes some, odd;
	uint64_t found[2];

	memcpy(&some, from, sizeof(some));
	memcpy(to, &some, sizeof(some));
	/* The sign bit is flipped, so that bytes above ASCII compare as larger
	 * than a blank. */
	odd = ((some ^ SCHAR_MIN) < 0x20 + SCHAR_MIN) | (some == '"') |
	      (some == '\\');
	memcpy(found, &odd, sizeof(found));
	return (found[0] | found[1]) == 0;
}

void
json_quote(struct buf *out, struct str text)
{
	size_t at = 0;
	char *to;

	buf_need(out, text.len + 2);
	to = out->data + out->len;
	*to++ = '"';
	while (text.len - at >= 16 && copy_plain(to + at, text.data + at))
		at += 16;
	/* The last sixteen bytes overlap those before. */
	if (at > 0 && text.len - at < 16 &&
	    copy_plain(to + text.len - 16, text.data + text.len - 16))
		at = text.len;
	for (; at < text.len && is_plain_char(text.data[at]); at++)
		to[at] = text.data[at];
	out->len += 1 + at;
	if (at < text.len) {
		quote_rest(out, (struct str){text.data + at, text.len - at});
		return;
	}
	memcpy(to + at, "\"", 2);
	out->len++;
}
