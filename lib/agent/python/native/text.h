/*
 * text.h: a file that is written at the end, through a buffer. After an error,
 * with an exception set, nothing more happens.
 *
 *	struct text text;
 *	if (text_begin(&text, descriptor)) {
 *		put_text(&text, "[\"p\"");
 *		put_number(&text, 7);
 *	}
 *	return text_end(&text);
 *
 * What is written a hundred thousand times asks for room once a line:
 *
 *	char *to = text_room(&text, 2 * NUMBER_MAX);
 *	if (to != NULL)
 *		text.at = write_number(write_number(to, 7), 8);
 */
#ifndef NATIVE_TEXT_H
#define NATIVE_TEXT_H

#include "compat.h"

#include <endian.h>
#include <string.h>

struct text {
	int file;
	char *buffer;	/* NULL after an error */
	char *at, *end; /* where to go on in it, and what is behind it */
};

/* UTF-8 of a string, which stays the string's. */
struct word {
	const char *data;
	size_t len;
	int marks; /* what is in it: */
};

#define MARK_CSV   1 /* CSV has to quote it */
#define MARK_JSON  2 /* JSON has to escape a part */
#define MARK_ASCII 4 /* nothing but */

/* DESCRIPTOR: a number, or what has one. False after an error. */
bool text_begin(struct text *text, PyObject *descriptor);
void text_fail(struct text *text);
/* None, owned; NULL after an error. */
PyObject *text_end(struct text *text);

/* As text_room(), where there is none. */
char *text_make_room(struct text *text, size_t len);

/* Room for more; NULL after an error. */
static inline char *
text_room(struct text *text, size_t len)
{
	if (len > (size_t)(text->end - text->at))
		return text_make_room(text, len);
	return text->at;
}

static inline void
put(struct text *text, const void *data, size_t len)
{
	char *to = text_room(text, len);

	if (to == NULL)
		return;
	memcpy(to, data, len);
	text->at = to + len;
}

static inline void
put_byte(struct text *text, int byte)
{
	char data = (char)byte;

	put(text, &data, 1);
}

/* False with an exception set. */
bool word_of(struct word *word, PyObject *string);
/* In the order of their characters. */
int word_compare(const struct word *a, const struct word *b);
/* The same of COUNT words each, as if they were one. */
int words_compare(const struct word *a, const struct word *b, int count);

void put_text(struct text *text, const char *data);
/* Its digits alone. */
void put_digits(struct text *text, int64_t value);
/* Behind a comma. */
void put_number(struct text *text, int64_t value);
/* Behind a comma, VALUE / 10^PLACES, 8 to 18 of them: 1500, 9 is
 * 0.000001500. */
void put_decimal(struct text *text, int64_t value, int places);
/* Behind a comma, as JSON has it. */
void put_json(struct text *text, const struct word *word);
/* Words as one field of CSV. */
void put_csv(struct text *text, const struct word *words, int count);

/* ---- into room that there is ---- */

#define NUMBER_MAX 21 /* bytes, with sign and comma: the least room for one */

#define EIGHT_PLACES 100000000

/* The eight digits of a number below 10^8, a byte each, the first the lowest:
 * all at once, in lanes of four, two and one. */
static inline uint64_t
eight_digits(uint64_t value)
{
	uint64_t lanes = value / 10000 | value % 10000 << 32, tens;

	tens = lanes * 10486 >> 20 & 0x0000007f0000007f; /* / 100 */
	lanes = tens | (lanes - 100 * tens) << 16;
	tens = lanes * 103 >> 10 & 0x000f000f000f000f; /* / 10 */
	return tens | (lanes - 10 * tens) << 8;
}

static inline void
write_eight(char *to, uint64_t digits)
{
	uint64_t text = htole64(digits | 0x3030303030303030);

	memcpy(to, &text, sizeof(text));
}

/* Of any number. */
char *write_long(char *to, int64_t value);

/* Returns what is behind its digits; eight bytes are written to at least. */
static inline char *
write_digits(char *to, int64_t value)
{
	uint64_t digits;
	int zeros;

	if ((uint64_t)value >= EIGHT_PLACES)
		return write_long(to, value);
	digits = eight_digits((uint64_t)value);
	zeros = __builtin_ctzll(digits | UINT64_C(1) << 56) / 8;
	write_eight(to, digits >> 8 * zeros);
	return to + 8 - zeros;
}

/* Behind a comma. */
static inline char *
write_number(char *to, int64_t value)
{
	*to = ',';
	return write_digits(to + 1, value);
}

#endif
