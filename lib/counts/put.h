/*
 * put.h: writes text through a buffer. After an error, later calls do nothing.
 *
 *	struct put out;
 *	put_begin(&out, file);
 *	put_text(&out, "[\"p\"");
 *	put_number(&out, 7);
 *	return put_end(&out);
 *
 * Code that writes very many lines asks for room once for each:
 *
 *	char *to = put_room(&out, 2 * NUMBER_MAX);
 *	out.at = write_number(write_number(to, 7), 8);
 */
#ifndef COUNTS_PUT_H
#define COUNTS_PUT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/text.h"

struct put {
	int file;
	int error; /* errno of the first failed write, or 0 */
	char *buffer;
	char *at, *end; /* next byte, and the end of the buffer */
};

/* A text, not owned, and what is known of its characters. */
struct word {
	const char *data;
	size_t len;
	int marks; /* bits: */
};

#define MARK_CSV   1 /* must be quoted in CSV */
#define MARK_JSON  2 /* must be escaped in JSON */
#define MARK_ASCII 4 /* has only ASCII */
#define MARK_QUOTE 8 /* has a quote before it in CSV: str_is_formula() */

void put_begin(struct put *out, int file);
/* False and errno if not all was written. */
bool put_end(struct put *out);

/* put_room() if the buffer is full. */
char *put_make_room(struct put *out, size_t len);

/* Room for LEN bytes. */
static inline char *
put_room(struct put *out, size_t len)
{
	if (len > (size_t)(out->end - out->at))
		return put_make_room(out, len);
	return out->at;
}

static inline void
put(struct put *out, const void *data, size_t len)
{
	char *to = put_room(out, len);

	memcpy(to, data, len);
	out->at = to + len;
}

static inline void
put_byte(struct put *out, int byte)
{
	char data = (char)byte;

	put(out, &data, 1);
}

struct word word_of(struct str text);
/* Compares by characters. */
int word_compare(const struct word *a, const struct word *b);
/* Compares COUNT words each, as if joined to one. */
int words_compare(const struct word *a, const struct word *b, int count);

void put_text(struct put *out, const char *data);
/* The digits of a number. */
void put_digits(struct put *out, int64_t value);
/* A comma and a number. */
void put_number(struct put *out, int64_t value);
/* A comma and VALUE / 10^PLACES, for 8 to 18 places: 1500, 9 is 0.000001500. */
void put_decimal(struct put *out, int64_t value, int places);
/* A comma and a JSON string. */
void put_json(struct put *out, const struct word *word);
/* COUNT words as one field of CSV. */
void put_csv(struct put *out, const struct word *words, int count);

/* ---- into room that was made ---- */

#define NUMBER_MAX 21 /* room for one number, with sign and comma */

#define EIGHT_PLACES 100000000

/* The eight digits of a number below 10^8, one in each byte, the first in the
 * lowest. They are computed at once, in lanes of four, two and one. */
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
	uint64_t text = digits | 0x3030303030303030;

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	text = __builtin_bswap64(text);
#endif
	memcpy(to, &text, sizeof(text));
}

/* Writes any number; returns the end of it. */
char *write_long(char *to, int64_t value);

/* Writes digits and returns the end of them; always writes to eight bytes. */
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

/* A comma and a number. */
static inline char *
write_number(char *to, int64_t value)
{
	*to = ',';
	return write_digits(to + 1, value);
}

#endif
