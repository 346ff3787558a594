/*
 * progress.h: what a person who waits wants to know, on stderr: at a terminal
 * a line that counts the seconds beside an estimate, and in any case a line a
 * run.
 */
#ifndef RUN_PROGRESS_H
#define RUN_PROGRESS_H

#include "run/outcome.h"

struct progress {
	bool live;     /* stderr is a terminal that the program does not use */
	size_t ended;  /* runs so far */
	double *sizes; /* of runs whose time is known */
	double *walls;
	size_t count, cap, wall_cap;
	const char *id;	   /* of the run that goes on */
	double expected_s; /* NAN where nothing is known */
};

/* A run that has been made, now or earlier, teaches how long others take. */
void progress_learn(struct progress *progress, double size, double wall_s);
void progress_begin(struct progress *progress, const struct ticket *ticket);
/* CONTEXT: the progress. */
void progress_tick(void *context, double elapsed_s);
/* Wipes the counting line away. */
void progress_clear(const struct progress *progress);
void progress_end(struct progress *progress, const struct outcome *outcome);
void progress_release(struct progress *progress);

/* Seconds that a run of SIZE should take: from the nearest size measured, by
 * the exponent between the two largest (1 where there is only one, at most
 * 3); NAN where nothing is known. */
double progress_estimate(const struct progress *progress, double size);

#endif
