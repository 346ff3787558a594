/*
 * date.h: calendar days and UTC time as text.
 */
#ifndef CORE_DATE_H
#define CORE_DATE_H

#include <time.h>

#include "core/text.h"

/* "2025-01-31" -> days since 1970-01-01; false if it is not a day in that
 * form. */
bool date_parse(struct str s, int64_t *days);
#define DATE_DAY_SIZE 32
/* The reverse, for a day of the years 0 to 9999. */
void date_day(int64_t days, char out[DATE_DAY_SIZE]);

#define DATE_UTC_SIZE 80 /* 28 for usual years, more for far ones */
/* "2025-11-01T23:16:29.196373Z" */
void date_utc(struct timespec when, char out[DATE_UTC_SIZE]);

/* The time of a clock of clock_gettime(2), in seconds. */
double clock_seconds(clockid_t clock);

#endif
