/*
 * profile.h: profiles of programs, whatever wrote them, as functions, edges
 * and threads. The format is found by content:
 *
 *	pstat		cProfile, profile, YAPPI, the sampler of Python 3.15
 *	funcs		YAPPI function tables in CSV, ten columns or five
 *	threads		YAPPI thread tables in CSV
 *	callgrind	valgrind's callgrind, YAPPI, Xdebug and others
 *	points		checkpoints within a run, of the engine native
 *	memory		who held memory at them
 *
 * compressed by gzip or not.
 *
 *	struct profile_sink sink = {.context = &sums, .func = add_func};
 *	status = profile_read("profiling/wk-1.wall.pstat", &sink);
 *
 * Names: a Python function is `module:lineno name`, a built-in of it
 * `module.name` (cProfile's '~' is the module `builtins`), a function of
 * callgrind `file:0 name`, or `name` where the file is unknown. Addresses are
 * dropped from names; home and temporary folders of modules are shortened to
 * `~` and `$TMP`. What then has one name is one function.
 *
 * Files:
 *
 *	profile.h		what a reader hands out, and who reads what
 *	sniff.c			which format the first bytes begin
 *	readers.h		one reader a format
 *	pstat.c			what cProfile and others marshal
 *	marshal.h		Python's marshal format
 *	marshal_scalar.h	its numbers and texts
 *	yappi_csv.c		function tables in CSV
 *	threads_csv.c		thread tables in CSV
 *	table.h			the columns of such tables
 *	callgrind.h		callgrind files
 *	callgrind_names.c	their names and numbers
 *	callgrind_functions.c	functions and edges out of their costs
 *	points.c		checkpoints, of the engine native
 *	memory.c		who held memory at them
 *	cumulative.h		calls and times as they stand at a checkpoint
 *	durations.h		how long the calls of a function took
 *	items.h			a line that is a JSON array, taken apart
 *	callgraph.h		the functions of a profile, and their calls
 *	own.c			the time of a function with the C that it calls
 *	identity.h		how a function is called
 *	kind.h			which functions do nothing but wait
 *	source.h		the bytes of a file, compressed or not
 *	runs.h			the runs whose profiles are asked for
 *	receipt.c		from run lines to their profiles
 *	operands.c		profiles that nobody wrote a run line for
 *	emit.h			a profile as func and edge lines
 */
#ifndef PARSE_PROFILE_H
#define PARSE_PROFILE_H

#include "core/status.h"
#include "core/text.h"
#include "stream/funcline.h"
#include "stream/json.h"
#include "stream/memoryline.h"
#include "stream/pointline.h"

struct profile_thread {
	struct str name; /* not unique */
	double id;	 /* NAN where missing */
	double total_s;	 /* NAN where missing */
};

/* Numbers as they stand in the file; data NULL where absent. */
struct profile_digits {
	struct str ncall, nactualcall, ttot, tsub;
};

/* Who wants to know; each function may be NULL, and a status other than
 * STATUS_OK stops the reading and is returned. Views are valid during the
 * call. In a func_line run, point, size and iterations are not set, but for the
 * last two where a checkpoint's functions are handed out. */
struct profile_sink {
	void *context;
	enum status (*func)(void *context, const struct func_line *func);
	/* Called instead of func, where set, by the readers of text, so that
	 * numbers can be passed on without being printed anew. */
	enum status (*func_digits)(void *context, const struct func_line *func,
	    const struct profile_digits *digits);
	enum status (*edge)(void *context, const struct func_line *edge);
	enum status (*thread)(
	    void *context, const struct profile_thread *thread);
	/* Before the functions and edges that changed up to it; those of the
	 * last checkpoint, the end, are handed out where WHOLE is set: where no
	 * other file of the run has them. ITERATIONS, a glob on full names or
	 * NULL, says whose calls are counted. */
	enum status (*point)(void *context, const struct point_line *point);
	const char *iterations;
	bool whole;
	/* Array of the folders of the program's own code, shortened as modules
	 * are; NULL where they are not known. */
	const struct json *own_folders;
	/* Run and size are not set. */
	enum status (*memory)(void *context, const struct memory_line *memory);
	/* At the end of a file with functions: the sum of all self times as
	 * the file has them (also those too odd to be passed on), seconds. */
	enum status (*self_total)(void *context, double self_s);
	/* LEVEL info or warning; FULL_NAME's data is NULL where none is meant. */
	void (*note)(void *context, const char *level, const char *code,
	    struct str full_name, const char *text);
};

enum profile_format {
	PROFILE_PSTAT,
	PROFILE_FUNCS,
	PROFILE_THREADS,
	PROFILE_CALLGRIND,
	PROFILE_POINTS,
	PROFILE_MEMORY
};

/* Reads PATH ("-" is no name for standard input here). Malformed content has
 * been said with the file and the line or byte; functions of text formats may
 * have been handed out by then. */
enum status profile_read(const char *path, const struct profile_sink *sink);

/* Look at the beginning only. */
enum status profile_sniff(const char *path, enum profile_format *format);
/* Checkpoints of a run of one process that know what waited, which no other
 * file of their run does. */
bool profile_knows_waits(const char *path);

#endif
