/*
 * text.c: see text.h.
 */
#include "text.h"

#define FIRST_SIZE (1 << 16)
#define NUMBER_MAX 24

static void
resize(struct text *text, size_t len, size_t cap)
{
	_PyBytes_Resize(&text->bytes, (Py_ssize_t)cap);
	if (text->bytes == NULL) {
		text->at = text->end = NULL;
		return;
	}
	text->at = PyBytes_AS_STRING(text->bytes) + len;
	text->end = PyBytes_AS_STRING(text->bytes) + cap;
}

void
text_begin(struct text *text)
{
	*text = (struct text){PyBytes_FromStringAndSize(NULL, FIRST_SIZE)};
	if (text->bytes != NULL)
		resize(text, 0, FIRST_SIZE);
}

void
text_fail(struct text *text)
{
	Py_CLEAR(text->bytes);
	text->at = text->end = NULL;
}

size_t
text_len(const struct text *text)
{
	if (text->bytes == NULL)
		return 0;
	return (size_t)(text->at - PyBytes_AS_STRING(text->bytes));
}

PyObject *
text_end(struct text *text)
{
	if (text->bytes != NULL)
		resize(text, 0, text_len(text));
	return text->bytes;
}

char *
text_grow(struct text *text, size_t more)
{
	size_t len = text_len(text);

	if (text->bytes != NULL)
		resize(text, len, (len + more) * 2);
	return text->at;
}

void
put_text(struct text *text, const char *data)
{
	put(text, data, strlen(data));
}

/* Writes in front of END. */
static char *
digits_of(char *end, int64_t value)
{
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

	do
		*--end = (char)('0' + rest % 10);
	while ((rest /= 10) != 0);
	if (value < 0)
		*--end = '-';
	return end;
}

void
put_digits(struct text *text, int64_t value)
{
	char digits[NUMBER_MAX], *end = digits + sizeof(digits);
	char *at = digits_of(end, value);

	put(text, at, (size_t)(end - at));
}

void
put_number(struct text *text, int64_t value)
{
	char digits[NUMBER_MAX], *end = digits + sizeof(digits);
	char *at = digits_of(end, value);

	*--at = ',';
	put(text, at, (size_t)(end - at));
}

void
put_decimal(struct text *text, int64_t value, int places)
{
	char digits[2 * NUMBER_MAX], *end = digits + sizeof(digits), *at = end;
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

	for (; places > 0; places--, rest /= 10)
		*--at = (char)('0' + rest % 10);
	*--at = '.';
	at = digits_of(at, (int64_t)rest);
	if (value < 0)
		*--at = '-';
	*--at = ',';
	put(text, at, (size_t)(end - at));
}

const char *
text_utf8(struct text *text, PyObject *string, size_t *len)
{
	Py_ssize_t size = 0;
	const char *data = PyUnicode_AsUTF8AndSize(string, &size);

	if (data == NULL)
		text_fail(text);
	*len = (size_t)size;
	return data;
}
