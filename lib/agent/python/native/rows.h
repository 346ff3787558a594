/*
 * rows.h: functions and edges by the names that they have in the files:
 * several functions may get the same one, and some do not appear.
 *
 *	texts = rows_texts();
 *	if (rows_find(texts))
 *		row = rows.of_edge[edge];
 *
 * TEXTS are (files, None), the files of all functions. Who wants other names
 * written gives (other files, clean), and CLEAN is called with each name that
 * is not ASCII or has an address.
 *
 * A name is the least id of the functions that have it; a row, an edge between
 * names, is the least number of the edges that are it.
 */
#ifndef NATIVE_ROWS_H
#define NATIVE_ROWS_H

#include "edges.h"
#include "text.h"

/* A function as it is written. */
struct name {
	struct word name;
	uint32_t file; /* in `files` */
	int line;
};

struct rows {
	PyObject *texts;       /* what they were found by, owned; or NULL */
	PyObject *cleaned;     /* keeps the names that CLEAN gave; owned */
	struct word *files;    /* several may be the same */
	struct name *names;    /* by id - 1 */
	uint32_t *of_function; /* by id - 1: its name, or 0 */
	uint32_t *by_key;      /* names by file, line and name */
	uint32_t *rank;	       /* by name - 1: its place there */
	uint32_t name_count;
	uint32_t *of_edge;  /* its row, or NO_EDGE */
	uint32_t *by_names; /* edges that have a row, by callee and caller */
	uint32_t edge_count;
};

extern struct rows rows;

/* NULL with an exception set. */
PyObject *rows_texts(void);
/* Of all functions and edges; nothing to do where it was the last that was
 * found. False with an exception set. */
bool rows_find(PyObject *texts);
/* Before the counters go on. */
void rows_forget(void);

/* The row that begins at by_names[AT]: what its edges have counted by now, and
 * where the next one begins. */
uint32_t row_sum(uint32_t at, struct counts *sum);

/* Of rows.c and names.c alone: the functions. */
bool rows_name(void);

static inline const struct name *
row_name(uint32_t name)
{
	return &rows.names[name - 1];
}

static inline const struct word *
row_file(uint32_t name)
{
	return &rows.files[rows.names[name - 1].file];
}

/* Of a caller: nobody, where it is not to appear. */
static inline uint32_t
row_name_of(uint32_t caller)
{
	if (caller == ANY_CALLER || caller == NO_CALLER)
		return caller;
	return rows.of_function[caller - 1];
}

/* Names, of the row at by_names[AT]. */
static inline uint32_t
row_caller(uint32_t at)
{
	return row_name_of(edges.items[rows.by_names[at]].caller);
}

static inline uint32_t
row_callee(uint32_t at)
{
	return row_name_of(edges.items[rows.by_names[at]].callee);
}

#endif
