/*
 * profile.h: the tables of a profile, as lib/agent/files.py writes them.
 *
 *	(stats, rows, seconds) = profile(keys, names)
 *
 *	stats	the pstat file: {(file, line, name): (primitive, calls, self,
 *		total, callers)}, callers {(file, line, name): (calls,
 *		primitive, self, total)}, both in the order of their keys
 *	rows	what stands below the header of funcs.csv, the largest total
 *		first
 *	seconds	the sum of all self times, as they stand there
 *
 * Both are bytes, and empty where nothing was called.
 *
 * KEYS as in rows.h. NAMES gives each thread that has one its name, by its
 * number.
 */
#ifndef NATIVE_PROFILE_H
#define NATIVE_PROFILE_H

#include <math.h>

#include "rows.h"

/* After hook_off(). */
PyObject *profile_tables(PyObject *keys, PyObject *names, double scale);

/* Of profile.c and profile_text.c alone: */

/* A function that was called. */
struct line {
	PyObject *key;	  /* borrowed */
	PyObject *thread; /* in which it took longest; borrowed or NULL */
	int64_t longest;
	struct counts sum;
	uint32_t edge, edge_count; /* in `edges` of the job */
	bool met;
};

struct job {
	struct rows rows;
	double scale;
	struct line *lines; /* by name - 1 (rows.h) */
	uint32_t *by_key;   /* names, in the order of their keys */
	uint32_t *by_total; /* the largest total first, then by key */
	uint32_t *rank;	    /* by name - 1: its place in by_key */
	uint32_t count;	    /* of those that were called */
	uint32_t *edges;    /* rows, by callee and caller */
	uint32_t edge_count;
};

/* A time as both files have it: no clock is finer, and the digits of a whole
 * number are made in no time. */
static inline int64_t
profile_ns(const struct job *job, int64_t ticks)
{
	return llrint((double)ticks * job->scale * 1e9);
}

/* Bytes; NULL with an exception set. */
PyObject *profile_stats(const struct job *job);
PyObject *profile_rows(const struct job *job);

#endif
