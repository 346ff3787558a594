/*
 * digits.h: what reading and writing numbers share.
 */
#ifndef CORE_DIGITS_H
#define CORE_DIGITS_H

#include <stdint.h>

/* Writes the digits of VALUE so that they end before END; returns their
 * start. */
char *digits_before(char *end, uint64_t value);
/* 5^POWER, for 0 to 27. */
uint64_t power_of_five(int power);

#endif
