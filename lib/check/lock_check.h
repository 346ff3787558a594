/*
 * lock_check.h: holds the counts of a stream against a lock (lock/locked.h).
 *
 *	-> {"type":"check","bound":"laws.lock","outcome":"broken",
 *	    "full_name":"job.py:17 find.<line>","metric":"hits","value":1.991,
 *	    "law":"n^2","was":"n","text":"job.py:17 find runs ..."}
 */
#ifndef CHECK_LOCK_CHECK_H
#define CHECK_LOCK_CHECK_H

#include "lock/locked.h"

struct lock_check {
	const char *path;
	bool update; /* the lock becomes what is measured; it need not exist */
	double most; /* a new function or loop is worse from above this
			exponent on */
	struct locked *before, *now;
};

/* Reads the lock. The caller calls lock_check_release() whatever is returned. */
enum status lock_check_begin(struct lock_check *check);
/* After the last line: writes a check line for each law that is not that of the
 * lock, tells the worst on stderr, and adds how many are worse or undecided. */
void lock_check_end(
    struct lock_check *check, struct writer *out, size_t *broken, size_t *open);
/* Writes the lock anew. STATUS_NO if there is nothing to write. */
enum status lock_check_update(struct lock_check *check);
void lock_check_release(struct lock_check *check);

#endif
