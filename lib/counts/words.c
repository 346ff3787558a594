/*
 * words.c: names as they are written to all files of a profile. See counted.h.
 *
 *	/home/u/x.py		~/x.py
 *	<function f at 0x7f..>	<function f>
 *	a lone surrogate	\udc80
 *	NUL, or no UTF-8	?
 */
#include <stdlib.h>

#include "counts/counted.h"

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
	       (c >= 'A' && c <= 'F');
}

/* Removes addresses of objects, which differ from run to run. */
static void
drop_addresses(struct buf *text)
{
	char *at, *end;

	if (text->data == NULL)
		return;
	while ((at = memmem(text->data, text->len, " at 0x", 6)) != NULL) {
		for (end = at + 6; is_hex(*end);)
			end++;
		memmove(at, end, text->len - (size_t)(end - text->data) + 1);
		text->len -= (size_t)(end - at);
	}
}

/* Lone surrogates become the six characters that Python shows for them. */
static struct buf
escape_surrogates(struct str raw)
{
	struct buf text = BUF_EMPTY;

	buf_need(&text, raw.len);
	for (size_t i = 0; i < raw.len; i++) {
		const unsigned char *at = (const unsigned char *)raw.data + i;

		if (at[0] == 0xed && raw.len - i > 2 && at[1] >= 0xa0) {
			buf_addf(&text, "\\u%04x",
			    (at[0] & 0xfU) << 12 | (at[1] & 0x3fU) << 6 |
				(at[2] & 0x3fU));
			i += 2;
		} else
			buf_addc(&text, raw.data[i]);
	}
	return text;
}

/* No reader takes a file with such bytes, and one name should not be all. */
static void
replace_bad(struct buf *text)
{
	bool good = str_utf8(buf_str(text));

	for (size_t i = 0; i < text->len; i++)
		if (text->data[i] == '\0' ||
		    (!good && (unsigned char)text->data[i] >= 0x80))
			text->data[i] = '?';
}

struct word
word_clean(struct counted *c, struct str raw)
{
	struct word word = word_of(raw);
	struct buf text;

	if ((word.marks & MARK_ASCII) != 0 &&
	    memchr(raw.data, '\0', raw.len) == NULL &&
	    memmem(raw.data, raw.len, " at 0x", 6) == NULL)
		return word;
	text = escape_surrogates(raw);
	drop_addresses(&text);
	if (text.data == NULL)
		return word_of(STR(""));
	replace_bad(&text);
	counted_keep(c, text.data);
	return word_of(buf_str(&text));
}

/* The next of the folders and abbreviations, which are NUL-terminated. */
static struct str
next_part(struct str *from)
{
	size_t len = strnlen(from->data, from->len);
	struct str part = {from->data, len};

	len += len < from->len;
	from->data += len;
	from->len -= len;
	return part;
}

struct word
word_path(struct counted *c, struct str raw)
{
	struct str folders = {c->folders.data, c->folders.len};

	while (folders.len > 0) {
		struct str folder = next_part(&folders);
		struct str mark = next_part(&folders);
		struct buf text = BUF_EMPTY;

		if (folder.len == 0 || raw.len < folder.len ||
		    memcmp(raw.data, folder.data, folder.len) != 0)
			continue;
		buf_addstr(&text, mark);
		buf_add(
		    &text, raw.data + folder.len - 1, raw.len - folder.len + 1);
		counted_keep(c, text.data);
		return word_clean(c, buf_str(&text));
	}
	return word_clean(c, raw);
}
