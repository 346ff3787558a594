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
	uint32_t *points; /* indexes in store->points */
	size_t count;
	double *n;	      /* by place in `points` */
	struct buf by;	      /* what n is; a caller may take it and clear it */
	struct driver driver; /* if it was found, not named */
	uint32_t *place;      /* by index in store->points: its place in
				 `points` */
	double *calls;	      /* temporary, by place */
	size_t first;	      /* a driver is searched from here on */
	size_t begin;	      /* imports have ended */
	bool part;	      /* n is of a part of a function, and not known at
				 the end of the run */
};

void checkpoints_init(
    struct checkpoints *marks, const struct store *store, uint32_t run);
void checkpoints_release(struct checkpoints *marks);
/* Sets `begin`: where imports end, which are a phase of their own: what is left
 * of them is a small part of what follows. Without such a place it is 0, and the
 * result false if they are most of the run. */
bool checkpoints_find_begin(struct checkpoints *marks);
/* Sets n and its name, see within_choose(); *FOUND is false if nothing can be
 * n. */
enum status checkpoints_set_n(
    struct checkpoints *marks, const char *by, bool *found);

static inline const struct store_point *
checkpoint_at(const struct checkpoints *m, size_t place)
{
	return &m->store->points[m->points[place]];
}

/* Its wall time since the start of the run. */
static inline double
checkpoint_wall(const struct checkpoints *m, size_t place)
{
	return checkpoint_at(m, place)->metrics[METRIC_WALL];
}

#endif
