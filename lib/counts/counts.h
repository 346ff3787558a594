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
 *
 * The file begins with a line; then come frames: the length (64 bits, as all
 * that is fixed, in the machine's order), a sum of the bytes, and these. What is
 * no whole frame ends it. Numbers are in groups of seven bits, the lowest first;
 * those with a sign as 0, -1, 1, -2 ...; texts are counted UTF-8. Frames are
 *
 *	1 head		the interpreter's version; the clock; folders,
 *			each with its mark, all of them terminated
 *	2 points	state; 1 if they are checkpoints; how many; these
 *	3 tail		state; one point, until the next frame
 *	4 end		state; function, thread, ticks ... 0: where each
 *			function took longest
 *	state		seconds a tick (a double); points taken, ns that they
 *			took, ns of the dearest; new edges, and all threads,
 *			each behind their number
 *	edge		caller, callee; numbers count from 0
 *	function	0 nobody, 1 anybody, or its number, from 2; behind the
 *			next number: file, line, 1 if it is hidden, name
 *	file		its number; behind the next one: its name
 *	thread		number, ident, ticks of its own, name
 *	point		wall ns, CPU ns, resident, its peak, blocks, changes as
 *			bytes, times: function, bucket, count
 *	changes		distance to the edge; calls, resumptions, primitive
 *			calls, own and all ticks, and those that it waited, that
 *			were added
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
