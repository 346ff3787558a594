/*
 * text.h: strings. `struct str` is a view that owns nothing; `struct buf` is a
 * growing string that owns its bytes. Out of memory ends the program with
 * status 4; nothing is lost, since files are written whole or not at all.
 */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/platform.h"

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
/* Allocates COUNT items of SIZE; an overflow of the product ends the
 * program. */
void *xreallocarray(void *old, size_t count, size_t size);
/* Like qsort(); of none ITEMS may be NULL. */
void xqsort(void *items, size_t count, size_t size,
    int (*compare)(const void *, const void *));
char *xstrdup(const char *text);
char *xstrndup(const char *data, size_t len);
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
/* Makes room in a growing array: ITEMS has CAP of them, and gets NEED or
 * more. */
#define GROW(items, cap, need)                                             \
	((need) <= (cap) ? (void)0                                         \
			 : (void)((items) = xgrow((items), &(cap), (need), \
				      sizeof(*(items)))))
void *xgrow(void *items, size_t *cap, size_t need, size_t size);

struct str {
	const char *data; /* not terminated; NULL if there is no string */
	size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* For printf: "%.*s". */
#define STR_ARG(s) (int)((s).len > 4096 ? 4096 : (s).len), (s).data

static inline struct str
str_of(const char *text)
{
	return (struct str){text, text == NULL ? 0 : strlen(text)};
}
static inline bool
str_equal(struct str a, struct str b)
{
	return a.len == b.len &&
	       (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}
static inline bool
str_is(struct str a, const char *text)
{
	return str_equal(a, str_of(text));
}
int str_compare(struct str a, struct str b); /* byte order */
static inline bool
str_starts(struct str a, const char *prefix)
{
	size_t len = strlen(prefix);

	return a.len >= len && memcmp(a.data, prefix, len) == 0;
}
bool str_ends(struct str a, const char *suffix);
/* FNV-1a of TEXT; HASH is that of the text before it, or STR_HASH. */
#define STR_HASH UINT64_C(0xcbf29ce484222325)
uint64_t str_hash(uint64_t hash, struct str text);
/* The part after the last '/', or all of it. */
struct str str_base(struct str path);
/* The text up to the first MARK, or all of it; *TEXT becomes what follows
 * that. */
struct str str_until(struct str *text, char mark);
/* The same up to the first space. */
struct str str_word(struct str *text);
/* S without the characters of BLANKS at both ends. */
struct str str_trim(struct str s, const char *blanks);
/* True for text that a spreadsheet would compute, or that has quotes (') before
 * such text: in CSV it has one more quote before it. */
bool str_is_formula(struct str text);
/* The text that a cell of CSV stands for: without that quote. */
struct str str_of_cell(struct str cell);
/* True if all of S is well-formed UTF-8: no surrogates, no overlong forms,
 * nothing above U+10FFFF. */
bool str_utf8(struct str s);
/* The number of characters of UTF-8 text; the number of bytes of its first
 * COUNT characters. */
size_t str_chars(struct str s);
size_t str_chars_end(struct str s, size_t count);

struct buf {
	char *data; /* NUL-terminated once something was added */
	size_t len;
	size_t cap;
};

#define BUF_EMPTY ((struct buf){NULL, 0, 0})
void buf_free(struct buf *buf);
void buf_clear(struct buf *buf);
void buf_grow(struct buf *buf, size_t more);
/* Makes room for MORE bytes and a terminator. */
static inline void
buf_need(struct buf *buf, size_t more)
{
	if (buf->data == NULL || more >= buf->cap - buf->len)
		buf_grow(buf, more);
}
static inline void
buf_add(struct buf *buf, const void *data, size_t len)
{
	buf_need(buf, len);
	if (len > 0)
		memcpy(buf->data + buf->len, data, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}
static inline void
buf_adds(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}
static inline void
buf_addstr(struct buf *buf, struct str s)
{
	buf_add(buf, s.data, s.len);
}
static inline void
buf_addc(struct buf *buf, char c)
{
	buf_need(buf, 1);
	buf->data[buf->len++] = c;
	buf->data[buf->len] = '\0';
}
void buf_addf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
/* Adds TEXT as a terminal may show it: control characters, those that reorder or
 * hide text, and bytes that are not UTF-8 as "\x1b"; the ends of lines stay in
 * _lines(). */
void buf_add_visible(struct buf *buf, struct str text);
void buf_add_visible_lines(struct buf *buf, struct str text);
/* The same as buf_add_visible(), cut as by buf_add_cut(). */
void buf_add_visible_cut(struct buf *buf, struct str text, size_t width,
    const char *dots, size_t part);
/* Adds S cut to WIDTH characters: DOTS replace its middle, after 1 / PART of
 * the characters that are left. The ends of a name say more than its middle. */
void buf_add_cut(
    struct buf *buf, struct str s, size_t width, const char *dots, size_t part);
void buf_add_repeated(struct buf *buf, char c, size_t count);
/* Adds a line of COUNT cells in columns of these widths, two blanks apart; the
 * cells of RIGHT columns are aligned to the right, longer ones cut with DOTS. A
 * cell may be NULL; a column of width 0 is left out. */
void buf_add_row(struct buf *buf, char *const *cells, const size_t *widths,
    const bool *right, size_t count, const char *dots);
struct str buf_str(const struct buf *buf);
/* The text, NUL-terminated ("" if empty); the buffer still owns it. */
const char *buf_text(const struct buf *buf);
/* The same, given to the caller, who frees it; BUF is empty then. */
char *buf_take(struct buf *buf);

/* S as UTF-8 without NUL: itself, or what SPACE then holds, other bytes as
 * "\xff". */
struct str str_legible(struct str s, struct buf *space);

#endif
