/*
 * run.h: makes the runs of a stream, one after the other, or one command.
 *
 * Files:
 *
 *	run.h			runs, one after the other
 *	ticket.h		a run line with a command to run
 *	attempt.h		one run, from its ticket to its receipt
 *	spawn.h			runs a program, to the end of its last process
 *	orphans.h		ends the processes that it left
 *	output.h		keeps its output in a file
 *	environment.h		its environment
 *	progress.h		progress on stderr
 *	engine.h		ways to measure a program
 *	engine_python.c		engines within a Python interpreter
 *	engine_v8.c		node and Deno
 *	engine_go.c		programs that Go built to count
 *	engine_gcov.c		the same of gcc
 *	engine_llvm.c		the same of clang and rustc
 *	counters.h		which programs count by themselves
 *	self_counts.h		the profile of what they left
 *	engine_callgrind.c	native programs under valgrind
 *	no_profile.h		why there is no profile
 *	python_command.h	what the command of an interpreter runs
 *	agent_folder.h		finds the agent
 *	native.h		compiles the native engine
 *	compiled.h		which interpreters it is compiled for
 *	harvest.h		the files that the profiler left
 *	images.h		the files of each interpreter of the run
 *	join.h			one profile of those that processes made
 *	measure.h		iterations and fetching, from the profile
 *	outcome.h		all that is known of a run, and its receipt
 *	receipt_file.c		the receipt on disk
 *	advice.h		what to do about one that came to nothing
 *	circumstances.h		host, load and commit
 *	own_folders.h		where the program's own code is
 *	notes.h			notes on it
 *	fields.h		JSON objects, member by member
 *	cache.h			a cache folder for the plan
 *	frozen.h		a digest of files that must not change
 *	capture.h		runs a helper program
 */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "run/ticket.h"
#include "stream/writer.h"

struct run_summary {
	size_t failed;	/* runs that ended in an error or were refused */
	int stopped_by; /* the signal that stopped us, else 0 */
};

/* Makes each run of IN that has not ended, unless another process has its lock
 * or its receipt exists; passes all other lines on. */
enum status run_stream(struct reader *in, struct writer *out,
    const struct run_options *options, struct run_summary *summary);

struct single_run {
	const char *const *command; /* NULL at the end */
	const char *id;		    /* NULL: from the command's name */
	const char *label;	    /* NULL: none */
	double size;		    /* NAN: none */
};

/* Makes one run of a command, which keeps our standard streams. */
enum status run_single(const struct single_run *single, struct writer *out,
    const struct run_options *options, struct run_summary *summary);

#endif
