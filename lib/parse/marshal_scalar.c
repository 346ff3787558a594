/*
 * marshal_scalar.c: see marshal_scalar.h; marshal.c describes the format.
 *
 *	i 07 00 00 00	7
 *	z 03 a b c	abc
 */
#include <math.h>

#include "core/message.h"
#include "core/number.h"
#include "parse/marshal_scalar.h"

enum status
marshal_fail(const struct marshal *in, size_t at, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	enum status status;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	status = fail(STATUS_MALFORMED, "%s: byte %zu: %s", in->name, at,
	    buf_text(&text));
	buf_free(&text);
	return status;
}

const unsigned char *
marshal_short(const struct marshal *in, size_t len)
{
	marshal_fail(in, in->at, "%zu bytes should follow, %zu are left", len,
	    in->data.len - in->at);
	return NULL;
}

enum status
marshal_take_i32(struct marshal *in, int32_t *value)
{
	const unsigned char *b = marshal_take(in, 4);
	uint32_t bits;

	if (b == NULL)
		return STATUS_MALFORMED;
	bits = marshal_u32(b);
	memcpy(value, &bits, sizeof(*value));
	return STATUS_OK;
}

enum status
marshal_fail_type(const struct marshal *in, size_t at, const char *wanted)
{
	unsigned char byte = (unsigned char)in->data.data[at];

	if ((byte & ~MARSHAL_FLAG_REF) == 'c')
		return marshal_fail(in, at,
		    "a code object, as `python -m profile` leaves: use "
		    "cProfile, or profile.run()");
	return marshal_fail(
	    in, at, "type byte 0x%02x where %s should be", byte, wanted);
}

static enum status
read_long(struct marshal *in, size_t at, struct marshal_scalar *out)
{
	int32_t digits = 0;
	uint64_t value = 0;
	const unsigned char *b;
	enum status status = marshal_take_i32(in, &digits);
	bool negative = digits < 0;

	if (status != STATUS_OK)
		return status;
	/* Four digits have 60 bits, more than any counter needs. */
	if (digits < -4 || digits > 4)
		return marshal_fail(
		    in, at, "a whole number of %d digits of 15 bits", digits);
	if (negative)
		digits = -digits;
	if ((b = marshal_take(in, (size_t)digits * 2)) == NULL)
		return STATUS_MALFORMED;
	for (int32_t i = digits; i > 0; i--) {
		unsigned digit = b[2 * i - 2] | (unsigned)b[2 * i - 1] << 8;

		if (digit >= 1u << 15)
			return marshal_fail(
			    in, at, "a digit of 15 bits is %u", digit);
		value = value << 15 | digit;
	}
	out->kind = MARSHAL_INT;
	out->as.whole = negative ? -(int64_t)value : (int64_t)value;
	return STATUS_OK;
}

static enum status
read_real(struct marshal *in, size_t at, int type, struct marshal_scalar *out)
{
	const unsigned char *b;
	uint64_t bits = 0;
	struct str text;

	out->kind = MARSHAL_REAL;
	if (type == 'g') {
		if ((b = marshal_take(in, 8)) == NULL)
			return STATUS_MALFORMED;
		bits = marshal_u32(b) | (uint64_t)marshal_u32(b + 4) << 32;
		memcpy(&out->as.real, &bits, sizeof(bits));
	} else {
		if ((b = marshal_take(in, 1)) == NULL)
			return STATUS_MALFORMED;
		text.len = *b;
		if ((b = marshal_take(in, text.len)) == NULL)
			return STATUS_MALFORMED;
		text.data = (const char *)b;
		if (!number_parse(text, &out->as.real))
			return marshal_fail(
			    in, at, "not a number: '%.*s'", STR_ARG(text));
	}
	if (!isfinite(out->as.real))
		return marshal_fail(
		    in, at, "not a finite number: %g", out->as.real);
	return STATUS_OK;
}

static enum status
read_text(struct marshal *in, size_t at, int type, struct marshal_scalar *out)
{
	const unsigned char *b;
	enum status status;
	int32_t len;

	if (type == 'z' || type == 'Z') {
		if ((b = marshal_take(in, 1)) == NULL)
			return STATUS_MALFORMED;
		len = *b;
	} else if ((status = marshal_take_i32(in, &len)) != STATUS_OK) {
		return status;
	}
	if (len < 0)
		return marshal_fail(in, at, "a text of %d bytes", len);
	if ((b = marshal_take(in, (size_t)len)) == NULL)
		return STATUS_MALFORMED;
	out->kind = MARSHAL_TEXT;
	out->len = (uint32_t)len;
	out->as.text = (const char *)b;
	return STATUS_OK;
}

enum status
marshal_read_scalar(
    struct marshal *in, size_t at, int type, struct marshal_scalar *out)
{
	enum status status;
	int32_t whole;

	switch (type) {
	case 'N':
		out->kind = MARSHAL_NONE;
		return STATUS_OK;
	case 'T':
		out->kind = MARSHAL_TRUE;
		return STATUS_OK;
	case 'F':
		out->kind = MARSHAL_FALSE;
		return STATUS_OK;
	case 'i':
		if ((status = marshal_take_i32(in, &whole)) != STATUS_OK)
			return status;
		out->kind = MARSHAL_INT;
		out->as.whole = whole;
		return STATUS_OK;
	case 'l':
		return read_long(in, at, out);
	case 'g':
	case 'f':
		return read_real(in, at, type, out);
	case 'z':
	case 'Z':
	case 'a':
	case 'A':
	case 'u':
	case 't':
	case 's':
		return read_text(in, at, type, out);
	default:
		return marshal_fail_type(in, at, "a number or a text");
	}
}
