/*
 * text.h: bytes that grow, for the files that are written at the end. After an
 * error, with an exception set, there are none and nothing more happens.
 *
 *	struct text text;
 *	text_begin(&text);
 *	put_text(&text, "[\"p\"");
 *	put_number(&text, 7);
 *	bytes = text_end(&text);	owned, or NULL
 */
#ifndef NATIVE_TEXT_H
#define NATIVE_TEXT_H

#include "compat.h"

#include <string.h>

struct text {
	PyObject *bytes; /* NULL after an error */
	char *at, *end;	 /* where to go on in it, and what is behind it */
};

void text_begin(struct text *text);
void text_fail(struct text *text);
/* So far. */
size_t text_len(const struct text *text);
PyObject *text_end(struct text *text);

/* Room for more; NULL after an error. */
char *text_grow(struct text *text, size_t more);

static inline void
put(struct text *text, const void *data, size_t len)
{
	char *to = text->at;

	if (len > (size_t)(text->end - to))
		to = text_grow(text, len);
	if (to == NULL)
		return;
	memcpy(to, data, len);
	text->at = to + len;
}

void put_text(struct text *text, const char *data);
/* Its digits alone. */
void put_digits(struct text *text, int64_t value);
/* Behind a comma. */
void put_number(struct text *text, int64_t value);
/* Behind a comma, VALUE / 10^PLACES, all of at most 18 places: 1500, 9 is
 * 0.000001500. */
void put_decimal(struct text *text, int64_t value, int places);
/* UTF-8 of a string, which stays the string's; NULL after an error. */
const char *text_utf8(struct text *text, PyObject *string, size_t *len);

static inline void
put_byte(struct text *text, int byte)
{
	char data = (char)byte;

	put(text, &data, 1);
}

#endif
