/*
 * rows.h: functions and edges by the names that they have in the files:
 * several functions may get the same one, and some do not appear.
 *
 *	struct rows rows;
 *	if (rows_find(&rows, keys))
 *		row = rows.of_edge[edge];
 *	rows_free(&rows);
 */
#ifndef NATIVE_ROWS_H
#define NATIVE_ROWS_H

#include "edges.h"

struct row {
	uint32_t caller, callee; /* names; 0, ANY_CALLER as in a tally */
	struct counts counts;
	/* Of points_text.c: */
	struct counts written; /* in its ticks */
	bool changed;
};

struct rows {
	PyObject *keys;	       /* (file, line, name) or None; borrowed */
	uint32_t *of_function; /* by id - 1: the least id of that name, or 0 */
	uint32_t *of_edge;     /* or NO_EDGE */
	struct row *items;
	uint32_t count;
};

/* Of all functions and edges; KEYS gives each function its (file, line, name),
 * or None where it is not to appear. False with an exception set. */
bool rows_find(struct rows *rows, PyObject *keys);
void rows_free(struct rows *rows);
/* The last state of the edges is what the rows count. */
void rows_sum(struct rows *rows);

static inline PyObject *
row_key(const struct rows *rows, uint32_t name)
{
	return PyList_GET_ITEM(rows->keys, name - 1);
}

#endif
