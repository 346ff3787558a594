/*
 * number.c: see number.h. The fast paths are exact: a product or quotient of
 * two doubles that are whole numbers below 2^53 and powers of ten up to 1e22 is
 * rounded once, which is what strtod does (Clinger, 1990). divide() rounds a
 * longer quotient once as well.
 */
#include "core/number.h"

#include <math.h>

#include "core/digits.h"
#include "core/shortest.h"

#define EXACT_WHOLE 9007199254740992.0 /* 2^53 */

__extension__ typedef unsigned __int128 uint128_t;

static const double powers_of_ten[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22};

/* A number with so many digits always fits into 64 bits. */
#define MAX_DIGITS 19

/* A number as it was scanned: its digits as a whole number and a power of
 * ten. */
struct decimal {
	uint64_t digits;
	int exponent;
	bool exact; /* all digits fitted */
	bool negative;
};

static const char *
scan_digits(const char *at, const char *end, struct decimal *d)
{
	uint64_t digits = d->digits;

	for (; at < end && *at >= '0' && *at <= '9'; at++)
		digits = digits * 10 + (uint64_t)(*at - '0');
	d->digits = digits;
	return at;
}

static const char *
scan_exponent(const char *at, const char *end, struct decimal *d)
{
	bool negative = false;
	int value = 0;

	if (at < end && (*at == '+' || *at == '-'))
		negative = *at++ == '-';
	if (at == end || *at < '0' || *at > '9')
		return NULL;
	for (; at < end && *at >= '0' && *at <= '9'; at++)
		if (value < 100000)
			value = value * 10 + (*at - '0');
	d->exponent += negative ? -value : value;
	return at;
}

/* The whole grammar of a JSON number; returns what follows it. */
static const char *
scan_number(const char *at, const char *end, struct decimal *d)
{
	const char *first, *begin;
	size_t count = 0;

	*d = (struct decimal){0, 0, true, false};
	if (at < end && *at == '-') {
		d->negative = true;
		at++;
	}
	first = at;
	if ((at = scan_digits(at, end, d)) == first)
		return NULL;
	/* Leading zeros do not count: 0.0012 has two digits. */
	if (*first != '0')
		count = (size_t)(at - first);
	else if (at - first > 1)
		return NULL;
	if (at < end && *at == '.') {
		first = begin = ++at;
		while (count == 0 && first < end && *first == '0')
			first++;
		if ((at = scan_digits(first, end, d)) == begin)
			return NULL;
		count += (size_t)(at - first);
		d->exponent = (int)(begin - at);
	}
	d->exact = count <= MAX_DIGITS;
	if (at < end && (*at == 'e' || *at == 'E'))
		at = scan_exponent(at + 1, end, d);
	return at;
}

static bool
scan_whole(struct str s, struct decimal *d)
{
	return s.len > 0 &&
	       scan_number(s.data, s.data + s.len, d) == s.data + s.len;
}

bool
number_valid(struct str s)
{
	struct decimal d;

	return scan_whole(s, &d);
}

/* strtod() needs a terminator. */
static double
parse_slow(struct str s)
{
	char small[64], *text = small;
	double value;

	if (s.len >= sizeof(small))
		text = xmalloc(s.len + 1);
	memcpy(text, s.data, s.len);
	text[s.len] = '\0';
	value = strtod(text, NULL);
	if (text != small)
		free(text);
	return value;
}

/* DIGITS / 10^PLACES. Both are shifted so that the quotient has more bits than
 * a double; the remainder breaks ties. Then the quotient is rounded once. */
static double
divide(uint64_t digits, int places)
{
	int up = __builtin_clzll(digits);
	uint64_t five = power_of_five(places);
	int over = __builtin_clzll(five);
	uint64_t divisor = five << over;
	uint128_t dividend = (uint128_t)(digits << up) << 63;
	uint64_t quotient = (uint64_t)(dividend / divisor);
	uint64_t rest = (uint64_t)dividend - quotient * divisor;

	return ldexp((double)(quotient | (rest != 0)), over - up - 63 - places);
}

/* The value of D, which was scanned from TEXT; infinite if too large. */
static double
decimal_value(const struct decimal *d, struct str text)
{
	double result;

	if (d->exact && d->digits <= (uint64_t)EXACT_WHOLE &&
	    d->exponent >= -22 && d->exponent <= 22) {
		result = (double)d->digits;
		if (d->exponent < 0)
			result /= powers_of_ten[-d->exponent];
		else
			result *= powers_of_ten[d->exponent];
	} else if (d->exact && d->digits > 0 && d->exponent < 0 &&
		   d->exponent >= -27) {
		result = divide(d->digits, -d->exponent);
	} else {
		return parse_slow(text);
	}
	return d->negative ? -result : result;
}

size_t
number_scan(struct str s, double *value)
{
	struct decimal d;
	const char *after = scan_number(s.data, s.data + s.len, &d);

	if (after == NULL)
		return 0;
	s.len = (size_t)(after - s.data);
	*value = decimal_value(&d, s);
	return s.len;
}

bool
number_parse(struct str s, double *value)
{
	double result;

	if (s.len == 0 || number_scan(s, &result) != s.len || !isfinite(result))
		return false;
	*value = result;
	return true;
}

bool
number_parse_int(struct str s, int64_t min, int64_t max, int64_t *value)
{
	struct decimal d;
	int64_t result;
	double real;

	if (!scan_whole(s, &d))
		return false;
	if (d.exact && d.exponent == 0 && d.digits <= INT64_MAX) {
		result = (int64_t)d.digits;
		if (d.negative)
			result = -result;
	} else {
		if (!number_parse(s, &real) || real != floor(real) ||
		    fabs(real) > EXACT_WHOLE)
			return false;
		result = (int64_t)real;
	}
	if (result < min || result > max)
		return false;
	*value = result;
	return true;
}

size_t
number_format_int(int64_t value, char *out)
{
	char digits[24], *end = digits + sizeof(digits), *begin;
	size_t sign = value < 0, len;

	begin = digits_before(
	    end, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
	len = (size_t)(end - begin);
	*out = '-';
	memcpy(out + sign, begin, len);
	out[sign + len] = '\0';
	return sign + len;
}

/* WHOLE / 10^PLACES as text, without trailing zeros. */
static size_t
format_scaled(bool negative, uint64_t whole, int places, char *out)
{
	char digits[32], *end = digits + sizeof(digits), *begin;
	char *to = out;
	int count;

	while (places > 0 && whole % 10 == 0) {
		whole /= 10;
		places--;
	}
	begin = digits_before(end, whole);
	count = (int)(end - begin);
	while (count <= places) {
		*--begin = '0';
		count++;
	}
	if (negative)
		*to++ = '-';
	memcpy(to, begin, (size_t)(count - places));
	to += count - places;
	if (places > 0) {
		*to++ = '.';
		memcpy(to, end - places, (size_t)places);
		to += places;
	}
	*to = '\0';
	return (size_t)(to - out);
}

static size_t
format_slow(double value, char *out)
{
	for (int digits = 15; digits < 17; digits++) {
		int len = snprintf(out, NUMBER_SIZE, "%.*g", digits, value);

		if (strtod(out, NULL) == value)
			return (size_t)len;
	}
	return (size_t)snprintf(out, NUMBER_SIZE, "%.17g", value);
}

size_t
number_format(double value, char *out)
{
	double size = fabs(value);
	size_t len;

	if (size < 1e15 && (double)(int64_t)size == size) {
		if (value == 0 && signbit(value)) {
			memcpy(out, "-0", 3);
			return 2;
		}
		return number_format_int((int64_t)value, out);
	}
	/* A decimal of up to nine places, as is usual in profiles. */
	if (size >= 1e-5 && size < 1e6) {
		int64_t scaled = (int64_t)(size * 1e9 + 0.5);

		if ((double)scaled / 1e9 == size)
			return format_scaled(
			    value < 0, (uint64_t)scaled, 9, out);
	}
	len = shortest_format(value, out);
	return len > 0 ? len : format_slow(value, out);
}

size_t
number_format_rounded(double value, int decimals, char *out)
{
	double scaled = nearbyint(fabs(value) * powers_of_ten[decimals]);

	if (scaled >= EXACT_WHOLE)
		return number_format(value, out);
	return format_scaled(
	    value < 0 && scaled > 0, (uint64_t)scaled, decimals, out);
}

static int
compare_numbers(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void
number_sort(double *values, size_t count)
{
	xqsort(values, count, sizeof(*values), compare_numbers);
}

bool
number_parse_seconds(const char *text, double *seconds)
{
	struct str s = str_of(text);
	double factor = 1, value;

	if (s.len > 1 && strchr("smh", s.data[s.len - 1]) != NULL) {
		factor = s.data[s.len - 1] == 'm'   ? 60
			 : s.data[s.len - 1] == 'h' ? 3600
						    : 1;
		s.len--;
	}
	if (!number_parse(s, &value) || value < 0)
		return false;
	*seconds = value * factor;
	return true;
}
