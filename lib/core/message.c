/*
 * message.c: see message.h. One write a line, so that lines of programs that
 * share a terminal do not mix.
 */
#include "core/message.h"

#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

#include "core/program_name.h"
#include "core/text.h"

static void __attribute__((format(printf, 1, 0)))
print_line(const char *format, va_list args, int error)
{
	struct buf text = BUF_EMPTY, line = BUF_EMPTY;

	buf_vaddf(&text, format, args);
	if (error != 0)
		buf_addf(&text, ": %s", strerror(error));
	buf_addf(&line, "%s: ", program_name());
	buf_add_visible(&line, buf_str(&text));
	buf_addc(&line, '\n');
	/* There is nowhere to report that stderr fails. */
	if (write(STDERR_FILENO, line.data, line.len) < 0)
		errno = 0;
	buf_free(&text);
	buf_free(&line);
}

void
message(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print_line(format, args, 0);
	va_end(args);
}

enum status
fail(enum status status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print_line(format, args, 0);
	va_end(args);
	return status;
}

enum status
fail_errno(const char *format, ...)
{
	int error = errno;
	va_list args;

	va_start(args, format);
	print_line(format, args, error);
	va_end(args);
	return STATUS_SYSTEM;
}
