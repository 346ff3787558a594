/*
 * shortest.c: see shortest.h. All in whole numbers, so nothing is rounded: a
 * double is MANTISSA / 2^FRACTION, and times a power of ten that leaves 17
 * digits it fits into 128 bits with its fraction.
 *
 *	2.9999999999999997e-05	6.9381770000000005	0.1
 */
#include "core/shortest.h"

#include <math.h>

#include "core/number.h"

#define MOST_DIGITS 17

__extension__ typedef unsigned __int128 uint128_t;

struct digits {
	uint64_t value;
	int count;
	int exponent; /* of the first digit */
};

static const double powers[] = {
    1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

/* Rounds to COUNT digits as printf does; true if what is then left out is less
 * than half a unit in the last place, which is POWER / 2 at this scale. *TIE:
 * it cannot be told. */
static bool
try_digits(struct digits *d, uint128_t scaled, int fraction, uint128_t power,
    bool *tie)
{
	static const uint64_t tens[] = {1, 10, 100};
	uint64_t ten = tens[MOST_DIGITS - d->count];
	uint128_t unit = (uint128_t)ten << fraction, off, found;

	d->value = (uint64_t)(scaled >> fraction) / ten;
	off = scaled - d->value * unit;
	if (off * 2 > unit)
		d->value++;
	found = d->value * unit;
	*tie = off * 2 == unit;
	off = found > scaled ? found - scaled : scaled - found;
	/* Nines that were carried into one more digit are left to printf. */
	*tie |=
	    off * 2 == power || d->value >= UINT64_C(100000000000000000) / ten;
	return off * 2 < power;
}

static bool
find_digits(double value, struct digits *d)
{
	uint128_t scaled, power = 1;
	bool tie = false;
	int binary, fraction;
	uint64_t mantissa = (uint64_t)ldexp(frexp(value, &binary), 53);

	/* A power of two has its neighbours at two distances. */
	if (mantissa == UINT64_C(1) << 52)
		return false;
	fraction = 53 - binary;
	d->exponent = -6;
	while (value >= powers[d->exponent + 6])
		d->exponent++;
	for (int i = MOST_DIGITS - 1 - d->exponent; i > 0; i--)
		power *= 10;
	scaled = mantissa * power;
	for (d->count = 15; d->count <= MOST_DIGITS; d->count++) {
		bool reads_back = try_digits(d, scaled, fraction, power, &tie);

		if (tie || reads_back)
			return !tie;
	}
	return false;
}

static char *
put(char *out, const char *text, int count)
{
	for (int i = 0; i < count; i++)
		*out++ = text == NULL ? '0' : text[i];
	return out;
}

/* Lays the digits out as "%g" does. */
static char *
lay_out(const char *text, int count, int exponent, char *out)
{
	int whole = exponent + 1;

	if (exponent < -4) {
		out = put(out, text, 1);
		if (count > 1)
			out = put(put(out, ".", 1), text + 1, count - 1);
		out = put(out, "e-0", 3);
		*out++ = (char)('0' - exponent);
	} else if (exponent < 0) {
		out = put(put(out, "0.", 2), NULL, -whole);
		out = put(out, text, count);
	} else if (count <= whole) {
		out = put(put(out, text, count), NULL, whole - count);
	} else {
		out = put(put(out, text, whole), ".", 1);
		out = put(out, text + whole, count - whole);
	}
	return out;
}

size_t
shortest_format(double value, char *out)
{
	char text[MOST_DIGITS + 1] = "", *end = out;
	struct digits d;
	int used;

	if (!(fabs(value) >= 1e-6 && fabs(value) < 1e6) ||
	    !find_digits(fabs(value), &d))
		return 0;
	while (d.value % 10 == 0) {
		d.value /= 10;
		d.count--;
	}
	used = d.count;
	for (int i = used; i > 0; d.value /= 10)
		text[--i] = (char)('0' + d.value % 10);
	if (value < 0)
		*end++ = '-';
	end = lay_out(text, used, d.exponent, end);
	*end = '\0';
	return (size_t)(end - out);
}
