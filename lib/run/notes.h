/*
 * notes.h: notes on one run, printed on stderr at once and kept for the
 * receipt: a constant code for programs and a sentence for people.
 *
 *	notes_add(&notes, "cache-not-warm", "the cache was empty: not warm");
 */
#ifndef RUN_NOTES_H
#define RUN_NOTES_H

#include "core/text.h"

struct notes {
	const char *run;  /* the run's id, for stderr; the caller's */
	struct buf text;  /* the sentences, separated by "; " */
	struct buf codes; /* a JSON array without its closing bracket */
	size_t count;
};

#define NOTES_MAX 100 /* further ones are only printed */

void notes_add(struct notes *notes, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same without printing it. */
void notes_keep(struct notes *notes, const char *code, const char *text);
/* The codes as a JSON array, NUL-terminated, owned by the notes. */
struct str notes_codes(struct notes *notes);
void notes_release(struct notes *notes);

#endif
