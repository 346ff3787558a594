/*
 * harvest.h: the files that the profiler of a run left: the profiles, and facts
 * about the interpreter.
 */
#ifndef RUN_HARVEST_H
#define RUN_HARVEST_H

#include "core/status.h"
#include "run/notes.h"
#include "stream/profiles.h"

/* The files of one interpreter or process, or of several that are one profile;
 * NULL if missing. Paths in the scratch folder until harvest_place(), then
 * names in the output folder. */
struct profile_set {
	char *files[PROFILE_KINDS];
};

#define HARVEST_MAX_SETS 65 /* the main one and 64 children */

struct harvest {
	struct profile_set sets[HARVEST_MAX_SETS]; /* the main one first */
	size_t count;
	/* Of the main image; texts are NULL, numbers NAN and counts -1 if
	 * unknown. */
	char *engine, *engine_version, *python, *implementation, *program;
	char *exception; /* type of the exception that ended the program */
	bool unlocated;	 /* the module behind -m was never found */
	bool unsaved;	 /* the system failed to save one, which was said */
	bool lacking;	 /* one is missing, and why is not known */
	bool early;	 /* saved before the end: time limit, kill */
	char *clock;	 /* the clock that was used; NULL if unknown */
	double threads_total_s, unaccounted_s, gc_seconds;
	int64_t gc_collections;
	int64_t processes; /* number that left a profile */
};

void harvest_init(struct harvest *harvest);
void harvest_release(struct harvest *harvest);

/* The file with the most information for a reader, NULL if none. */
const char *profile_set_best(const struct profile_set *set);

/* Moves the files to where they stay:
 *
 *	FOLDER/ID.funcs.wall.csv   FOLDER/ID.threads.wall.csv
 *	FOLDER/ID.wall.pstat	   FOLDER/ID.wall.points
 *	FOLDER/ID.wall.memory	   FOLDER/ID.callgrind.out
 *	FOLDER/ID.lcov
 *
 * `ID.early.` for the main set of a run that was cut short (EARLY),
 * `ID.child-K.` for the others, durably. Files of an earlier attempt are
 * removed. */
enum status harvest_place(struct harvest *harvest, const char *folder,
    const char *id, const char *clock, bool early);

#endif
