/*
 * law_notes.h: notes that explain the diff lines of laws.
 */
#ifndef DIFF_LAW_NOTES_H
#define DIFF_LAW_NOTES_H

#include "diff/laws.h"
#include "stream/writer.h"

/* Why pairs of laws could not be compared. */
struct law_tally {
	size_t undecided;     /* a verdict is undecided */
	size_t missing;	      /* no exponent, or no interval */
	size_t axes;	      /* n has different meanings */
	struct str by[SIDES]; /* the meanings in the first such pair */
};

/* Codes: axes-differ, bad-law, law-twice, one-side, sizes-differ,
 * undecided-laws, unmatched. */
void law_notes_write(const struct laws *laws, const struct law_tally *tally,
    const char *const *names, struct writer *out);

#endif
