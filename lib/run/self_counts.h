/*
 * self_counts.h: the profile of a run whose program counted by itself, made of
 * what it left.
 */
#ifndef RUN_SELF_COUNTS_H
#define RUN_SELF_COUNTS_H

#include "parse/coverage.h"
#include "run/engine.h"

struct self_counts {
	struct engine_job *job;
	char *folder; /* for what the program leaves, in the scratch folder */
	struct coverage coverage;
	size_t files, good; /* that were read, that could be */
};

/* Begins, before the run and again after it; the folder exists then. */
enum status self_counts_begin(
    struct self_counts *counts, struct engine_job *job);
/* Calls TAKE with the path of each file in the folder, or below it, whose name
 * ends with SUFFIX. */
void self_counts_each(struct self_counts *counts, const char *suffix,
    void (*take)(struct self_counts *counts, const char *path));
/* One more of the files that the program left was read, with this status. */
void self_counts_count(struct self_counts *counts, enum status status);
/* Adds what a file has. */
void self_counts_add(struct self_counts *counts, const char *path);
/* Makes the profile of what was added; what could not be read is noted. */
void self_counts_end(struct self_counts *counts, struct harvest *harvest);
void self_counts_release(struct self_counts *counts);

#endif
