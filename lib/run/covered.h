/*
 * covered.h: the profile of a run whose program counted by itself, made of
 * what it left.
 */
#ifndef RUN_COVERED_H
#define RUN_COVERED_H

#include "parse/coverage.h"
#include "run/engine.h"

struct covered {
	struct engine_job *job;
	char *folder; /* for what the program leaves, in the scratch folder */
	struct coverage coverage;
	size_t files, good; /* that were read, that could be */
};

/* Begins, before the run and again after it; the folder exists then. */
enum status covered_begin(struct covered *lines, struct engine_job *job);
/* Calls TAKE with the path of each file in the folder, or below it, whose name
 * ends with SUFFIX. */
void covered_each(struct covered *lines, const char *suffix,
    void (*take)(struct covered *lines, const char *path));
/* One more of the files that the program left was read, with this status. */
void covered_count(struct covered *lines, enum status status);
/* Adds what a file has. */
void covered_add(struct covered *lines, const char *path);
/* Makes the profile of what was added; what could not be read is noted. */
void covered_end(struct covered *lines, struct harvest *harvest);
void covered_release(struct covered *lines);

#endif
