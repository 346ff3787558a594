/*
 * checkpoints.h: the checkpoints of one run, and n at each of them.
 *
 *	checkpoints 1 2 3, by iterations: n 0 12 31
 */
#ifndef SCALE_CHECKPOINTS_H
#define SCALE_CHECKPOINTS_H

#include "law/bounds.h"
#include "scale/driver.h"

/* The checkpoints of one run, in order. */
struct checkpoints {
	const struct store *store;
	uint32_t run;
	uint32_t *points; /* into store->points */
	size_t count;
	double *n;	      /* by place in `points` */
	struct buf by;	      /* what n is; taken over by who clears it */
	struct driver driver; /* that was found, not named */
	uint32_t *place;      /* by point: its place in `points` */
	double *calls;	      /* scratch, by place */
	size_t first;	      /* a driver is looked for from here on */
};

void checkpoints_init(
    struct checkpoints *marks, const struct store *store, uint32_t run);
void checkpoints_release(struct checkpoints *marks);
/* Sets n and what it is called, see within_choose(); not FOUND where there is
 * nothing that it could be. */
enum status checkpoints_set_n(
    struct checkpoints *marks, const char *by, bool *found);

static inline const struct store_point *
checkpoint_at(const struct checkpoints *m, size_t place)
{
	return &m->store->points[m->points[place]];
}

#endif
