/*
 * number.h: numbers as text and back, in the C locale, exactly: what is
 * written reads back to the same bits. Only the grammar of JSON is accepted:
 * no blanks, no hex, no inf, no nan.
 */
#ifndef CORE_NUMBER_H
#define CORE_NUMBER_H

#include "core/text.h"

/* Space for any number that number_format writes, with its terminator. */
#define NUMBER_SIZE 32

/* True if S is a JSON number, of whatever size. */
bool number_valid(struct str s);
/* A JSON number, the whole of S; false (and *VALUE untouched) if it is none or
 * overflows. Underflow gives the nearest value. */
bool number_parse(struct str s, double *value);
/* The JSON number that S begins with: its length, 0 where there is none. *VALUE
 * is infinite where it is too large. What follows it is the caller's. */
size_t number_scan(struct str s, double *value);
/* A whole number in [MIN, MAX], the whole of S: digits with an optional sign;
 * "12.0" and "1e3" are accepted where their value is whole. */
bool number_parse_int(struct str s, int64_t min, int64_t max, int64_t *value);
/* The shortest of the exact forms; VALUE must be finite. Returns the length;
 * OUT has room for NUMBER_SIZE bytes and is terminated. */
size_t number_format(double value, char *out);
/* At most DECIMALS (0 to 9) digits behind the point, trailing zeros removed:
 * for derived figures such as exponents. Huge values as number_format. */
size_t number_format_rounded(double value, int decimals, char *out);
size_t number_format_int(int64_t value, char *out);
/* Writes digits alone, so that they end before END; returns their begin. */
char *number_digits(uint64_t value, char *end);

/* 5^POWER, for 0 to 27. */
uint64_t number_power_of_five(int power);

/* Puts COUNT numbers, none of them NAN, into rising order. */
void number_sort(double *values, size_t count);

/* "90", "90s", "1.5m", "2h" -> seconds; false if it is none or negative. */
bool number_parse_seconds(const char *text, double *seconds);

#endif
