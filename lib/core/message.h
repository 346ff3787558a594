/*
 * message.h: messages for people, on stderr, one line each:
 *
 *	prof-parse: a.csv:17: ncall is not a number: 'x'
 *
 * What comes from outside is shown by buf_add_visible().
 */
#ifndef CORE_MESSAGE_H
#define CORE_MESSAGE_H

#include "core/status.h"

/* Prints "program: text\n". */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints a message and returns STATUS: return fail(STATUS_MALFORMED, "%s: not a
 * profile", path); */
enum status fail(enum status status, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Like fail(STATUS_SYSTEM), with ": " and the text of errno added. */
enum status fail_errno(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif
