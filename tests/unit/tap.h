/*
 * tap.h: the Test Anything Protocol for unit tests in C.
 *
 *	int
 *	main(void)
 *	{
 *		ok(1 + 1 == 2, "one and one is %d", 2);
 *		is_text(buf_text(&b), "abc", "the buffer grew");
 *		return done_testing();
 *	}
 */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_count;
static int tap_failed;

static bool __attribute__((format(printf, 2, 3), unused))
ok(bool passed, const char *format, ...)
{
	va_list args;

	tap_failed += !passed;
	printf("%sok %d - ", passed ? "" : "not ", ++tap_count);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	return passed;
}

static bool __attribute__((unused))
is_text(const char *got, const char *want, const char *name)
{
	if (ok(got != NULL && strcmp(got, want) == 0, "%s", name))
		return true;
	printf(
	    "# got:  '%s'\n# want: '%s'\n", got == NULL ? "NULL" : got, want);
	return false;
}

static bool __attribute__((unused))
is_near(double got, double want, double tolerance, const char *name)
{
	if (ok(fabs(got - want) <= tolerance, "%s", name))
		return true;
	printf("# got:  %.17g\n# want: %.17g +- %g\n", got, want, tolerance);
	return false;
}

static int __attribute__((unused)) done_testing(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed == 0 ? 0 : 1;
}

#endif
