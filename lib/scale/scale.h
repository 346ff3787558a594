/*
 * scale.h: run, func and edge lines in; a law for every function, edge and
 * the whole program out.
 *
 *	func lines of five runs: f is called 306 618 1242 2490 4986 times
 *	-> {"type":"scale","by":"iterations","full_name":"x.py:1 f",
 *	    "metric":"ncall","points":[[312,306],...],"p":1.003,
 *	    "class":"n","verdict":"linear","confidence":"firm","law":"n - 6"}
 *
 * Lines of checkpoints give such laws within the largest run that has them,
 * and one run is enough for those.
 *
 * func and edge lines are consumed; run, note and all other lines are passed
 * on as they come. Memory: all functions and edges, 48 bytes a line.
 *
 * Files:
 *
 *	scale.h			the stage
 *	stage.h			what its parts share
 *	store.h			what every function cost in every run
 *	programs.h		which runs are of one program
 *	merge.c			which names are one function
 *	difference.c		what each cost between two checkpoints
 *	axis.h			what n is over runs
 *	axis_join.c		which of its sizes are one
 *	reduce.c		one value a size out of all runs
 *	driver.h		the function whose calls are n
 *	within.h		what n is within a run
 *	checkpoints.h		its checkpoints, and n at each
 *	series.c		the metrics of one function along n
 *	increments.c		the same within a run, out of its rises
 *	rank.c			which functions matter, and the noise
 *	function_laws.c		scale lines of functions and edges
 *	program_laws.c		of the whole program
 *	packages.c		what each package takes
 *	early.c			the hot spots of runs that were cut short
 *	memory_laws.c		of the memory that functions hold
 *	trends.c		whether iterations get slower, and memory grows
 *	pairwise.c		the classic exponents of every two runs
 *	insides.c		where in a function most time is, and what grows
 *	cache_worth.c		cache lines: what a data cache saves
 *	answer.c		an answer line: what all laws come to
 *	program_notes.c		lines of programs, and notes on them
 *	run_notes.c		notes on runs and sizes
 *	within_notes.c		on checkpoints
 *	function_notes.c	on functions without a verdict
 *	commit_notes.c		on functions that not every commit has
 */
#ifndef SCALE_SCALE_H
#define SCALE_SCALE_H

#include "stream/reader.h"
#include "stream/writer.h"

struct scale_options {
	const char *by;	 /* as in axis_choose() */
	const char *key; /* what tells programs apart, as in programs_find() */
	double target;	 /* NAN: the largest size of any run line */
	bool force;	 /* project beyond ten times the largest size */
	bool pairs;	 /* the pairwise exponents instead of laws */
	double min_share;
};

enum status scale_run(
    struct reader *in, struct writer *out, const struct scale_options *options);

#endif
