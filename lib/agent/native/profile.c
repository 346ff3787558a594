/*
 * profile.c: see profile.h. Thousands of functions are saved while somebody
 * waits for the program to end, hence in C.
 */
#include "profile.h"

#include <stdlib.h>

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
longest_of_thread(struct job *job, const struct thread *t, PyObject *name)
{
	int64_t *totals = thread_totals(t);

	for (uint32_t i = 0; totals != NULL && i < table.function_count; i++)
		if (totals[i] != 0)
			longest_of(job, i + 1, totals[i], name);
	free(totals);
}

static void
find_longest(struct job *job, PyObject *names)
{
	for (const struct thread *t = table.threads; t != NULL; t = t->next) {
		PyObject *name = thread_named(names, t->number);

		if (name != NULL)
			longest_of_thread(job, t, name);
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
	int64_t ns = 0;

	rows_sum(&job->rows);
	for (uint32_t i = 0; i < job->rows.count; i++) {
		const struct row *row = &job->rows.items[i];
		struct line *line = &job->lines[row->callee - 1];

		line->met = true;
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
		ns += profile_ns(job, line->sum.self);
	}
	return (double)ns / 1e9;
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

static PyObject *
full_name(PyObject *key)
{
	return PyUnicode_FromFormat("%U:%ld %U", PyTuple_GET_ITEM(key, 0),
	    PyLong_AsLong(PyTuple_GET_ITEM(key, 1)), PyTuple_GET_ITEM(key, 2));
}

/* Few take as long as another. */
static int
compare_full(PyObject *key, PyObject *other)
{
	PyObject *x = full_name(key), *y = full_name(other);
	int order = x == NULL || y == NULL ? 0 : PyUnicode_Compare(x, y);

	Py_XDECREF(x);
	Py_XDECREF(y);
	PyErr_Clear();
	return order;
}

static int
compare_total(const void *a, const void *b, void *context)
{
	const struct job *job = context;
	const struct line *x = &job->lines[*(const uint32_t *)a - 1];
	const struct line *y = &job->lines[*(const uint32_t *)b - 1];

	if (x->sum.total != y->sum.total)
		return x->sum.total > y->sum.total ? -1 : 1;
	return compare_full(x->key, y->key);
}

static void
sort_all(struct job *job)
{
	qsort_r(
	    job->by_key, job->count, sizeof(*job->by_key), compare_key, job);
	for (uint32_t i = 0; i < job->count; i++) {
		job->rank[job->by_key[i] - 1] = i;
		job->by_total[i] = job->by_key[i];
	}
	qsort_r(job->by_total, job->count, sizeof(*job->by_total),
	    compare_total, job);
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
make_tables(struct job *job, PyObject *names)
{
	double seconds = sum_lines(job);
	PyObject *stats, *rows = NULL;

	find_longest(job, names);
	sort_all(job);
	stats = profile_stats(job);
	if (stats != NULL)
		rows = profile_rows(job);
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
	job.by_total = calloc(functions, sizeof(*job.by_total));
	job.rank = calloc(functions, sizeof(*job.rank));
	job.edges = calloc((size_t)job.rows.count + 1, sizeof(*job.edges));
	if (job.lines == NULL || job.by_key == NULL || job.by_total == NULL ||
	    job.rank == NULL || job.edges == NULL)
		PyErr_NoMemory();
	else
		tables = make_tables(&job, names);
	free(job.lines);
	free(job.by_key);
	free(job.by_total);
	free(job.rank);
	free(job.edges);
	rows_free(&job.rows);
	return tables;
}
