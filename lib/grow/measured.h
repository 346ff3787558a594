/*
 * measured.h: which sizes were measured at which cost, which runs are pending,
 * and which functions that matter are still open.
 */
#ifndef GROW_MEASURED_H
#define GROW_MEASURED_H

#include "grow/tickets.h"
#include "law/judge.h"

/* The cost of a function, by which it is judged. */
struct open_function {
	char *full_name;
	double p;	    /* NAN where it is not known */
	double last, n_max; /* seconds at the largest size, and that as n */
	double share, at_target;
	bool firm, by_self;
};

struct measured {
	struct tickets runs;
	/* Wall seconds by size, the least of the repeats; how many runs. */
	struct points walls;
	size_t repeats[FIT_MAX_SIZES];
	struct judgement wall_law;
	struct open_function *open; /* after measured_weigh: those that are */
	size_t open_count, open_cap;
	size_t judged; /* functions with a law */
	char *culprit; /* the first cause that is firm, or NULL */
};

void measured_init(struct measured *measured);
void measured_release(struct measured *measured);
/* A run, scale or cause line; all others are passed over. */
enum status measured_add(
    struct measured *measured, const struct reader *in, const struct row *row);
/* After the last line: the walls, and what of the functions is open. */
void measured_weigh(struct measured *measured);
/* Predicted wall seconds of a run, NAN where nothing was measured. */
double measured_seconds(const struct measured *measured, double size);

#endif
