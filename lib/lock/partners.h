/*
 * partners.h: which law of a lock is which of another one: functions are moved and
 * renamed.
 *
 *	before  job.py Table.find n     now  table.py Table.find n
 *	before  job.py scan n^2         now  job.py look n^2
 *	-> table.py Table.find was job.py Table.find
 *	   job.py look may do the work of job.py scan: lone_find()
 */
#ifndef LOCK_PARTNERS_H
#define LOCK_PARTNERS_H

#include "lock/locked.h"

/* Laws of one side without a partner; NULL for those that got one. */
struct lone {
	const struct locked_law **laws;
	size_t count;
};

struct partners {
	const struct locked_law **of; /* of each law of the other side; NULL */
	struct lone gone;	      /* there is room for one for each law */
};

/* Finds for each law of NOW that of BEFORE of the same name, or else of the same
 * last name, if either side has that once among those without a partner. */
void partners_find(struct partners *partners, const struct locked *before,
    const struct locked *now);
void partners_release(struct partners *partners);

/* The last part of a name, "find" of "job.py Table.find". */
struct str partners_last_name(const struct locked_law *law);
/* The work that nobody does any more: of LONE the law whose exponent is P or more,
 * the nearest of them; its place in *AT. False if there is none. */
bool lone_find(const struct lone *lone, double p, size_t *at);

#endif
