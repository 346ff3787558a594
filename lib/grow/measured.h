/*
 * measured.h: the sizes that were measured and their cost, pending runs, and
 * functions that matter and are undecided.
 */
#ifndef GROW_MEASURED_H
#define GROW_MEASURED_H

#include "grow/tickets.h"
#include "law/judge.h"

/* A function that is undecided: the cost that it is judged by. */
struct open_function {
	char *full_name;
	double p;	    /* NAN if not known */
	double last, n_max; /* seconds at the largest size; the n of that */
	double share, at_target;
	bool firm, by_self;
};

struct measured {
	struct tickets runs;
	/* Wall seconds by size, the least of repeats; number of runs. */
	struct points walls;
	size_t repeats[FIT_MAX_SIZES];
	struct judgement wall_law;
	struct open_function *open; /* set by measured_weigh(): undecided
				       functions */
	size_t open_count, open_cap;
	size_t judged; /* functions with a law */
	char *culprit; /* the first firm cause, or NULL */
};

void measured_init(struct measured *measured);
void measured_release(struct measured *measured);
/* Adds a run, scale or cause line; ignores others. */
enum status measured_add(
    struct measured *measured, const struct reader *in, const struct row *row);
/* After the last line: finds wall times and undecided functions. */
void measured_weigh(struct measured *measured);
/* Predicted wall seconds of a run; NAN if nothing was measured. */
double measured_seconds(const struct measured *measured, double size);

#endif
