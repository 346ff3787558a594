/*
 * member.h: the value of a member, checked for the kind that its key needs.
 * null counts as missing and leaves the target as it is. Another kind is
 * reported and STATUS_MALFORMED:
 *
 *	plan-next: profiling_plan.json:31: label is not a text: 7
 */
#ifndef PLAN_MEMBER_H
#define PLAN_MEMBER_H

#include "plan/walk.h"

/* A string, unescaped, which must not have NUL characters. */
enum status member_text(
    struct walk *walk, const struct member *member, struct str *text);
/* A whole number from 0 to MAX. */
enum status member_count(const struct walk *walk, const struct member *member,
    int64_t max, int64_t *count);
/* A number above 0. */
enum status member_positive(
    const struct walk *walk, const struct member *member, double *value);
/* An array of LEAST strings or more, as its JSON text. */
enum status member_words(struct walk *walk, const struct member *member,
    size_t least, struct str *words);
/* Prints "KEY is not WANTED: VALUE" and returns STATUS_MALFORMED. */
enum status member_fail(
    const struct walk *walk, const struct member *member, const char *wanted);

#endif
