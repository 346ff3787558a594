/*
 * capture.h: what a helper program prints (git, sha256sum, valgrind).
 */
#ifndef RUN_CAPTURE_H
#define RUN_CAPTURE_H

#include "core/status.h"
#include "core/text.h"

#define CAPTURE_MAX ((size_t)16 << 20)

/* Runs ARGV (found in PATH, in the C locale, its messages dropped) with INPUT
 * as its standard input and leaves what it prints in OUT (cleared first, cut
 * at CAPTURE_MAX). *CODE is its exit status, 127 where it could not be
 * started, 128 + n where signal n ended it. STATUS_SYSTEM (said) only if the
 * machine has no process or pipe left. INPUT must be read whole before the
 * program prints more than a pipe holds. */
enum status capture(
    const char *const *argv, struct str input, struct buf *out, int *code);

/* The first line of what ARGV prints, or NULL if it fails or prints nothing;
 * the caller frees it. */
char *capture_line(const char *const *argv);

#endif
