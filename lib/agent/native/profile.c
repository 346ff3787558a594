/*
 * profile.c: see profile.h. Thousands of functions are saved while somebody
 * waits for the program to end, hence in C.
 */
#include "profile.h"

#include <stdlib.h>

#include "rows.h"

/* A function that was called. */
struct line {
	PyObject *key, *full; /* borrowed; owned */
	PyObject *thread;     /* in which it took longest; borrowed or NULL */
	int64_t longest;
	struct counts sum;
	uint32_t name;		   /* rows.h */
	uint32_t edge, edge_count; /* in `edges` of the job */
	bool met;
};

struct job {
	struct rows rows;
	double scale;
	struct line *lines; /* by name - 1 */
	uint32_t *by_key;   /* names, in the order of their keys */
	uint32_t *rank;	    /* by name - 1: its place there */
	uint32_t count;	    /* in by_key */
	uint32_t *edges;    /* rows, by callee and caller */
	uint32_t edge_count;
};

/* ---- sums ---- */

static void
longest_of(struct job *job, uint32_t function, int64_t total, PyObject *thread)
{
	uint32_t name = job->rows.of_function[function - 1];
	struct line *line;

	if (name == 0)
		return;
	line = &job->lines[name - 1];
	if (line->thread != NULL && total <= line->longest)
		return;
	line->thread = thread;
	line->longest = total;
}

/* A thread without a name is not worth saying. */
static PyObject *
thread_named(PyObject *names, uint32_t number)
{
	PyObject *key = PyLong_FromUnsignedLong(number), *name = NULL;

	if (key != NULL)
		name = PyDict_GetItem(names, key);
	Py_XDECREF(key);
	return name;
}

static void
find_longest(struct job *job, PyObject *names)
{
	for (const struct thread *t = table.threads; t != NULL; t = t->next) {
		PyObject *name = thread_named(names, t->number);

		for (uint64_t i = 0; name != NULL && i < slots_cap(t); i++) {
			const struct whole *whole = slot_whole(&t->slots[i]);

			if (whole != NULL)
				longest_of(
				    job, whole->callee, whole->before, name);
		}
	}
	for (uint32_t i = 0; i < table.longest_cap; i++) {
		const struct longest *one = &table.longest[i];
		PyObject *name = NULL;

		if (one->grave != NULL && i < table.function_count)
			name = thread_named(names, one->grave->number);
		if (name != NULL)
			longest_of(job, i + 1, one->total, name);
	}
}

static double
sum_lines(struct job *job)
{
	double seconds = 0;

	rows_sum(&job->rows);
	for (uint32_t i = 0; i < job->rows.count; i++) {
		const struct row *row = &job->rows.items[i];
		struct line *line = &job->lines[row->callee - 1];

		line->met = true;
		line->name = row->callee;
		line->key = row_key(&job->rows, row->callee);
		if (row->caller == ANY_CALLER) {
			line->sum.primitive += row->counts.primitive;
			line->sum.total += row->counts.total;
		} else {
			line->sum.calls += row->counts.calls;
			line->sum.resumed += row->counts.resumed;
			line->sum.self += row->counts.self;
		}
	}
	for (uint32_t i = 0; i < table.function_count; i++) {
		struct line *line = &job->lines[i];

		/* One without calls: memory ran out. */
		if (!line->met || line->sum.calls == 0)
			continue;
		job->by_key[job->count++] = i + 1;
		seconds += (double)line->sum.self * job->scale;
	}
	return seconds;
}

/* ---- order ---- */

static int
compare_key(const void *a, const void *b, void *context)
{
	const struct job *job = context;
	PyObject *x = job->lines[*(const uint32_t *)a - 1].key;
	PyObject *y = job->lines[*(const uint32_t *)b - 1].key;
	long one, other;
	int order =
	    PyUnicode_Compare(PyTuple_GET_ITEM(x, 0), PyTuple_GET_ITEM(y, 0));

	if (order != 0)
		return order;
	one = PyLong_AsLong(PyTuple_GET_ITEM(x, 1));
	other = PyLong_AsLong(PyTuple_GET_ITEM(y, 1));
	if (one != other)
		return one < other ? -1 : 1;
	return PyUnicode_Compare(
	    PyTuple_GET_ITEM(x, 2), PyTuple_GET_ITEM(y, 2));
}

static int
compare_edge(const void *a, const void *b, void *context)
{
	const struct job *job = context;
	const struct row *x = &job->rows.items[*(const uint32_t *)a];
	const struct row *y = &job->rows.items[*(const uint32_t *)b];
	const uint32_t *rank = job->rank;

	if (x->callee != y->callee)
		return rank[x->callee - 1] < rank[y->callee - 1] ? -1 : 1;
	if (x->caller == y->caller)
		return 0;
	return rank[x->caller - 1] < rank[y->caller - 1] ? -1 : 1;
}

static int
compare_total(const void *a, const void *b, void *context)
{
	const struct job *job = context;
	const struct line *x = &job->lines[*(const uint32_t *)a - 1];
	const struct line *y = &job->lines[*(const uint32_t *)b - 1];

	if (x->sum.total != y->sum.total)
		return x->sum.total > y->sum.total ? -1 : 1;
	return PyUnicode_Compare(x->full, y->full);
}

static void
sort_all(struct job *job)
{
	qsort_r(
	    job->by_key, job->count, sizeof(*job->by_key), compare_key, job);
	for (uint32_t i = 0; i < job->count; i++)
		job->rank[job->by_key[i] - 1] = i;
	for (uint32_t i = 0; i < job->rows.count; i++) {
		uint32_t caller = job->rows.items[i].caller;

		if (caller != ANY_CALLER && caller != NO_CALLER)
			job->edges[job->edge_count++] = i;
	}
	qsort_r(job->edges, job->edge_count, sizeof(*job->edges), compare_edge,
	    job);
	for (uint32_t i = job->edge_count; i-- > 0;) {
		const struct row *row = &job->rows.items[job->edges[i]];
		struct line *line = &job->lines[row->callee - 1];

		line->edge = i;
		line->edge_count++;
	}
}

/* ---- tables ---- */

static PyObject *
callers_of(const struct job *job, const struct line *line)
{
	PyObject *callers = PyDict_New();

	for (uint32_t i = 0; callers != NULL && i < line->edge_count; i++) {
		const struct row *row =
		    &job->rows.items[job->edges[line->edge + i]];
		const struct counts *counts = &row->counts;
		PyObject *value = Py_BuildValue("(LLdd)",
		    (long long)counts->calls, (long long)counts->primitive,
		    (double)counts->self * job->scale,
		    (double)counts->total * job->scale);

		if (value == NULL ||
		    PyDict_SetItem(
			callers, row_key(&job->rows, row->caller), value) != 0)
			Py_CLEAR(callers);
		Py_XDECREF(value);
	}
	return callers;
}

static PyObject *
make_stats(const struct job *job)
{
	PyObject *stats = PyDict_New();

	for (uint32_t i = 0; stats != NULL && i < job->count; i++) {
		const struct line *line = &job->lines[job->by_key[i] - 1];
		PyObject *callers = callers_of(job, line), *value = NULL;

		if (callers != NULL)
			value = Py_BuildValue("(LLddN)",
			    (long long)line->sum.primitive,
			    (long long)line->sum.calls,
			    (double)line->sum.self * job->scale,
			    (double)line->sum.total * job->scale, callers);
		if (value == NULL ||
		    PyDict_SetItem(stats, line->key, value) != 0)
			Py_CLEAR(stats);
		Py_XDECREF(value);
	}
	return stats;
}

static PyObject *
make_row(const struct job *job, const struct line *line, PyObject *no_thread)
{
	double total = (double)line->sum.total * job->scale;

	return Py_BuildValue("(OOOOLLdddOL)", line->full,
	    PyTuple_GET_ITEM(line->key, 0), PyTuple_GET_ITEM(line->key, 1),
	    PyTuple_GET_ITEM(line->key, 2), (long long)line->sum.calls,
	    (long long)line->sum.primitive, total,
	    (double)line->sum.self * job->scale,
	    total / (double)line->sum.calls,
	    line->thread == NULL ? no_thread : line->thread,
	    (long long)line->sum.resumed);
}

/* "file:line name", or "~.name" of a C function. */
static PyObject *
full_name(PyObject *key)
{
	PyObject *file = PyTuple_GET_ITEM(key, 0);
	PyObject *name = PyTuple_GET_ITEM(key, 2);

	if (PyUnicode_CompareWithASCIIString(file, "~") == 0)
		return PyUnicode_FromFormat("~.%U", name);
	return PyUnicode_FromFormat(
	    "%U:%ld %U", file, PyLong_AsLong(PyTuple_GET_ITEM(key, 1)), name);
}

static bool
name_lines(struct job *job)
{
	for (uint32_t i = 0; i < job->count; i++) {
		struct line *line = &job->lines[job->by_key[i] - 1];

		line->full = full_name(line->key);
		if (line->full == NULL)
			return false;
	}
	return true;
}

static PyObject *
make_rows(struct job *job)
{
	PyObject *rows = NULL, *no_thread = PyUnicode_FromString("");

	if (no_thread != NULL && name_lines(job))
		rows = PyList_New(job->count);
	if (rows != NULL)
		qsort_r(job->by_key, job->count, sizeof(*job->by_key),
		    compare_total, job);
	for (uint32_t i = 0; rows != NULL && i < job->count; i++) {
		PyObject *row =
		    make_row(job, &job->lines[job->by_key[i] - 1], no_thread);

		if (row == NULL)
			Py_CLEAR(rows);
		else
			PyList_SET_ITEM(rows, i, row);
	}
	Py_XDECREF(no_thread);
	return rows;
}

static PyObject *
make_tables(struct job *job, PyObject *names)
{
	double seconds = sum_lines(job);
	PyObject *stats, *rows = NULL;

	find_longest(job, names);
	sort_all(job);
	stats = make_stats(job);
	if (stats != NULL)
		rows = make_rows(job);
	if (rows == NULL) {
		Py_XDECREF(stats);
		return NULL;
	}
	return Py_BuildValue("(NNd)", stats, rows, seconds);
}

PyObject *
profile_tables(PyObject *keys, PyObject *names, double scale)
{
	size_t functions = (size_t)table.function_count + 1;
	struct job job = {.scale = scale};
	PyObject *tables = NULL;

	if (!rows_find(&job.rows, keys))
		return NULL;
	job.lines = calloc(functions, sizeof(*job.lines));
	job.by_key = calloc(functions, sizeof(*job.by_key));
	job.rank = calloc(functions, sizeof(*job.rank));
	job.edges = calloc((size_t)job.rows.count + 1, sizeof(*job.edges));
	if (job.lines == NULL || job.by_key == NULL || job.rank == NULL ||
	    job.edges == NULL)
		PyErr_NoMemory();
	else
		tables = make_tables(&job, names);
	for (uint32_t i = 0; job.lines != NULL && i < functions; i++)
		Py_XDECREF(job.lines[i].full);
	free(job.lines);
	free(job.by_key);
	free(job.rank);
	free(job.edges);
	rows_free(&job.rows);
	return tables;
}
