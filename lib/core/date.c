/* date.c: see date.h. */
#include "core/date.h"

/* Days from 1970-01-01 to a day of the Gregorian calendar; years are counted
 * from March, so that a leap day is the last of its year. */
static int64_t
days_from_civil(int64_t year, int64_t month, int64_t day)
{
	int64_t shifted = month <= 2 ? year - 1 : year;
	int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
	int64_t year_of_era = shifted - era * 400;
	int64_t day_of_year =
	    (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 -
			     year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

static bool
parse_digits(const char *at, size_t count, int64_t *value)
{
	*value = 0;
	for (size_t i = 0; i < count; i++) {
		if (at[i] < '0' || at[i] > '9')
			return false;
		*value = *value * 10 + (at[i] - '0');
	}
	return true;
}

bool
date_parse(struct str s, int64_t *days)
{
	static const int64_t lengths[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int64_t year, month, day, length;
	bool leap;

	if (s.len != 10 || s.data[4] != '-' || s.data[7] != '-' ||
	    !parse_digits(s.data, 4, &year) ||
	    !parse_digits(s.data + 5, 2, &month) ||
	    !parse_digits(s.data + 8, 2, &day))
		return false;
	if (month < 1 || month > 12)
		return false;
	leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	length = month == 2 && leap ? 29 : lengths[month - 1];
	if (day < 1 || day > length)
		return false;
	*days = days_from_civil(year, month, day);
	return true;
}

void
date_day(int64_t days, char out[DATE_DAY_SIZE])
{
	time_t when = (time_t)(days * 86400);
	struct tm day;

	gmtime_r(&when, &day);
	strftime(out, DATE_DAY_SIZE, "%Y-%m-%d", &day);
}

void
date_utc(struct timespec when, char out[DATE_UTC_SIZE])
{
	struct tm tm;

	out[0] = '\0';
	if (gmtime_r(&when.tv_sec, &tm) == NULL)
		return;
	snprintf(out, DATE_UTC_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d.%06uZ",
	    (tm.tm_year + 1900) % 10000, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
	    tm.tm_min, tm.tm_sec, (unsigned)(when.tv_nsec / 1000) % 1000000);
}

double
clock_seconds(clockid_t clock)
{
	struct timespec now;

	if (clock_gettime(clock, &now) != 0)
		return 0;
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}
