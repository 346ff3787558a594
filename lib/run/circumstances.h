/*
 * circumstances.h: the circumstances of a run: commit, machine, load.
 */
#ifndef RUN_CIRCUMSTANCES_H
#define RUN_CIRCUMSTANCES_H

#include "core/text.h"

struct circumstances {
	/* NULL if unknown; the struct owns all memory. */
	char *git_rev;	  /* "ab644ad", git's own short form */
	char *git_branch; /* NULL on a detached head */
	char *host;
	char *cpu;		/* "AMD EPYC 7B13" */
	int64_t cpus;		/* processors that this run may use */
	int git_dirty;		/* 1, 0, or -1 if unknown */
	double load_1m;		/* at the start of the run; NAN if unknown */
	int64_t beside;		/* other runs of the same output folder at that
				   time */
	struct buf own_folders; /* as JSON: own_folders.h */
};

/* FOLDER is the output folder, OWN_LOCK the name of this run's lock file in
 * it. For `dirty`, files in FOLDER, files that git does not track and plans
 * (names like *plan*.json) do not count. COMMAND is what is to be run. */
void circumstances_gather(struct circumstances *circumstances,
    const char *const *command, const char *folder, const char *own_lock);
void circumstances_release(struct circumstances *circumstances);

#endif
