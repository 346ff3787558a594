/*
 * rises.h: what got worse since a lock was written.
 *
 *	lock  job.py find hits n      now  job.py find, line 17: 0.5n^2 + 0.5n
 *	-> risen: "job.py:17 find runs n^2 times (0.5n^2 + 0.5n), was n"
 *
 * Two exact laws are compared by their classes, others by their exponents with a
 * margin. A function that the lock does not have is
 *
 * - the one of its last name that only the lock has, if there is one only: it was
 *   moved to another file or class;
 * - what took over the work of one that only the lock has, or that got better: of
 *   its class or a higher one, so that a function may be renamed or split;
 * - else new, and worse if it is above linear.
 */
#ifndef LOCK_RISES_H
#define LOCK_RISES_H

#include "lock/locked.h"

enum rise_kind { /* worst first */
	RISE_RISEN,
	RISE_NEW,  /* above linear, and nothing in the lock is it */
	RISE_OPEN, /* may have risen, but its counts do not decide */
	RISE_BETTER,
	RISE_NONE
};

struct rise {
	enum rise_kind kind;
	struct locked_law *now;
	const struct counted *shown; /* the count of NOW that this is about */
	const struct locked_law *before; /* NULL if nothing in the lock is it */
};

struct rises {
	struct rise *items; /* worst first; those that are RISE_NONE last */
	size_t count;
	size_t of_kind[RISE_NONE + 1];
};

/* Compares the laws NOW with those BEFORE, which must outlive RISES. A new one is worse from above the
 * exponent MOST on. */
void rises_find(struct rises *rises, const struct locked *before,
    const struct locked *now, double most);
void rises_release(struct rises *rises);
/* The sentence of one, without a full stop. */
void rise_text(struct buf *out, const struct rise *rise);
/* "n^2", or "n^1.4" where it is measured; the same of the lock: of its exact law and
 * the highest exponent of its other counts the one that this is held against; nothing
 * where the lock has none. */
void rise_law(struct buf *out, const struct rise *rise);
void rise_was(struct buf *out, const struct rise *rise);
/* Before NOW is written as the new lock: laws of counts that are not exact and no
 * worse stay as they are BEFORE, so that the file does not change by chance. */
void rises_settle(const struct rises *rises);

#endif
