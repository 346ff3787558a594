/*
 * marshal.c: see marshal.h. Little-endian. An object whose type byte has bit
 * 0x80 may be referred to later; its number is assigned when it begins:
 *
 *	{			dict: key value key value ... 0
 *	) u8  ( i32		tuple
 *	i i32  l i32 u16...	whole number, long: digits of 15 bits
 *	g f64  f u8 text	real
 *	z Z u8  a A u t s i32	text
 *	r u32			reference
 *	N T F
 */
#include "parse/marshal_scalar.h"

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

/* Reads a type byte, without its flag; *REF is the number of the object, or
 * SIZE_MAX. */
static enum status
take_type(struct marshal *in, int *type, size_t *ref)
{
	size_t at = in->at;
	const unsigned char *b = marshal_take(in, 1);

	if (b == NULL)
		return STATUS_MALFORMED;
	*type = *b & ~MARSHAL_FLAG_REF;
	*ref = SIZE_MAX;
	/* None, True, False and the end are never referred to. */
	if (!(*b & MARSHAL_FLAG_REF) || strchr("NTF0", *type) != NULL)
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
read_reference(
    struct marshal *in, size_t at, struct marshal_scalar *out, size_t *ref)
{
	const unsigned char *b = marshal_take(in, 4);
	uint32_t index;

	if (b == NULL)
		return STATUS_MALFORMED;
	index = marshal_u32(b);
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

/* A value that may be in a tuple. */
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
	status = marshal_read_scalar(in, at, type, out);
	if (status == STATUS_OK && ref != SIZE_MAX)
		in->refs[ref] = *out;
	return status;
}

/* The number of items, after the type byte of a tuple. */
static enum status
read_count(struct marshal *in, size_t at, int type, uint32_t *count)
{
	const unsigned char *b;
	int32_t whole = 0;
	enum status status;

	if (type == ')') {
		if ((b = marshal_take(in, 1)) == NULL)
			return STATUS_MALFORMED;
		*count = *b;
		return STATUS_OK;
	}
	if ((status = marshal_take_i32(in, &whole)) != STATUS_OK)
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
		status = marshal_read_scalar(in, at, type, one);
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
	return type == '{' ? STATUS_OK : marshal_fail_type(in, at, "a dict");
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
		return marshal_fail_type(in, at, "a tuple");
	if ((status = read_count(in, at, type, &found)) != STATUS_OK)
		return status;
	if (found != count)
		return marshal_fail(in, at,
		    "a tuple of %u items where %u should be", found, count);
	return STATUS_OK;
}
