/*
 * progress.h: progress on stderr: one line for each run, and at a terminal a
 * line that counts the seconds beside an estimate, with the calls so far and the
 * function that computes now.
 */
#ifndef RUN_PROGRESS_H
#define RUN_PROGRESS_H

#include "run/outcome.h"

struct progress {
	bool live;     /* stderr is a terminal that the program does not use */
	size_t ended;  /* runs so far */
	double *sizes; /* sizes and times of known runs */
	double *walls;
	size_t count, cap, wall_cap;
	const char *id;	   /* of the current run */
	double expected_s; /* NAN where nothing is known */
	/* What it has counted by now, of the engine native. */
	const char *scratch;
	struct glance *glance;
	char *looked_at; /* the file */
	double next_look_s;
	struct buf now; /* ", 5,200,000 calls, now in find" */
};

/* Adds the time of a run, made now or earlier, to the base of estimates. */
void progress_learn(struct progress *progress, double size, double wall_s);
void progress_begin(struct progress *progress, const struct ticket *ticket,
    const char *scratch);
void progress_tick(struct progress *progress, double elapsed_s);
/* Erases the counting line. */
void progress_clear(const struct progress *progress);
void progress_end(struct progress *progress, const struct outcome *outcome);
void progress_release(struct progress *progress);

/* Estimated seconds of a run of SIZE: from the nearest known size, with the
 * exponent between the two largest (1 if there is only one, at most 3); NAN if
 * none is known. */
double progress_estimate(const struct progress *progress, double size);

#endif
