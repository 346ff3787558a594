/* bytes.c: see bytes.h. */
#include "bytes.h"

#include <stdlib.h>
#include <string.h>

#include "frames.h"

static uint8_t *
room(struct bytes *b, size_t len)
{
	uint8_t *grown;

	if (!b->failed && b->len + len > b->cap) {
		b->cap = 2 * b->cap + len + 4096;
		grown = realloc(b->data, b->cap);
		if (grown == NULL)
			b->failed = true;
		else
			b->data = grown;
	}
	return b->failed ? NULL : b->data + b->len;
}

void
bytes_add(struct bytes *b, const void *data, size_t len)
{
	uint8_t *to = room(b, len);

	if (to == NULL || len == 0)
		return;
	memcpy(to, data, len);
	b->len += len;
}

void
bytes_number(struct bytes *b, uint64_t value)
{
	uint8_t *to = room(b, NUMBER_BYTES);

	if (to != NULL)
		b->len = (size_t)(pack_number(to, value) - b->data);
}

void
bytes_signed(struct bytes *b, int64_t value)
{
	uint8_t *to = room(b, NUMBER_BYTES);

	if (to != NULL)
		b->len = (size_t)(pack_signed(to, value) - b->data);
}

void
bytes_counted(struct bytes *b, const void *data, size_t len)
{
	bytes_number(b, len);
	bytes_add(b, data, len);
}

void
bytes_string(struct bytes *b, PyObject *string)
{
	Py_ssize_t len = PyUnicode_GET_LENGTH(string);
	uint8_t *start, *to;

	if (PyUnicode_IS_ASCII(string)) {
		bytes_counted(b, PyUnicode_DATA(string), (size_t)len);
		return;
	}
	start = to = malloc(4 * (size_t)len + 1);
	if (start == NULL) {
		b->failed = true;
		return;
	}
	for (Py_ssize_t i = 0; i < len; i++) {
		Py_UCS4 c = PyUnicode_READ_CHAR(string, i);

		if (c < 0x80) {
			*to++ = (uint8_t)c;
			continue;
		}
		if (c >= 0x10000) {
			*to++ = (uint8_t)(0xf0 | c >> 18);
			*to++ = (uint8_t)(0x80 | (c >> 12 & 0x3f));
		} else if (c >= 0x800)
			*to++ = (uint8_t)(0xe0 | c >> 12);
		if (c >= 0x800)
			*to++ = (uint8_t)(0x80 | (c >> 6 & 0x3f));
		else
			*to++ = (uint8_t)(0xc0 | c >> 6);
		*to++ = (uint8_t)(0x80 | (c & 0x3f));
	}
	bytes_counted(b, start, (size_t)(to - start));
	free(start);
}

void
frame_begin(struct bytes *b, unsigned kind)
{
	b->frame = b->len;
	bytes_add(b, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", FRAME_HEAD);
	bytes_number(b, kind);
}

void
frame_end(struct bytes *b)
{
	uint64_t len = b->len - b->frame - FRAME_HEAD;
	uint64_t sum;

	if (b->failed)
		return;
	sum = frame_checksum(b->data + b->frame + FRAME_HEAD, len);
	memcpy(b->data + b->frame, &len, sizeof(len));
	memcpy(b->data + b->frame + 8, &sum, sizeof(sum));
}
