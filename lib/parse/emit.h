/*
 * emit.h: writes the profile of one run as func and edge lines, with notes.
 *
 *	emit_begin(&emit, STR("wk-1"), 7, 1368);
 *	status = emit_funcs(&emit, "profiling/wk-1.wall.pstat");
 *	emit_threads(&emit, "profiling/wk-1.threads.wall.csv");
 *	emit_end(&emit);
 *
 * Notes: profile-broken (an error: the run must not be used, whatever lines it
 * has), points-broken, memory-broken, threads-broken, sums, and those of the
 * readers.
 */
#ifndef PARSE_EMIT_H
#define PARSE_EMIT_H

#include "parse/profile.h"

struct emit {
	struct writer *out;
	const char *match; /* pattern of full names to write, or NULL */
	const struct table_map *map; /* of struct profile_sink */
	/* The run. */
	struct str run;
	/* Pattern of the function whose calls are iterations. */
	const char *counted;
	const struct json *own_folders; /* of struct profile_sink */
	double size, iterations;	/* NAN where missing */
	double self_s, threads_s;	/* NAN until known */
};

/* Begins a run. RUN must live until emit_end(). `counted` and `own_folders` may
 * be set after this. */
void emit_begin(
    struct emit *emit, struct str run, double size, double iterations);
/* Writes the functions of a profile file, or reads the totals of a table of
 * threads. If not STATUS_OK, it could not be used, which was reported on stderr
 * and in a note. */
enum status emit_funcs(struct emit *emit, const char *path);
/* Writes the checkpoints of a file, before emit_funcs(); and with WHOLE, if all
 * could be read, the functions at their end. ALONE: no other file has the
 * functions. */
enum status emit_points(
    struct emit *emit, const char *path, bool whole, bool alone);
/* Writes the memory that functions held at the checkpoints. */
enum status emit_memory(struct emit *emit, const char *path);
/* Writes the note profile-broken. */
void emit_broken(struct emit *emit, const char *path);
/* Reads a table of threads, whose total the self times must add up to. */
enum status emit_threads(struct emit *emit, const char *path);
/* Writes a line of the garbage collector, which is not part of any sum.
 * COLLECTIONS may be NAN. */
void emit_gc(struct emit *emit, double seconds, double collections);
/* Ends the run, and compares the sums. */
void emit_end(struct emit *emit);

#endif
