/*
 * run.h: the runs of a stream, or one command, made one after the other.
 *
 * Files:
 *
 *	run.h			runs, one after the other
 *	ticket.h		a run line as the order to run something
 *	attempt.h		one run, from its ticket to its receipt
 *	spawn.h			a program, to the death of its last process
 *	orphans.h		the end of what it left running
 *	output.h		what it prints, kept
 *	environment.h		its environment
 *	progress.h		what a person who waits wants to know
 *	engine.h		ways to measure a program
 *	engine_python.c		those within a Python interpreter
 *	engine_callgrind.c	native programs under valgrind
 *	no_profile.h		why there is nothing of these
 *	python_command.h	what the command of an interpreter runs
 *	agent_folder.h		where the agent is
 *	native.h		the engine native before the run
 *	compiled.h		which interpreters it is compiled for
 *	harvest.h		what the profiler left
 *	images.h		what each interpreter of the run left
 *	measure.h		iterations and fetching, out of the profile
 *	outcome.h		all that is known of a run, and its receipt
 *	advice.h		what to do about one that came to nothing
 *	circumstances.h		host, load and commit
 *	own_folders.h		where the program's own code is
 *	notes.h			what is remarkable about it
 *	fields.h		JSON objects, member by member
 *	cache.h			a cache folder of the plan's own
 *	frozen.h		a digest of files that must not change
 *	capture.h		what a helper program prints
 */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "run/ticket.h"
#include "stream/writer.h"

struct run_summary {
	size_t failed;	/* runs that ended in an error or were refused */
	int stopped_by; /* the signal that told us to stop, else 0 */
};

/* Makes each run of IN that has not ended, unless another one holds its lock
 * or its receipt is there already, and passes everything else on. */
enum status run_stream(struct reader *in, struct writer *out,
    const struct run_options *options, struct run_summary *summary);

struct single_run {
	const char *const *command; /* NULL at the end */
	const char *id;		    /* NULL: made of the command's name */
	const char *label;	    /* NULL: none */
	double size;		    /* NAN: none */
};

/* Makes one run of a command that keeps our standard streams. */
enum status run_single(const struct single_run *single, struct writer *out,
    const struct run_options *options, struct run_summary *summary);

#endif
