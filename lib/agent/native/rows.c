/*
 * rows.c: see rows.h.
 */
#include "rows.h"

#include <stdlib.h>

static bool
is_key(PyObject *key)
{
	return key == Py_None ||
	       (PyTuple_Check(key) && PyTuple_GET_SIZE(key) == 3 &&
		   PyUnicode_Check(PyTuple_GET_ITEM(key, 0)) &&
		   PyLong_Check(PyTuple_GET_ITEM(key, 1)) &&
		   PyUnicode_Check(PyTuple_GET_ITEM(key, 2)));
}

static bool
check_keys(PyObject *keys)
{
	bool fine = PyList_Check(keys) &&
		    PyList_GET_SIZE(keys) == (Py_ssize_t)table.function_count;

	for (Py_ssize_t i = 0; fine && i < PyList_GET_SIZE(keys); i++)
		fine = is_key(PyList_GET_ITEM(keys, i));
	if (!fine)
		PyErr_SetString(PyExc_TypeError, "a key for each function");
	return fine;
}

/* The least id of the functions of that key, which SEEN knows; 0 after an
 * error. */
static uint32_t
name_of(PyObject *seen, PyObject *key, uint32_t id)
{
	PyObject *number = PyLong_FromUnsignedLong(id), *first = NULL;

	if (number != NULL)
		first = PyDict_SetDefault(seen, key, number);
	if (first != NULL)
		id = (uint32_t)PyLong_AsUnsignedLong(first);
	Py_XDECREF(number);
	return first == NULL ? 0 : id;
}

static bool
name_functions(struct rows *rows)
{
	PyObject *seen = PyDict_New();

	for (uint32_t i = 0; seen != NULL && i < table.function_count; i++) {
		PyObject *key = PyList_GET_ITEM(rows->keys, i);

		if (key == Py_None)
			continue;
		rows->of_function[i] = name_of(seen, key, i + 1);
		if (rows->of_function[i] == 0)
			Py_CLEAR(seen);
	}
	Py_XDECREF(seen);
	return seen != NULL;
}

/* Nobody, where the caller is not to appear. */
static uint32_t
caller_name(const struct rows *rows, uint32_t caller)
{
	if (caller == ANY_CALLER || caller == NO_CALLER)
		return caller;
	return rows->of_function[caller - 1];
}

static bool
number_rows(struct rows *rows)
{
	struct pairs pairs = {NULL, NULL, 0, 0};

	for (uint32_t i = 0; i < edges.count; i++) {
		const struct edge *edge = &edges.items[i];
		uint32_t callee = rows->of_function[edge->callee - 1];
		uint32_t caller = caller_name(rows, edge->caller), row;

		rows->of_edge[i] = NO_EDGE;
		if (callee == 0)
			continue;
		row = pairs_number(&pairs, caller, callee);
		if (row == UINT32_MAX) {
			pairs_free(&pairs);
			PyErr_NoMemory();
			return false;
		}
		rows->of_edge[i] = row;
		rows->items[row].caller = caller;
		rows->items[row].callee = callee;
	}
	rows->count = pairs.count;
	pairs_free(&pairs);
	return true;
}

bool
rows_find(struct rows *rows, PyObject *keys)
{
	size_t functions = (size_t)table.function_count + 1;
	size_t count = (size_t)edges.count + 1;

	*rows = (struct rows){.keys = keys};
	if (!check_keys(keys))
		return false;
	rows->of_function = calloc(functions, sizeof(*rows->of_function));
	rows->of_edge = calloc(count, sizeof(*rows->of_edge));
	rows->items = calloc(count, sizeof(*rows->items));
	if (rows->of_function == NULL || rows->of_edge == NULL ||
	    rows->items == NULL)
		PyErr_NoMemory();
	else if (name_functions(rows) && number_rows(rows))
		return true;
	rows_free(rows);
	return false;
}

void
rows_sum(struct rows *rows)
{
	for (uint32_t i = 0; i < edges.count; i++)
		if (rows->of_edge[i] != NO_EDGE)
			counts_add(&rows->items[rows->of_edge[i]].counts,
			    &edges.items[i].now);
}

void
rows_free(struct rows *rows)
{
	free(rows->of_function);
	free(rows->of_edge);
	free(rows->items);
	*rows = (struct rows){.keys = NULL};
}
