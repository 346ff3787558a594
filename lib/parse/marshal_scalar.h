/*
 * marshal_scalar.h: numbers, texts and bytes; only for marshal.c.
 */
#ifndef PARSE_MARSHAL_SCALAR_H
#define PARSE_MARSHAL_SCALAR_H

#include "parse/marshal.h"

#define MARSHAL_FLAG_REF 0x80

/* Reports that fewer than LEN bytes are left; returns NULL. */
const unsigned char *marshal_short(const struct marshal *in, size_t len);
/* The next LEN bytes; NULL, with a message, if there are fewer. */
static inline const unsigned char *
marshal_take(struct marshal *in, size_t len)
{
	const char *at = in->data.data + in->at;

	if (len > in->data.len - in->at)
		return marshal_short(in, len);
	in->at += len;
	return (const unsigned char *)at;
}
static inline uint32_t
marshal_u32(const unsigned char *b)
{
	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
	       (uint32_t)b[3] << 24;
}
enum status marshal_take_i32(struct marshal *in, int32_t *value);
/* Reports that the type byte at AT is not WANTED. */
enum status marshal_fail_type(
    const struct marshal *in, size_t at, const char *wanted);
/* Reads a value that is neither tuple nor reference. AT is the place of its
 * type byte, TYPE that byte without its flag. */
enum status marshal_read_scalar(
    struct marshal *in, size_t at, int type, struct marshal_scalar *out);

#endif
