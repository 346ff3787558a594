/*
 * notes.h: what is remarkable about one run, said on stderr as it is found
 * and kept for the receipt: a short constant word for programs and a
 * sentence for people.
 *
 *	notes_add(&notes, "cache-not-warm", "the cache was empty: not warm");
 */
#ifndef RUN_NOTES_H
#define RUN_NOTES_H

#include "core/text.h"

struct notes {
	const char *run;  /* the id, for stderr; the caller's */
	struct buf text;  /* the sentences, "; " between them */
	struct buf codes; /* a JSON array without its closing bracket */
	size_t count;
};

#define NOTES_MAX 100 /* further ones are only said */

void notes_add(struct notes *notes, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same for what only a reader of the receipt may want to know. */
void notes_keep(struct notes *notes, const char *code, const char *text);
/* The array of codes as JSON, terminated; it belongs to the notes. */
struct str notes_codes(struct notes *notes);
void notes_release(struct notes *notes);

#endif
