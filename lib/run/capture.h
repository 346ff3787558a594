/*
 * capture.h: runs a helper program (git, sha256sum, valgrind) and returns its
 * output.
 */
#ifndef RUN_CAPTURE_H
#define RUN_CAPTURE_H

#include "core/status.h"
#include "core/text.h"

#define CAPTURE_MAX ((size_t)16 << 20)

/* Runs ARGV (found in PATH, in the C locale, its messages dropped) with INPUT
 * as its standard input and puts its output into OUT, which is cleared first
 * and cut at CAPTURE_MAX. *CODE is its exit status, 127 if it could not be
 * started, 128 + n if signal n ended it. STATUS_SYSTEM only if no process or
 * pipe can be made. The program must read all of INPUT before it prints more
 * than a pipe can hold. */
enum status capture(
    const char *const *argv, struct str input, struct buf *out, int *code);

/* The first line of the output of ARGV, which the caller frees; NULL if it
 * fails or prints nothing. */
char *capture_line(const char *const *argv);

#endif
