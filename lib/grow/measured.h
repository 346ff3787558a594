/*
 * measured.h: the sizes that were measured and their cost, pending runs, and
 * functions that matter and are undecided.
 */
#ifndef GROW_MEASURED_H
#define GROW_MEASURED_H

#include "grow/tickets.h"
#include "law/judge.h"

/* The cost of a function, by which it is judged. */
struct costly_function {
	char *full_name;
	double p;	    /* NAN where it is not known */
	double p_calls;	    /* the same of its calls, which are exact */
	double last, n_max; /* seconds at the largest size, and that as n */
	double share, at_target;
	bool firm, by_self;
};

struct measured {
	struct tickets runs;
	/* Wall seconds by size, the least of repeats; number of runs. */
	struct points walls;
	size_t repeats[FIT_MAX_SIZES];
	struct judgement wall_law;
	/* After measured_weigh(): those with a law, the open ones first. */
	struct costly_function *functions;
	size_t judged, open_count;
	size_t function_count, function_cap;
	char *culprit; /* the first cause that is firm, or NULL */
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
/* The next size above LARGEST; see project_next(). */
double measured_next(const struct measured *measured, double largest);
/* True for what grows so. */
bool measured_is_steep(const struct measured *measured);

#endif
