/*
 * emit.h: the profile of one run as func and edge lines, and notes of what is
 * odd about it.
 *
 *	emit_begin(&emit, STR("wk-1"), 7, 1368);
 *	status = emit_funcs(&emit, "profiling/wk-1.wall.pstat");
 *	emit_threads(&emit, "profiling/wk-1.threads.wall.csv");
 *	emit_end(&emit);
 *
 * Notes: profile-broken (error: the run must not be used, whatever was written
 * of it), points-broken, memory-broken, threads-broken, sums, and those of the readers.
 */
#ifndef PARSE_EMIT_H
#define PARSE_EMIT_H

#include "parse/profile.h"

struct emit {
	struct writer *out;
	const char *match; /* glob on full names, or NULL */
	/* Of the run. */
	struct str run;
	const char *counted; /* glob: whose calls the iterations are */
	const struct json *own_folders; /* of struct profile_sink */
	double size, iterations;	/* NAN where missing */
	double self_s, threads_s;	/* NAN until known */
};

/* RUN is a view that must live until emit_end(). Afterwards `counted` and
 * `own_folders` may be set. */
void emit_begin(
    struct emit *emit, struct str run, double size, double iterations);
/* Writes the functions of a profile file, or takes the totals of a table of
 * threads. Not STATUS_OK: it could not be used, which has been said, on stderr
 * and as a note. */
enum status emit_funcs(struct emit *emit, const char *path);
/* Writes the checkpoints of a file and, where WHOLE is set and all could be
 * read, the functions at their end; before emit_funcs(). ALONE: no other file
 * has those. */
enum status emit_points(
    struct emit *emit, const char *path, bool whole, bool alone);
/* Writes who held memory at the checkpoints. */
enum status emit_memory(struct emit *emit, const char *path);
/* The note profile-broken. */
void emit_broken(struct emit *emit, const char *path);
/* Reads what the self times must add up to. */
enum status emit_threads(struct emit *emit, const char *path);
/* The garbage collector's own line; it is no part of any sum. COLLECTIONS may
 * be NAN. */
void emit_gc(struct emit *emit, double seconds, double collections);
/* Compares the sums. */
void emit_end(struct emit *emit);

#endif
