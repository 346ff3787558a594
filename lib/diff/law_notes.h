/*
 * law_notes.h: what must be known to read the diff lines of laws, as notes.
 */
#ifndef DIFF_LAW_NOTES_H
#define DIFF_LAW_NOTES_H

#include "diff/laws.h"
#include "stream/writer.h"

/* Why pairs of laws could not be compared. */
struct law_tally {
	size_t undecided;     /* a verdict is */
	size_t missing;	      /* no exponent, or no interval */
	size_t axes;	      /* n is not the same thing */
	struct str by[SIDES]; /* of the first of those */
};

/* Codes: axes-differ, bad-law, law-twice, one-side, sizes-differ,
 * undecided-laws, unmatched. */
void law_notes_write(const struct laws *laws, const struct law_tally *tally,
    const char *const *names, struct writer *out);

#endif
