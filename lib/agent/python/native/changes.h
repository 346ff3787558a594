/*
 * changes.h: what has changed between two points, packed: for each edge that
 * has, in order, the distance of its number from the one before and the
 * growth of its counts, each number in groups of seven bits.
 *
 *	struct changes at = changes_of(point->data, point->size);
 *	struct change one;
 *	while (changes_next(&at, &one))
 *		counts[one.edge].calls += one.grown.calls;
 */
#ifndef NATIVE_CHANGES_H
#define NATIVE_CHANGES_H

#include "edges.h"

#define CHANGE_MAX 70 /* bytes: seven numbers of at most ten */

struct change {
	uint32_t edge;
	struct counts grown;
};

struct changes {
	const uint8_t *at, *end;
	uint32_t edge; /* the next one counts from here */
};

static inline struct changes
changes_of(const uint8_t *data, size_t size)
{
	return (struct changes){data, data + size, 0};
}

static inline uint8_t *
pack_number(uint8_t *to, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		*to++ = (uint8_t)(value | 0x80);
	*to++ = (uint8_t)value;
	return to;
}

/* Small ones are short, whatever their sign: 0, -1, 1, -2, 2 ... */
static inline uint8_t *
pack_signed(uint8_t *to, int64_t value)
{
	return pack_number(to, (uint64_t)value << 1 ^ (uint64_t)(value >> 63));
}

static inline uint64_t
unpack_number(const uint8_t **at)
{
	uint64_t value = 0;
	int shift = 0;

	for (; (**at & 0x80) != 0; shift += 7)
		value |= (uint64_t)(*(*at)++ & 0x7f) << shift;
	return value | (uint64_t) * (*at)++ << shift;
}

static inline int64_t
unpack_signed(const uint8_t **at)
{
	uint64_t value = unpack_number(at);

	return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

/* Writes at most CHANGE_MAX bytes; returns what is behind them. */
static inline uint8_t *
change_pack(uint8_t *to, uint32_t *edge, const struct change *one)
{
	to = pack_number(to, one->edge - *edge);
	*edge = one->edge;
	to = pack_signed(to, one->grown.calls);
	to = pack_signed(to, one->grown.resumed);
	to = pack_signed(to, one->grown.primitive);
	to = pack_signed(to, one->grown.self);
	to = pack_signed(to, one->grown.total);
	return pack_signed(to, one->grown.wait);
}

static inline bool
changes_next(struct changes *from, struct change *one)
{
	if (from->at == from->end)
		return false;
	from->edge += (uint32_t)unpack_number(&from->at);
	one->edge = from->edge;
	one->grown.calls = unpack_signed(&from->at);
	one->grown.resumed = unpack_signed(&from->at);
	one->grown.primitive = unpack_signed(&from->at);
	one->grown.self = unpack_signed(&from->at);
	one->grown.total = unpack_signed(&from->at);
	one->grown.wait = unpack_signed(&from->at);
	return true;
}

#endif
