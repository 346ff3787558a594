/* text.c: see text.h. */
#include "core/text.h"

#include <unistd.h>

#include "core/program_name.h"
#include "core/status.h"

/* No formatting here: it would need memory. */
static _Noreturn void
out_of_memory(void)
{
	static const char said[] = ": out of memory\n";
	const char *name = program_name();

	if (write(STDERR_FILENO, name, strlen(name)) < 0 ||
	    write(STDERR_FILENO, said, sizeof(said) - 1) < 0)
		_exit(STATUS_SYSTEM);
	_exit(STATUS_SYSTEM);
}

void *
xmalloc(size_t size)
{
	void *data = malloc(size == 0 ? 1 : size);

	if (data == NULL)
		out_of_memory();
	return data;
}

void *
xcalloc(size_t count, size_t size)
{
	void *data = calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);

	if (data == NULL)
		out_of_memory();
	return data;
}

static void *
xrealloc(void *old, size_t size)
{
	void *data = realloc(old, size == 0 ? 1 : size);

	if (data == NULL)
		out_of_memory();
	return data;
}

void *
xreallocarray(void *old, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		out_of_memory();
	return xrealloc(old, count * size);
}

void *
xgrow(void *items, size_t *cap, size_t need, size_t size)
{
	size_t want = *cap < 8 ? 8 : *cap;

	while (want < need)
		want = want > SIZE_MAX / 2 ? need : want * 2;
	*cap = want;
	return xreallocarray(items, want, size);
}

void
xqsort(void *items, size_t count, size_t size,
    int (*compare)(const void *, const void *))
{
	if (items != NULL)
		qsort(items, count, size, compare);
}

char *
xstrdup(const char *text)
{
	return xstrndup(text, strlen(text));
}

char *
xstrndup(const char *data, size_t len)
{
	char *copy = xmalloc(len + 1);

	if (len > 0)
		memcpy(copy, data, len);
	copy[len] = '\0';
	return copy;
}

int
str_compare(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len == 0 ? 0 : memcmp(a.data, b.data, len);

	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool
str_ends(struct str a, const char *suffix)
{
	size_t len = strlen(suffix);

	return a.len >= len && memcmp(a.data + a.len - len, suffix, len) == 0;
}

uint64_t
str_hash(uint64_t hash, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.data[i]) *
		       UINT64_C(0x100000001b3);
	return hash;
}

struct str
str_base(struct str path)
{
	for (size_t i = path.len; i > 0; i--)
		if (path.data[i - 1] == '/')
			return (struct str){path.data + i, path.len - i};
	return path;
}

struct str
str_until(struct str *text, char mark)
{
	const char *end =
	    text->len == 0 ? NULL : memchr(text->data, mark, text->len);
	struct str part = {
	    text->data, end == NULL ? text->len : (size_t)(end - text->data)};
	size_t skip = part.len + (end != NULL);

	text->data += skip;
	text->len -= skip;
	return part;
}

struct str
str_word(struct str *text)
{
	return str_until(text, ' ');
}

static bool
is_of(char c, const char *characters)
{
	return c != '\0' && strchr(characters, c) != NULL;
}

struct str
str_trim(struct str s, const char *blanks)
{
	while (s.len > 0 && is_of(s.data[s.len - 1], blanks))
		s.len--;
	while (s.len > 0 && is_of(s.data[0], blanks)) {
		s.data++;
		s.len--;
	}
	return s;
}

/* The length of the well-formed UTF-8 sequence at AT, 0 if there is none. */
static size_t
utf8_sequence(const unsigned char *at, size_t left)
{
	unsigned char lowest = 0x80, highest = 0xbf;
	size_t len;

	if (at[0] >= 0xc2 && at[0] <= 0xdf)
		len = 2;
	else if (at[0] >= 0xe0 && at[0] <= 0xef)
		len = 3;
	else if (at[0] >= 0xf0 && at[0] <= 0xf4)
		len = 4;
	else
		return 0;
	if (left < len)
		return 0;
	/* Overlong forms, surrogates, and what lies above U+10FFFF. */
	if (at[0] == 0xe0)
		lowest = 0xa0;
	else if (at[0] == 0xed)
		highest = 0x9f;
	else if (at[0] == 0xf0)
		lowest = 0x90;
	else if (at[0] == 0xf4)
		highest = 0x8f;
	if (at[1] < lowest || at[1] > highest)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

bool
str_utf8(struct str s)
{
	const unsigned char *at = (const unsigned char *)s.data;
	size_t left = s.len;

	while (left > 0) {
		uint64_t eight;
		size_t len = 1;

		if (left >= 8) {
			memcpy(&eight, at, 8);
			if ((eight & UINT64_C(0x8080808080808080)) == 0) {
				at += 8;
				left -= 8;
				continue;
			}
		}
		if (*at >= 0x80 && (len = utf8_sequence(at, left)) == 0)
			return false;
		at += len;
		left -= len;
	}
	return true;
}

struct str
str_legible(struct str s, struct buf *space)
{
	const unsigned char *at = (const unsigned char *)s.data;

	if (memchr(s.data, '\0', s.len) == NULL && str_utf8(s))
		return s;
	buf_clear(space);
	for (size_t left = s.len, len; left > 0; at += len, left -= len) {
		bool plain = *at > 0 && *at < 0x80;

		len = plain ? 1 : utf8_sequence(at, left);
		if (len > 0)
			buf_add(space, at, len);
		else
			buf_addf(space, "\\x%02x", *at);
		len += len == 0;
	}
	return buf_str(space);
}

static bool
begins_char(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

size_t
str_chars(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.len; i++)
		count += begins_char(s.data[i]);
	return count;
}

size_t
str_chars_end(struct str s, size_t count)
{
	size_t at = 0;

	for (; at < s.len; at++)
		if (begins_char(s.data[at]) && count-- == 0)
			break;
	return at;
}

void
buf_free(struct buf *buf)
{
	free(buf->data);
	*buf = BUF_EMPTY;
}

void
buf_clear(struct buf *buf)
{
	buf->len = 0;
	if (buf->data != NULL)
		buf->data[0] = '\0';
}

void
buf_grow(struct buf *buf, size_t more)
{
	if (more >= SIZE_MAX - buf->len)
		out_of_memory();
	buf->data = xgrow(buf->data, &buf->cap, buf->len + more + 1, 1);
}

void
buf_add_cut(
    struct buf *buf, struct str s, size_t width, const char *dots, size_t part)
{
	size_t have = str_chars(s), len = strlen(dots), front, behind;

	if (have <= width || width <= len) {
		buf_addstr(buf, s);
		return;
	}
	front = (width - len) / part;
	behind = str_chars_end(s, have - (width - len - front));
	buf_add(buf, s.data, str_chars_end(s, front));
	buf_adds(buf, dots);
	buf_add(buf, s.data + behind, s.len - behind);
}

void
buf_vaddf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	if (len > 0) {
		buf_need(buf, (size_t)len);
		vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
		buf->len += (size_t)len;
	}
	va_end(again);
}

void
buf_addf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vaddf(buf, format, args);
	va_end(args);
}

void
buf_add_repeated(struct buf *buf, char c, size_t count)
{
	while (count-- > 0)
		buf_addc(buf, c);
}

void
buf_add_row(struct buf *buf, char *const *cells, const size_t *widths,
    const bool *right, size_t count, const char *dots)
{
	for (size_t i = 0; i < count; i++) {
		struct str cell = str_of(cells[i] == NULL ? "" : cells[i]);
		size_t have = str_chars(cell);
		size_t pad = have < widths[i] ? widths[i] - have : 0;

		if (widths[i] == 0)
			continue;
		buf_add_repeated(buf, ' ', right[i] ? pad : 0);
		buf_add_cut(buf, cell, widths[i], dots, 3);
		buf_add_repeated(buf, ' ', right[i] ? 2 : pad + 2);
	}
	while (buf->len > 0 && buf->data[buf->len - 1] == ' ')
		buf->data[--buf->len] = '\0';
	buf_addc(buf, '\n');
}

struct str
buf_str(const struct buf *buf)
{
	return (struct str){buf_text(buf), buf->len};
}

const char *
buf_text(const struct buf *buf)
{
	return buf->data == NULL ? "" : buf->data;
}

char *
buf_take(struct buf *buf)
{
	char *text = buf->data == NULL ? xstrdup("") : buf->data;

	*buf = BUF_EMPTY;
	return text;
}
