/*
 * marshal.c: see marshal.h. Little-endian; a type byte with bit 0x80 keeps its
 * object for later references, and the place is taken when the object starts:
 *
 *	{			dict: key value key value ... 0
 *	) u8  ( i32		tuple
 *	i i32  l i32 u16...	whole number, long: digits of 15 bits
 *	g f64  f u8 text	real
 *	z Z u8  a A u t s i32	text
 *	r u32			reference
 *	N T F
 */
#include "parse/marshal.h"

#include <math.h>

#include "core/message.h"
#include "core/number.h"

#define FLAG_REF 0x80

void
marshal_open(struct marshal *in, struct str data, const char *name)
{
	*in = (struct marshal){.name = name, .data = data};
}

void
marshal_close(struct marshal *in)
{
	free(in->refs);
	free(in->tuples);
	*in = (struct marshal){.name = NULL};
}

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

/* The next LEN bytes; NULL if there are fewer, which has been said. */
static const unsigned char *
take(struct marshal *in, size_t len)
{
	const char *at = in->data.data + in->at;

	if (len > in->data.len - in->at) {
		marshal_fail(in, in->at,
		    "%zu bytes should follow, %zu are left", len,
		    in->data.len - in->at);
		return NULL;
	}
	in->at += len;
	return (const unsigned char *)at;
}

static uint32_t
little_u32(const unsigned char *b)
{
	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
	       (uint32_t)b[3] << 24;
}

static enum status
take_i32(struct marshal *in, int32_t *value)
{
	const unsigned char *b = take(in, 4);
	uint32_t bits;

	if (b == NULL)
		return STATUS_MALFORMED;
	bits = little_u32(b);
	memcpy(value, &bits, sizeof(*value));
	return STATUS_OK;
}

/* The type byte without its flag; *REF is the place kept for the object, or
 * SIZE_MAX. */
static enum status
take_type(struct marshal *in, int *type, size_t *ref)
{
	size_t at = in->at;
	const unsigned char *b = take(in, 1);

	if (b == NULL)
		return STATUS_MALFORMED;
	*type = *b & ~FLAG_REF;
	*ref = SIZE_MAX;
	/* These three and the end are never referred to. */
	if (!(*b & FLAG_REF) || strchr("NTF0", *type) != NULL)
		return STATUS_OK;
	if (in->ref_count == MARSHAL_MAX_REFS)
		return marshal_fail(
		    in, at, "more than %zu references", MARSHAL_MAX_REFS);
	GROW(in->refs, in->ref_cap, in->ref_count + 1);
	*ref = in->ref_count++;
	in->refs[*ref] = (struct marshal_scalar){.kind = MARSHAL_OUTER};
	return STATUS_OK;
}

static enum status
fail_type(const struct marshal *in, size_t at, const char *wanted)
{
	unsigned char byte = (unsigned char)in->data.data[at];

	if ((byte & ~FLAG_REF) == 'c')
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
	enum status status = take_i32(in, &digits);
	bool negative = digits < 0;

	if (status != STATUS_OK)
		return status;
	/* Four digits hold 60 bits, more than any counter needs. */
	if (digits < -4 || digits > 4)
		return marshal_fail(
		    in, at, "a whole number of %d digits of 15 bits", digits);
	if (negative)
		digits = -digits;
	if ((b = take(in, (size_t)digits * 2)) == NULL)
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
		if ((b = take(in, 8)) == NULL)
			return STATUS_MALFORMED;
		bits = little_u32(b) | (uint64_t)little_u32(b + 4) << 32;
		memcpy(&out->as.real, &bits, sizeof(bits));
	} else {
		if ((b = take(in, 1)) == NULL)
			return STATUS_MALFORMED;
		text.len = *b;
		if ((b = take(in, text.len)) == NULL)
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
		if ((b = take(in, 1)) == NULL)
			return STATUS_MALFORMED;
		len = *b;
	} else if ((status = take_i32(in, &len)) != STATUS_OK) {
		return status;
	}
	if (len < 0)
		return marshal_fail(in, at, "a text of %d bytes", len);
	if ((b = take(in, (size_t)len)) == NULL)
		return STATUS_MALFORMED;
	out->kind = MARSHAL_TEXT;
	out->len = (uint32_t)len;
	out->as.text = (const char *)b;
	if (len > 0 && memchr(b, '\0', (size_t)len) != NULL)
		return marshal_fail(in, at, "a NUL byte in a text");
	if (!str_utf8((struct str){(const char *)b, (size_t)len}))
		return marshal_fail(in, at, "a text that is not UTF-8");
	return STATUS_OK;
}

/* What is neither tuple nor reference; AT is its type byte. */
static enum status
read_plain(struct marshal *in, size_t at, int type, struct marshal_scalar *out)
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
		if ((status = take_i32(in, &whole)) != STATUS_OK)
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
		return fail_type(in, at, "a number or a text");
	}
}

static enum status
read_reference(
    struct marshal *in, size_t at, struct marshal_scalar *out, size_t *ref)
{
	const unsigned char *b = take(in, 4);
	uint32_t index;

	if (b == NULL)
		return STATUS_MALFORMED;
	index = little_u32(b);
	if (index >= in->ref_count)
		return marshal_fail(in, at,
		    "reference %u, but only %zu objects were kept", index,
		    in->ref_count);
	*out = in->refs[index];
	*ref = index;
	if (out->kind == MARSHAL_OUTER)
		return marshal_fail(in, at,
		    "reference %u is to a table or to what is not complete",
		    index);
	return STATUS_OK;
}

/* A value that may stand in a tuple. */
static enum status
read_item(struct marshal *in, struct marshal_scalar *out)
{
	size_t at = in->at, ref;
	enum status status;
	int type = 0;

	if ((status = take_type(in, &type, &ref)) != STATUS_OK)
		return status;
	if (type == 'r') {
		status = read_reference(in, at, out, &ref);
		if (status == STATUS_OK && out->kind == MARSHAL_TUPLE)
			return marshal_fail(in, at, "a tuple in a tuple");
		return status;
	}
	status = read_plain(in, at, type, out);
	if (status == STATUS_OK && ref != SIZE_MAX)
		in->refs[ref] = *out;
	return status;
}

/* The number of items behind a tuple's type byte. */
static enum status
read_count(struct marshal *in, size_t at, int type, uint32_t *count)
{
	const unsigned char *b;
	int32_t whole = 0;
	enum status status;

	if (type == ')') {
		if ((b = take(in, 1)) == NULL)
			return STATUS_MALFORMED;
		*count = *b;
		return STATUS_OK;
	}
	if ((status = take_i32(in, &whole)) != STATUS_OK)
		return status;
	if (whole < 0)
		return marshal_fail(in, at, "a tuple of %d items", whole);
	*count = (uint32_t)whole;
	return STATUS_OK;
}

static enum status
read_tuple(struct marshal *in, size_t at, int type, size_t ref,
    struct marshal_value *value)
{
	enum status status = read_count(in, at, type, &value->count);

	if (status != STATUS_OK)
		return status;
	if (value->count > MARSHAL_ITEMS)
		return marshal_fail(
		    in, at, "a tuple of %u items", value->count);
	for (uint32_t i = 0; i < value->count; i++)
		if ((status = read_item(in, &value->space[i])) != STATUS_OK)
			return status;
	value->kind = MARSHAL_TUPLE;
	value->ref = ref;
	if (ref == SIZE_MAX)
		return STATUS_OK;
	GROW(in->tuples, in->tuple_cap, in->tuple_count + 1);
	memcpy(in->tuples[in->tuple_count], value->space, sizeof(value->space));
	in->refs[ref] = (struct marshal_scalar){.kind = MARSHAL_TUPLE,
	    .len = value->count,
	    .as.tuple = {(uint32_t)in->tuple_count++, 0}};
	return STATUS_OK;
}

enum status
marshal_value(struct marshal *in, struct marshal_value *value)
{
	struct marshal_scalar *one = &value->space[0];
	size_t at = in->at, ref;
	enum status status;
	int type = 0;

	value->kind = MARSHAL_END;
	value->count = 1;
	value->item = value->space;
	value->ref = SIZE_MAX;
	value->tag = 0;
	if ((status = take_type(in, &type, &ref)) != STATUS_OK)
		return status;
	if (type == '0')
		return STATUS_OK;
	if (type == ')' || type == '(')
		return read_tuple(in, at, type, ref, value);
	if (type == 'r') {
		status = read_reference(in, at, one, &ref);
		if (status == STATUS_OK && one->kind == MARSHAL_TUPLE) {
			value->count = one->len;
			value->item = in->tuples[one->as.tuple.index];
			value->ref = ref;
			value->tag = one->as.tuple.tag;
		}
	} else {
		status = read_plain(in, at, type, one);
		if (status == STATUS_OK && ref != SIZE_MAX)
			in->refs[ref] = *one;
	}
	if (status == STATUS_OK)
		value->kind = one->kind;
	return status;
}

void
marshal_tag(struct marshal *in, const struct marshal_value *tuple, uint32_t tag)
{
	if (tuple->ref != SIZE_MAX)
		in->refs[tuple->ref].as.tuple.tag = tag;
}

enum status
marshal_dict(struct marshal *in)
{
	size_t at = in->at, ref;
	enum status status;
	int type = 0;

	if ((status = take_type(in, &type, &ref)) != STATUS_OK)
		return status;
	return type == '{' ? STATUS_OK : fail_type(in, at, "a dict");
}

enum status
marshal_tuple(struct marshal *in, uint32_t count)
{
	size_t at = in->at, ref;
	uint32_t found = 0;
	enum status status;
	int type = 0;

	if ((status = take_type(in, &type, &ref)) != STATUS_OK)
		return status;
	if (type != '(' && type != ')')
		return fail_type(in, at, "a tuple");
	if ((status = read_count(in, at, type, &found)) != STATUS_OK)
		return status;
	if (found != count)
		return marshal_fail(in, at,
		    "a tuple of %u items where %u should be", found, count);
	return STATUS_OK;
}
