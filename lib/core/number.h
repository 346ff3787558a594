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
/* The length of the JSON number that S begins with, 0 if there is none. *VALUE
 * is infinite if it is too large. What follows is not looked at. */
size_t number_scan(struct str s, double *value);
/* A whole number in [MIN, MAX], the whole of S: digits with an optional sign;
 * so are "12.0" and "1e3", whose values are whole. */
bool number_parse_int(struct str s, int64_t min, int64_t max, int64_t *value);
/* Writes the shortest text that reads back to VALUE, which must be finite.
 * Returns its length; OUT has room for NUMBER_SIZE bytes and is terminated. */
size_t number_format(double value, char *out);
/* The same with at most DECIMALS (0 to 9) digits after the point and without
 * trailing zeros, for derived figures such as exponents. Huge values are
 * written as by number_format(). */
size_t number_format_rounded(double value, int decimals, char *out);
size_t number_format_int(int64_t value, char *out);
/* Sorts COUNT numbers, none of them NAN, in rising order. */
void number_sort(double *values, size_t count);

/* "90", "90s", "1.5m", "2h" -> seconds; false for other texts and for negative
 * times. */
bool number_parse_seconds(const char *text, double *seconds);

#endif
