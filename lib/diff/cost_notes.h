/*
 * cost_notes.h: notes that explain the diff lines of costs.
 */
#ifndef DIFF_COST_NOTES_H
#define DIFF_COST_NOTES_H

#include "diff/match.h"
#include "stream/writer.h"

/* Codes: one-side and unmatched (functions without a partner), tsub-for-own, single-runs,
 * sizes-differ, mixed-commits, left-out. */
void cost_notes_write(const struct groups *groups, const struct match *matches,
    size_t count, double noise, struct writer *out);

#endif
