/*
 * shortest.c: see shortest.h. Whole numbers alone are used, so nothing is
 * rounded: a double is MANTISSA / 2^FRACTION. Multiplied by a power of ten that
 * leaves 17 digits it fits, with its fraction, into 128 bits, because the power
 * of two in the power of ten shortens the fraction.
 *
 *	2.9999999999999997e-05	6.9381770000000005	0.1
 */
#include "core/shortest.h"

#include <math.h>

#include "core/digits.h"

#define MOST_DIGITS 17

__extension__ typedef unsigned __int128 uint128_t;

struct digits {
	uint64_t value;
	int count;
	int exponent; /* of the first digit */
};

#define LEAST_EXPONENT (-9)

static const double powers[] = {1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1,
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
static const uint64_t tens[] = {1, 10, 100};

/* Rounds D->value, which is cut to D->count digits, as printf does. TEN is one
 * unit in its last place. True if the error is then less than half a unit in
 * the last place of the double, which is POWER / 2 at this scale. *TIE is set
 * where that cannot be decided. */
static bool
round_digits(struct digits *d, uint128_t scaled, uint64_t ten, int fraction,
    uint128_t power, bool *tie)
{
	uint128_t unit = (uint128_t)ten << fraction;
	uint128_t off = scaled - d->value * unit;

	*tie = off * 2 == unit;
	if (off * 2 > unit) {
		d->value++;
		off = unit - off;
	}
	/* Nines that round up to one more digit are left to printf. */
	*tie |=
	    off * 2 == power || d->value >= UINT64_C(100000000000000000) / ten;
	return off * 2 < power;
}

static bool
find_digits(double value, struct digits *d)
{
	uint128_t scaled, power;
	uint64_t bits, mantissa, whole;
	bool tie = false;
	int fraction, shift;

	memcpy(&bits, &value, sizeof(bits));
	mantissa = (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
	fraction = 1023 + 52 - (int)(bits >> 52);
	/* The two neighbours of a power of two are not equally far. */
	if (mantissa == UINT64_C(1) << 52)
		return false;
	d->exponent = LEAST_EXPONENT;
	while (value >= powers[d->exponent - LEAST_EXPONENT])
		d->exponent++;
	shift = MOST_DIGITS - 1 - d->exponent;
	power = power_of_five(shift);
	scaled = mantissa * power;
	fraction -= shift;
	whole = (uint64_t)(scaled >> fraction);
	for (d->count = 15; d->count <= MOST_DIGITS; d->count++) {
		bool reads_back;

		d->value = d->count == 15   ? whole / 100
			   : d->count == 16 ? whole / 10
					    : whole;
		reads_back = round_digits(d, scaled,
		    tens[MOST_DIGITS - d->count], fraction, power, &tie);
		if (tie || reads_back)
			return !tie;
	}
	return false;
}

static char *
put(char *out, const char *text, int count)
{
	memcpy(out, text, (size_t)count);
	return out + count;
}

static char *
put_zeros(char *out, int count)
{
	while (count-- > 0)
		*out++ = '0';
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
		out = put_zeros(put(out, "0.", 2), -whole);
		out = put(out, text, count);
	} else if (count <= whole) {
		out = put_zeros(put(out, text, count), whole - count);
	} else {
		out = put(put(out, text, whole), ".", 1);
		out = put(out, text + whole, count - whole);
	}
	return out;
}

size_t
shortest_format(double value, char *out)
{
	char text[24], *begin, *end = out;
	struct digits d;

	if (!(fabs(value) >= 1e-9 && fabs(value) < 1e6) ||
	    !find_digits(fabs(value), &d))
		return 0;
	while (d.value % 10 == 0) {
		d.value /= 10;
		d.count--;
	}
	begin = digits_before(text + sizeof(text), d.value);
	if (value < 0)
		*end++ = '-';
	end = lay_out(begin, d.count, d.exponent, end);
	*end = '\0';
	return (size_t)(end - out);
}
