/*
 * counts.h: what the native engine has counted in a process, which it leaves in
 * a file that it adds to while the program runs, and the profile made of those of
 * a run. A process that was killed leaves one that says what was counted until
 * then.
 *
 *	struct counted *c = counted_new();
 *	counted_add(c, "/scratch/41.0.counts", &totals);
 *	counted_add(c, "/scratch/42.0.counts", &totals);
 *	counted_write(c, "/scratch/run", &totals, &main);
 *	counted_free(c);
 *
 *	counts.h	what is in the file, below
 *	process.c	reads it, as lib/agent/python/native/journal.c writes it
 *	journal.c	what is in a frame of it
 *	words.c		names: paths shortened, addresses dropped
 *	rows.c		functions and edges by the names that the files have
 *	sums.c		what each function comes to, and the order of the lines
 *	tables.c	the pstat and the two CSV
 *	points_file.c	the checkpoints
 *	put.c		text through a buffer
 *	counted.h	what these files share
 */
#ifndef COUNTS_COUNTS_H
#define COUNTS_COUNTS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/status.h"

struct counted;

struct counted_totals {
	bool any;	  /* a function was called */
	bool ended;	  /* the engine was stopped: nothing is missing */
	double threads_s; /* own time of all functions of all threads */
	double listed_s;  /* of those in the tables; NAN of one process */
};

struct counted *counted_new(void);
void counted_free(struct counted *c); /* NULL is fine */

/* Adds a process, and says what it comes to. STATUS_NO: there is nothing in the
 * file yet. */
enum status counted_add(
    struct counted *c, const char *path, struct counted_totals *totals);

/* Writes the tables of all processes together, where a function was called:
 * BASE.pstat, BASE.funcs.csv, BASE.threads.csv and, where it has checkpoints,
 * BASE.points of the one that computed most. *MAIN is that one, from 0 in the
 * order in which they were added. */
enum status counted_write(struct counted *c, const char *base,
    struct counted_totals *totals, size_t *main);

#endif
