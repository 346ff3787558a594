/*
 * counts.h: makes the profile of a run from what was counted in its processes.
 * Under the native engine each has a file of counts, which grows while the
 * program runs, so that one that was killed has it, too. What another engine
 * counted is added function by function.
 *
 *	struct counted *c = counted_new();
 *	counted_add(c, "/scratch/41.0.counts", &totals);
 *	counted_add(c, "/scratch/42.0.counts", &totals);
 *	counted_write(c, "/scratch/run", &totals, &main);
 *	counted_free(c);
 *
 *	counts.h	the interface
 *	process.c	reads the file of a process, frame by frame
 *	waits.c		waits for processes that were started are none
 *	main_process.c	whose checkpoints are those of the run
 *	journal.c	reads one frame (agent/python/native/frames.h)
 *	made.c		adds a process that another engine has counted
 *	words.c		names: paths shortened, addresses dropped
 *	rows.c		functions and edges joined by their names
 *	sums.c		the sums of each function, and the order of the lines
 *	tables.c	the pstat and the two CSV
 *	points_file.c	the checkpoints
 *	glance.c	what a process has counted so far
 *	put.c		writes text through a buffer
 *	counted.h	what these files share: all that was counted
 */
#ifndef COUNTS_COUNTS_H
#define COUNTS_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/status.h"
#include "core/text.h"

struct counted;

struct counted_totals {
	bool any;	  /* a function was called */
	bool ended;	  /* the engine was stopped, so nothing is missing */
	double threads_s; /* own time of all functions of all threads */
	double listed_s;  /* of the functions in the tables; NAN for one
			     process */
};

struct counted *counted_new(void);
void counted_free(struct counted *c); /* NULL is fine */

/* Reads the file of a process and returns its totals. STATUS_NO: the file has
 * no counts yet. */
enum status counted_add(
    struct counted *c, const char *path, struct counted_totals *totals);

/* A process that another engine has counted begins; what is added from here on
 * is of it. Texts are copied, paths are not shortened. */
void counted_begin(struct counted *c);
/* Returns the id of the function, from 1. */
uint32_t counted_function(struct counted *c, struct str file, double line,
    struct str name, bool builtin);
/* Seconds; values that are not finite count as 0. */
struct counted_cost {
	double calls, primitive, self, total;
};
/* The calls from CALLER, 0 if none is known. Those of all callers add up to the
 * calls and the self time of CALLEE. */
void counted_calls(struct counted *c, uint32_t caller, uint32_t callee,
    const struct counted_cost *cost);
/* What the function as a whole has. */
void counted_whole(
    struct counted *c, uint32_t function, double primitive, double total);
void counted_thread(struct counted *c, struct str name, double self);

/* Process CHILD, numbered from 0 in the order in which they were added, was
 * started by process PARENT. */
void counted_parent(struct counted *c, size_t child, size_t parent);
/* IS_OWN tells of a function, named as in the tables, whether it is the
 * program's own code; without it none is known to be. */
typedef bool counted_is_own(
    void *context, struct str file, int line, struct str name);
void counted_own(struct counted *c, counted_is_own *is_own, void *context);

/* If a function was called, writes the tables of all processes together:
 * BASE.pstat, BASE.funcs.csv and BASE.threads.csv. *MAIN is the process whose
 * own code computed most, or where there is next to none, that which computed
 * most; if it has checkpoints, they are written to BASE.points. */
enum status counted_write(struct counted *c, const char *base,
    struct counted_totals *totals, size_t *main);

/* Looks, again and again, at what a process that goes on has counted. */
struct glance;
struct glance *glance_new(void);
void glance_free(struct glance *glance); /* NULL is fine */
/* How many calls there were in the file PATH, and TOP, the name of the function
 * that computed most since the last glance at it; nothing is added where none
 * did. False where it cannot be told (not yet, or the file is too large). */
bool glance_at(
    struct glance *glance, const char *path, int64_t *calls, struct buf *top);

#endif
