/*
 * profile.h: reads profiles, whatever program wrote them, as functions, edges
 * and threads. The format is found by content:
 *
 *	pstat		cProfile, profile, YAPPI, the sampler of Python 3.15
 *	funcs		YAPPI function tables in CSV, ten columns or five
 *	threads		YAPPI thread tables in CSV
 *	callgrind	valgrind's callgrind, YAPPI, Xdebug, NYTProf, ruby-prof,
 *			pyprof2calltree, pprof and others
 *	points		checkpoints within a run, of the native engine
 *	memory		memory held at checkpoints
 *	lcov		exact counts of functions and lines, in LCOV,
 *	v8		of node and Deno, go of `go build -cover`, gcov of
 *	go, gcov	gcc --coverage
 *
 * compressed by gzip or not.
 *
 *	struct profile_sink sink = {.context = &sums, .func = add_func};
 *	status = profile_read("profiling/wk-1.wall.pstat", &sink);
 *
 * Names: a Python function is `module:lineno name`, a built-in of it
 * `module.name` (cProfile's '~' is the module `builtins`), a function of
 * callgrind `file:0 name`, or `name` where the file is unknown. Addresses are
 * removed from names; home and temporary folders of modules are shortened to
 * `~` and `$TMP`. Functions that then have the same name are one.
 *
 * Files:
 *
 *	profile.h		the interface of all readers
 *	sniff.c			finds the format by the first bytes
 *	readers.h		one reader for each format
 *	pstat.c			pstat files, of cProfile and others
 *	marshal.h		Python's marshal format
 *	marshal_scalar.h	its numbers and texts
 *	yappi_csv.c		function tables in CSV
 *	threads_csv.c		thread tables in CSV
 *	table.h			the columns of such tables
 *	table_map.h		those of other programs' tables
 *	callgrind.h		callgrind files
 *	callgrind_lines.h	where their reader stands
 *	callgrind_header.c	their header, their end
 *	callgrind_writer.c	which program wrote them, and what that tells
 *	callgrind_names.c	their names and numbers
 *	callgrind_functions.c	functions and edges from their costs
 *	points.c		checkpoints
 *	memory.c		memory held at checkpoints
 *	coverage.h		exact counts of functions and lines
 *	coverage_emit.c		as functions and edges
 *	coverage_read.c		from files of any of these formats:
 *	coverage_names.h	names of functions in them
 *	coverage_lcov.c		LCOV
 *	coverage_v8.c		V8's coverage
 *	coverage_go.c		Go's
 *	coverage_gcov.c		gcov's JSON
 *	cumulative.h		calls and times at a checkpoint
 *	durations.h		durations of calls
 *	items.h			a line that is a JSON array
 *	callgraph.h		the functions of a profile, and their calls
 *	doubts.h		times that cannot be
 *	own.c			the own time of functions
 *	identity.h		how a function is called
 *	kind.h			which functions only wait
 *	source.h		the bytes of a file, compressed or not
 *	runs.h			the runs whose profiles are read
 *	receipt.c		from run lines to their profiles
 *	operands.c		profile files without run lines
 *	emit.h			writes func and edge lines
 */
#ifndef PARSE_PROFILE_H
#define PARSE_PROFILE_H

#include "core/status.h"
#include "core/text.h"
#include "stream/funcline.h"
#include "stream/json.h"
#include "stream/lineline.h"
#include "stream/memoryline.h"
#include "stream/pointline.h"

struct table_map;

struct profile_thread {
	struct str name; /* not unique */
	double id;	 /* NAN where missing */
	double total_s;	 /* NAN where missing */
};

/* Numbers as they are in the file; data NULL if missing. */
struct profile_digits {
	struct str ncall, nactualcall, ttot, tsub;
};

/* The functions that a reader calls; each may be NULL. A status other than
 * STATUS_OK stops the reader, which returns it. Views are valid during the
 * call. In a func_line run and point are not set; size and iterations only for
 * functions of a checkpoint. */
struct profile_sink {
	void *context;
	enum status (*func)(void *context, const struct func_line *func);
	/* If set, readers of text call it instead of func, so that numbers can
	 * be copied without formatting them again. */
	enum status (*func_digits)(void *context, const struct func_line *func,
	    const struct profile_digits *digits);
	enum status (*edge)(void *context, const struct func_line *edge);
	enum status (*thread)(
	    void *context, const struct profile_thread *thread);
	/* Called before the functions and edges that changed up to this point.
	 * Those of the last checkpoint, the end, are passed only if `whole` is
	 * set, because no other file of the run has them. `iterations`, a
	 * pattern of full names or NULL, names the function whose calls are
	 * counted. */
	enum status (*point)(void *context, const struct point_line *point);
	const char *iterations;
	bool whole;
	/* Array of the folders of the program's own code, shortened as modules
	 * are; NULL where they are not known. */
	const struct json *own_folders;
	/* What the columns of a table of functions are called, which the file
	 * then is; NULL: as profilers call them. */
	const struct table_map *map;
	/* Called with run and size not set. */
	enum status (*memory)(void *context, const struct memory_line *memory);
	/* Called behind all checkpoints, with run and size not set, for lines
	 * that began; of Python those of the program's own code. */
	enum status (*line)(void *context, const struct line_line *line);
	/* At the end of a file with functions: the sum of all self times of the
	 * file in seconds, also of values that were left out. */
	enum status (*self_total)(void *context, double self_s);
	/* LEVEL is info or warning; FULL_NAME may be missing (data NULL). */
	void (*note)(void *context, const char *level, const char *code,
	    struct str full_name, const char *text);
};

enum profile_format {
	PROFILE_PSTAT,
	PROFILE_FUNCS,
	PROFILE_THREADS,
	PROFILE_CALLGRIND,
	PROFILE_POINTS,
	PROFILE_MEMORY,
	PROFILE_LCOV,
	PROFILE_V8,
	PROFILE_GO,
	PROFILE_GCOV
};

/* Reads PATH ("-" does not mean standard input here). Malformed content is
 * reported with the file and the line or byte; functions of text formats may
 * have been passed on before. */
enum status profile_read(const char *path, const struct profile_sink *sink);

/* Finds the format by the first bytes. */
enum status profile_sniff(const char *path, enum profile_format *format);
/* True for checkpoints of an engine that counts the whole run there, with the
 * lines of calls and, by its clock, the waiting times, which no other file of it
 * has. */
bool profile_is_whole(const char *path);

#endif
