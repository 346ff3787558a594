/*
 * profile.h: the tables of a profile, as lib/agent/python/files.py writes them.
 *
 *	if (profile_make(texts, names, scale))
 *		profile_stats(&text);
 *
 *	stats	the pstat file: {(file, line, name): (primitive, calls, self,
 *		total, callers)}, callers {(file, line, name): (calls,
 *		primitive, self, total)}, both in the order of their keys
 *	rows	what stands below the header of funcs.csv, the largest total
 *		first
 */
#ifndef NATIVE_PROFILE_H
#define NATIVE_PROFILE_H

#include <math.h>

#include "rows.h"

/* A function that was called. */
struct line {
	PyObject *thread; /* in which it took longest; borrowed or NULL */
	int64_t longest;
	struct counts sum;
	uint32_t first, end; /* its rows in rows.by_names */
};

struct job {
	PyObject *names; /* of threads; owned */
	double scale;
	struct line *lines; /* by name - 1 (rows.h) */
	uint32_t *by_key;   /* names, in the order of their keys */
	uint32_t *by_total; /* the largest total first, then by key */
	uint32_t count;	    /* of those that were called */
	double seconds;	    /* the sum of all self times, as written */
};

extern struct job profile;

/* After hook_off(). TEXTS as in rows.h. NAMES gives each thread that has one
 * its name, by its number. False with an exception set. */
bool profile_make(PyObject *texts, PyObject *names, double scale);
/* Before the counters go on. */
void profile_forget(void);
void profile_stats(struct text *out);
void profile_rows(struct text *out);

/* Of profile.c and profile_text.c alone: */

/* A time as both files have it: no clock is finer, and the digits of a whole
 * number are made in no time. */
static inline int64_t
profile_ns(int64_t ticks)
{
	return llrint((double)ticks * profile.scale * 1e9);
}

/* "file:3 name" in three parts. */
#define FULL_PARTS 3
#define LINE_TEXT  16

static inline void
profile_full(uint32_t name, struct word full[FULL_PARTS], char line[LINE_TEXT])
{
	char *end = write_digits(line + 1, row_name(name)->line);

	*line = ':';
	*end = ' ';
	full[0] = *row_file(name);
	full[1] = (struct word){line, (size_t)(end + 1 - line), MARK_ASCII};
	full[2] = row_name(name)->name;
}

#endif
