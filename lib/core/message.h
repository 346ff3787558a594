/*
 * message.h: what a program says to people, always on stderr, one line each:
 *
 *	prof-parse: a.csv:17: ncall is not a number: 'x'
 *
 * Bytes that a terminal would act on are shown as \xNN.
 */
#ifndef CORE_MESSAGE_H
#define CORE_MESSAGE_H

#include "core/status.h"

/* The name in front of each message; NAME must live as long as the program. */
void message_program(const char *name);
const char *message_program_name(void);

/* Prints "program: text\n". */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same, then returns the status, so that failing is one line of code:
 * return fail(STATUS_MALFORMED, "%s: not a profile", path); */
enum status fail(enum status status, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Like fail(STATUS_SYSTEM), with ": " and the text of errno added. */
enum status fail_errno(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif
