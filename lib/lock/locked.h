/*
 * locked.h: the laws that functions keep, as a file for a version control
 * system: one line a function of the program's own, by counts alone.
 *
 *	"job.py:15 find" is called n times, its line 17 begins 0.5n^2 + 0.5n
 *	times, its line 20 n times
 *	-> lock,job.py find,hits,n^2,0.5n^2 + 0.5n
 *
 * Of a function's calls and the hits of its lines the one that grows fastest
 * counts: a loop that is moved to its caller, a statement that is laid out in two
 * lines, a function that stands elsewhere in its file change nothing. Functions of
 * one name in one file are one.
 *
 * Counts that hang on the order of a hash or of threads follow no law exactly: of
 * them the lock has the exponent that they may have at most, beside the exact law of
 * the others.
 *
 * Memory: some 400 bytes a function, and each name once.
 *
 * Files:
 *
 *	locked.h	laws as a lock has them, read, collected, written
 *	partners.h	which law is which of another lock
 *	rises.h		what got worse since a lock was written
 *	history.h	which commit changed which law
 */
#ifndef LOCK_LOCKED_H
#define LOCK_LOCKED_H

#include "core/map.h"
#include "stream/lockline.h"
#include "stream/scaleline.h"

/* One count of a function: its calls, or the hits of a line. */
struct counted {
	bool known; /* false: there is none */
	enum metric metric;
	struct name place; /* the function, or the line */
	double p, lo, hi;  /* the exponent and its interval; NAN if not known */
	double last;	   /* the count at the largest n */
};

/* The law of one function. */
struct locked_law {
	struct lock_line line;
	/* Of laws that were measured, not read from a lock: the fastest count that
	 * follows a law exactly, and of those that scatter the one that is above
	 * the others for sure. */
	struct counted exact, loose;
};

struct locked {
	struct map *strings;
	struct map *index; /* program and name: number of the law */
	struct locked_law *laws;
	size_t count, cap;
	struct json *folders; /* the result of a run that has the program's own;
				 NULL if not known */
	bool hits;	      /* some laws are of hits of lines */
};

struct locked *locked_new(void);
void locked_free(struct locked *locked); /* NULL is fine */
/* Adds a row of a stream if it is a law of counts over several runs, of a function
 * or line of the program's own; run lines tell which folders are. */
enum status locked_take(
    struct locked *locked, const struct reader *in, const struct row *row);
/* Reads the lock PATH. A line of another type and a function that stands twice
 * are STATUS_MALFORMED. */
enum status locked_read(struct locked *locked, const char *path);
enum status locked_read_lines(struct locked *locked, struct reader *in);
/* Writes the laws in the order of their names. */
void locked_write(struct locked *locked, struct writer *out);
/* The law of PROGRAM and FULL_NAME; NULL if there is none. */
struct locked_law *locked_find(
    const struct locked *locked, struct str program, struct str full_name);
/* The exponent of a class; -HUGE_VAL for none. */
double locked_exponent(enum law_class class);
/* The most that a law in a lock may be. */
double locked_most(const struct lock_line *line);

#endif
