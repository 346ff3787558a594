/*
 * points_text.c: the points as a file, one JSON array a line. The points are
 * played again: what grew at each of them is added to counts by the names of
 * functions, and those that changed are written.
 *
 *	{"points":1,"engine":"native 1","python":"3.11.7",...}
 *	["p",1,0.005012,0.004980,11534336,11534336,28012,1000]
 *	["f",1,"~/job.py",3,"f"]
 *	["e",0,1,1,0,1,125345,160233]
 */
#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "points.h"

#define NO_NAME	   UINT32_MAX
#define NUMBER_MAX 24

/* A Python bytes object that grows; NULL after an error. */
struct text {
	PyObject *bytes;
	size_t len, cap;
};

/* Counts by names. */
struct row {
	uint32_t caller, callee; /* functions; 0, ANY_CALLER as in a tally */
	struct counts counts;
	bool changed;
};

struct replay {
	struct text out;
	PyObject *keys;
	uint32_t *names;  /* by function - 1: the first of that name */
	bool *known;	  /* its "f" line is written */
	uint32_t *row_of; /* by edge */
	uint32_t row_count;
	struct row *rows;
	uint32_t *changed; /* rows */
	uint32_t changed_count;
	int64_t calls;
};

static char *
text_room(struct text *text, size_t more)
{
	if (text->bytes != NULL && text->len + more > text->cap) {
		text->cap = (text->len + more) * 2;
		_PyBytes_Resize(&text->bytes, (Py_ssize_t)text->cap);
	}
	return text->bytes == NULL ? NULL
				   : PyBytes_AS_STRING(text->bytes) + text->len;
}

static void
put(struct text *text, const char *data, size_t len)
{
	char *to = text_room(text, len);

	if (to == NULL)
		return;
	memcpy(to, data, len);
	text->len += len;
}

static void
put_text(struct text *text, const char *data)
{
	put(text, data, strlen(data));
}

/* Behind a comma. */
static void
put_number(struct text *text, int64_t value)
{
	char digits[NUMBER_MAX];
	char *at = digits + sizeof(digits);
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;

	do
		*--at = (char)('0' + rest % 10);
	while ((rest /= 10) != 0);
	if (value < 0)
		*--at = '-';
	*--at = ',';
	put(text, at, (size_t)(digits + sizeof(digits) - at));
}

static void
put_seconds(struct text *text, int64_t ns)
{
	char digits[64];
	int len = snprintf(digits, sizeof(digits), ",%.9f", (double)ns * 1e-9);

	put(text, digits, (size_t)len);
}

/* Behind a comma, as JSON. */
static void
put_string(struct text *text, PyObject *string)
{
	Py_ssize_t len = 0;
	const char *data = PyUnicode_AsUTF8AndSize(string, &len);

	if (data == NULL) {
		Py_CLEAR(text->bytes);
		return;
	}
	put_text(text, ",\"");
	for (const char *end = data + len; data < end; data++) {
		char escape[8];

		if (*data == '"' || *data == '\\')
			put(text, (char[]){'\\', *data}, 2);
		else if ((unsigned char)*data < 0x20) {
			snprintf(escape, sizeof(escape), "\\u%04x", *data);
			put_text(text, escape);
		} else
			put(text, data, 1);
	}
	put_text(text, "\"");
}

/* ---- names ---- */

/* The first function of each name; those that are not to appear have none. */
static bool
find_names(struct replay *replay)
{
	PyObject *seen = PyDict_New();

	for (uint32_t i = 0; seen != NULL && i < table.function_count; i++) {
		PyObject *key = PyList_GET_ITEM(replay->keys, i), *number;

		replay->names[i] = NO_NAME;
		if (key == Py_None)
			continue;
		number = PyLong_FromUnsignedLong(i);
		if (number == NULL)
			Py_CLEAR(seen);
		else {
			PyObject *one = PyDict_SetDefault(seen, key, number);

			if (one == NULL)
				Py_CLEAR(seen);
			else
				replay->names[i] =
				    (uint32_t)PyLong_AsUnsignedLong(one);
			Py_DECREF(number);
		}
	}
	if (seen == NULL)
		return false;
	Py_DECREF(seen);
	return true;
}

/* What a caller is called in the file: nobody, where it is not to appear. */
static uint32_t
caller_name(const struct replay *replay, uint32_t caller)
{
	if (caller == ANY_CALLER || caller == NO_CALLER)
		return caller;
	caller = replay->names[caller - 1];
	return caller == NO_NAME ? NO_CALLER : caller + 1;
}

static bool
find_rows(struct replay *replay)
{
	struct pairs pairs = {NULL, NULL, 0, 0};

	for (uint32_t i = 0; i < points.pairs.count; i++) {
		const struct edge *edge = &points.edges[i];
		uint32_t callee = replay->names[edge->callee - 1];
		uint32_t caller = caller_name(replay, edge->caller), row;

		replay->row_of[i] = NO_EDGE;
		if (callee == NO_NAME)
			continue;
		row = pairs_number(&pairs, caller, callee + 1);
		if (row == UINT32_MAX) {
			pairs_free(&pairs);
			return false;
		}
		replay->row_of[i] = row;
		replay->rows[row].caller = caller;
		replay->rows[row].callee = callee + 1;
	}
	replay->row_count = pairs.count;
	pairs_free(&pairs);
	return true;
}

/* ---- lines ---- */

static void
add_changes(struct replay *replay, const struct point *point)
{
	struct changes at = changes_of(point->data, point->size);
	struct change one;

	replay->changed_count = 0;
	while (changes_next(&at, &one)) {
		struct row *row;

		if (replay->row_of[one.edge] == NO_EDGE)
			continue;
		row = &replay->rows[replay->row_of[one.edge]];
		counts_add(&row->counts, &one.grown);
		replay->calls += one.grown.calls;
		if (!row->changed)
			replay->changed[replay->changed_count++] =
			    replay->row_of[one.edge];
		row->changed = true;
	}
}

static void
put_point(struct replay *replay, uint32_t number, const struct point *point)
{
	struct text *out = &replay->out;

	put_text(out, "[\"p\"");
	put_number(out, number);
	put_seconds(out, point->wall_ns);
	put_seconds(out, point->cpu_ns);
	put_number(out, point->rss);
	put_number(out, point->peak_rss);
	put_number(out, point->blocks);
	put_number(out, replay->calls);
	put_text(out, "]\n");
}

static void
put_function(struct replay *replay, uint32_t function)
{
	PyObject *key;

	if (function == NO_CALLER || function == ANY_CALLER ||
	    replay->known[function - 1])
		return;
	replay->known[function - 1] = true;
	key = PyList_GET_ITEM(replay->keys, function - 1);
	put_text(&replay->out, "[\"f\"");
	put_number(&replay->out, function);
	put_string(&replay->out, PyTuple_GET_ITEM(key, 0));
	put_number(
	    &replay->out, (int64_t)PyLong_AsLongLong(PyTuple_GET_ITEM(key, 1)));
	put_string(&replay->out, PyTuple_GET_ITEM(key, 2));
	put_text(&replay->out, "]\n");
}

static void
put_row(struct replay *replay, struct row *row)
{
	struct text *out = &replay->out;

	put_function(replay, row->caller);
	put_function(replay, row->callee);
	row->changed = false;
	if (row->caller == ANY_CALLER) {
		put_text(out, "[\"t\"");
		put_number(out, row->callee);
	} else {
		put_text(out, "[\"e\"");
		put_number(out, row->caller);
		put_number(out, row->callee);
		put_number(out, row->counts.calls);
		put_number(out, row->counts.resumed);
	}
	put_number(out, row->counts.primitive);
	if (row->caller != ANY_CALLER)
		put_number(out, row->counts.self);
	put_number(out, row->counts.total);
	put_text(out, "]\n");
}

static void
put_all(struct replay *replay, double scale)
{
	char head[256];

	snprintf(head, sizeof(head),
	    "{\"points\":1,\"engine\":\"native 1\",\"python\":\"%s\","
	    "\"clock\":\"%s\",\"seconds_per_tick\":%.17g}\n",
	    PY_VERSION, clock_kind == CLOCK_OF_THREAD ? "cpu" : "wall", scale);
	put_text(&replay->out, head);
	for (uint32_t i = 0; i < points.count; i++) {
		add_changes(replay, &points.items[i]);
		put_point(replay, i + 1, &points.items[i]);
		for (uint32_t k = 0; k < replay->changed_count; k++)
			put_row(replay, &replay->rows[replay->changed[k]]);
	}
}

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

PyObject *
points_text(PyObject *keys, double scale)
{
	uint32_t functions = table.function_count + 1;
	uint32_t edges = points.pairs.count + 1;
	struct replay replay = {.keys = keys};

	if (!check_keys(keys))
		return NULL;
	if (points.count == 0)
		Py_RETURN_NONE;
	replay.names = calloc(functions, sizeof(*replay.names));
	replay.known = calloc(functions, sizeof(*replay.known));
	replay.row_of = calloc(edges, sizeof(*replay.row_of));
	replay.rows = calloc(edges, sizeof(*replay.rows));
	replay.changed = calloc(edges, sizeof(*replay.changed));
	if (replay.names == NULL || replay.known == NULL ||
	    replay.row_of == NULL || replay.rows == NULL ||
	    replay.changed == NULL)
		PyErr_NoMemory();
	else if (find_names(&replay) && find_rows(&replay)) {
		replay.out.cap = 1 << 16;
		replay.out.bytes = PyBytes_FromStringAndSize(NULL, 1 << 16);
		put_all(&replay, scale);
		if (replay.out.bytes != NULL)
			_PyBytes_Resize(
			    &replay.out.bytes, (Py_ssize_t)replay.out.len);
	} else if (PyErr_Occurred() == NULL)
		PyErr_NoMemory();
	free(replay.names);
	free(replay.known);
	free(replay.row_of);
	free(replay.rows);
	free(replay.changed);
	return replay.out.bytes;
}
