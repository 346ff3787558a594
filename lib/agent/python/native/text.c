/*
 * text.c: see text.h.
 */
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define BUFFER_SIZE (1 << 16)
#define DECIMAL_MAX (NUMBER_MAX + 20)
#define ESCAPE_MAX  6 /* \u001f */

/* What a byte makes of a word. */
static const uint8_t marks_of[256] = {
    [0 ... '\n' - 1] = MARK_JSON,
    ['\n'] = MARK_CSV | MARK_JSON,
    ['\n' + 1 ... '\r' - 1] = MARK_JSON,
    ['\r'] = MARK_CSV | MARK_JSON,
    ['\r' + 1 ... 0x1f] = MARK_JSON,
    ['"'] = MARK_CSV | MARK_JSON,
    [','] = MARK_CSV,
    ['\\'] = MARK_JSON,
};

void
text_fail(struct text *text)
{
	free(text->buffer);
	text->buffer = text->at = text->end = NULL;
}

bool
text_begin(struct text *text, PyObject *descriptor)
{
	*text = (struct text){.file = PyObject_AsFileDescriptor(descriptor)};
	if (text->file < 0)
		return false;
	text->buffer = text->at = malloc(BUFFER_SIZE);
	if (text->buffer == NULL) {
		PyErr_NoMemory();
		return false;
	}
	text->end = text->buffer + BUFFER_SIZE;
	return true;
}

static void
flush(struct text *text)
{
	const char *from = text->buffer;

	while (from < text->at) {
		ssize_t done =
		    write(text->file, from, (size_t)(text->at - from));

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0) {
			PyErr_SetFromErrno(PyExc_OSError);
			text_fail(text);
			return;
		}
		from += done;
	}
	text->at = text->buffer;
}

PyObject *
text_end(struct text *text)
{
	flush(text);
	if (text->buffer == NULL)
		return NULL;
	text_fail(text);
	return Py_NewRef(Py_None);
}

char *
text_make_room(struct text *text, size_t len)
{
	char *larger;

	flush(text);
	if (text->buffer == NULL || len <= (size_t)(text->end - text->at))
		return text->at;
	larger = malloc(len);
	if (larger == NULL)
		PyErr_NoMemory();
	text_fail(text);
	if (larger == NULL)
		return NULL;
	text->buffer = text->at = larger;
	text->end = larger + len;
	return text->at;
}

void
put_text(struct text *text, const char *data)
{
	put(text, data, strlen(data));
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
put_digits(struct text *text, int64_t value)
{
	char *to = text_room(text, NUMBER_MAX);

	if (to != NULL)
		text->at = write_digits(to, value);
}

void
put_number(struct text *text, int64_t value)
{
	char *to = text_room(text, NUMBER_MAX);

	if (to != NULL)
		text->at = write_number(to, value);
}

void
put_decimal(struct text *text, int64_t value, int places)
{
	char *to = text_room(text, DECIMAL_MAX);
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	uint64_t high = rest / EIGHT_PLACES, power = 1;

	if (to == NULL)
		return;
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
	text->at = to + 8;
}

/* ---- words ---- */

bool
word_of(struct word *word, PyObject *string)
{
	Py_ssize_t size = 0;
	const char *data = PyUnicode_AsUTF8AndSize(string, &size);
	int marks = PyUnicode_IS_ASCII(string) ? MARK_ASCII : 0;

	if (data == NULL)
		return false;
	for (Py_ssize_t i = 0; i < size; i++)
		marks |= marks_of[(unsigned char)data[i]];
	*word = (struct word){data, (size_t)size, marks};
	return true;
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
put_json(struct text *text, const struct word *word)
{
	bool plain = (word->marks & MARK_JSON) == 0;
	char *to = text_room(text, (plain ? 1 : ESCAPE_MAX) * word->len + 4);

	if (to == NULL)
		return;
	*to++ = ',';
	*to++ = '"';
	if (plain) {
		memcpy(to, word->data, word->len);
		to += word->len;
	} else
		for (size_t i = 0; i < word->len; i++)
			to = write_escaped(to, word->data[i]);
	*to++ = '"';
	text->at = to;
}

void
put_csv(struct text *text, const struct word *words, int count)
{
	size_t len = 0;
	int marks = 0;
	char *to;

	for (int i = 0; i < count; i++) {
		len += words[i].len;
		marks |= words[i].marks & MARK_CSV;
	}
	to = text_room(text, marks == 0 ? len : 2 * len + 2);
	if (to == NULL)
		return;
	if (marks != 0)
		*to++ = '"';
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
	text->at = to;
}
