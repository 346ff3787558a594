/* put.c: see put.h. */
#include "counts/put.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BUFFER_SIZE (1 << 16)
#define DECIMAL_MAX (NUMBER_MAX + 20)
#define ESCAPE_MAX  6 /* \u001f */

void
put_begin(struct put *out, int file)
{
	*out = (struct put){.file = file};
	out->buffer = out->at = xmalloc(BUFFER_SIZE);
	out->end = out->buffer + BUFFER_SIZE;
}

static void
flush(struct put *out)
{
	const char *from = out->buffer;

	while (from < out->at && out->error == 0) {
		ssize_t done = write(out->file, from, (size_t)(out->at - from));

		if (done >= 0)
			from += done;
		else if (errno != EINTR)
			out->error = errno;
	}
	out->at = out->buffer;
}

bool
put_end(struct put *out)
{
	flush(out);
	free(out->buffer);
	errno = out->error;
	return out->error == 0;
}

char *
put_make_room(struct put *out, size_t len)
{
	flush(out);
	if (len > (size_t)(out->end - out->at)) {
		free(out->buffer);
		out->buffer = out->at = xmalloc(len);
		out->end = out->at + len;
	}
	return out->at;
}

void
put_text(struct put *out, const char *data)
{
	put(out, data, strlen(data));
}

char *
write_long(char *to, int64_t value)
{
	uint64_t rest = (uint64_t)value, power = 10;
	int len = 1;

	if (value < 0) {
		*to++ = '-';
		rest = -rest;
	}
	for (; len < 19 && rest >= power; power *= 10)
		len++;
	for (int i = len; i-- > 0; rest /= 10)
		to[i] = (char)('0' + rest % 10);
	return to + len;
}

void
put_digits(struct put *out, int64_t value)
{
	char *to = put_room(out, NUMBER_MAX);

	out->at = write_digits(to, value);
}

void
put_number(struct put *out, int64_t value)
{
	char *to = put_room(out, NUMBER_MAX);

	out->at = write_number(to, value);
}

void
put_decimal(struct put *out, int64_t value, int places)
{
	char *to = put_room(out, DECIMAL_MAX);
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	uint64_t high = rest / EIGHT_PLACES, power = 1;

	for (int i = 8; i < places; i++)
		power *= 10;
	*to++ = ',';
	if (value < 0)
		*to++ = '-';
	to = write_digits(to, (int64_t)(high / power));
	*to++ = '.';
	high %= power;
	for (int i = places - 8; i-- > 0; high /= 10)
		to[i] = (char)('0' + high % 10);
	to += places - 8;
	write_eight(to, eight_digits(rest % EIGHT_PLACES));
	out->at = to + 8;
}

/* ---- words ---- */

struct word
word_of(struct str text)
{
	int marks = MARK_ASCII | (str_is_formula(text) ? MARK_QUOTE : 0);

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.data[i];

		if (c >= 0x80)
			marks &= ~MARK_ASCII;
		else if (c < ' ' || c == '\\')
			marks |= c == '\n' || c == '\r' ? MARK_CSV | MARK_JSON
							: MARK_JSON;
		else if (c == '"' || c == ',')
			marks |= c == ',' ? MARK_CSV : MARK_CSV | MARK_JSON;
	}
	return (struct word){text.data, text.len, marks};
}

int
word_compare(const struct word *a, const struct word *b)
{
	int order = memcmp(a->data, b->data, a->len < b->len ? a->len : b->len);

	if (order != 0)
		return order;
	return (a->len > b->len) - (a->len < b->len);
}

int
words_compare(const struct word *a, const struct word *b, int count)
{
	size_t a_at = 0, b_at = 0;
	int i = 0, k = 0;

	while (i < count && k < count) {
		struct word x = {a[i].data + a_at, a[i].len - a_at, 0};
		struct word y = {b[k].data + b_at, b[k].len - b_at, 0};
		size_t len = x.len < y.len ? x.len : y.len;
		int order = memcmp(x.data, y.data, len);

		if (order != 0)
			return order;
		a_at += len;
		b_at += len;
		if (len == x.len) {
			a_at = 0;
			i++;
		}
		if (len == y.len) {
			b_at = 0;
			k++;
		}
	}
	return (i < count) - (k < count);
}

static char *
write_escaped(char *to, char c)
{
	if (c == '"' || c == '\\') {
		*to++ = '\\';
		*to++ = c;
		return to;
	}
	if ((unsigned char)c < 0x20)
		return to + snprintf(to, ESCAPE_MAX + 1, "\\u%04x", c);
	*to++ = c;
	return to;
}

void
put_json(struct put *out, const struct word *word)
{
	bool plain = (word->marks & MARK_JSON) == 0;
	char *to = put_room(out, (plain ? 1 : ESCAPE_MAX) * word->len + 4);

	*to++ = ',';
	*to++ = '"';
	if (plain) {
		memcpy(to, word->data, word->len);
		to += word->len;
	} else
		for (size_t i = 0; i < word->len; i++)
			to = write_escaped(to, word->data[i]);
	*to++ = '"';
	out->at = to;
}

void
put_csv(struct put *out, const struct word *words, int count)
{
	size_t len = 0;
	int marks = 0;
	char *to;

	for (int i = 0; i < count; i++) {
		len += words[i].len;
		marks |= words[i].marks & MARK_CSV;
	}
	to = put_room(out, marks == 0 ? len + 1 : 2 * len + 3);
	if (marks != 0)
		*to++ = '"';
	if ((words[0].marks & MARK_QUOTE) != 0)
		*to++ = '\'';
	for (int i = 0; i < count; i++) {
		const char *from = words[i].data, *end = from + words[i].len;

		if (marks == 0) {
			memcpy(to, from, words[i].len);
			to += words[i].len;
			continue;
		}
		for (; from < end; from++) {
			if (*from == '"')
				*to++ = '"';
			*to++ = *from;
		}
	}
	if (marks != 0)
		*to++ = '"';
	out->at = to;
}
