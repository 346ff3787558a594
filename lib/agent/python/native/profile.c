/*
 * profile.c: see profile.h. Thousands of functions are saved while somebody
 * waits for the program to end, hence in C.
 */
#include "profile.h"

#include <stdlib.h>

struct job profile;

/* ---- sums ---- */

static void
longest_of(uint32_t function, int64_t total, PyObject *thread)
{
	uint32_t name = rows.of_function[function - 1];
	struct line *line;

	if (name == 0)
		return;
	line = &profile.lines[name - 1];
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
longest_of_thread(const struct thread *t, PyObject *name)
{
	int64_t *totals = thread_totals(t);

	for (uint32_t i = 0; totals != NULL && i < table.function_count; i++)
		if (totals[i] != 0)
			longest_of(i + 1, totals[i], name);
	free(totals);
}

static void
find_longest(PyObject *names)
{
	for (const struct thread *t = table.threads; t != NULL; t = t->next) {
		PyObject *name = thread_named(names, t->number);

		if (name != NULL)
			longest_of_thread(t, name);
	}
	for (uint32_t i = 0; i < table.longest_cap; i++) {
		const struct longest *one = &table.longest[i];
		PyObject *name = NULL;

		if (one->grave != NULL && i < table.function_count)
			name = thread_named(names, one->grave->number);
		if (name != NULL)
			longest_of(i + 1, one->total, name);
	}
}

/* The rows of a function, which begin at AT; returns where they end. */
static uint32_t
sum_line(uint32_t at)
{
	uint32_t callee = row_callee(at), end = at;
	struct line *line = &profile.lines[callee - 1];
	struct counts counts;

	while (end < rows.edge_count && row_callee(end) == callee) {
		bool whole = row_caller(end) == ANY_CALLER;

		end = row_sum(end, &counts);
		if (whole) {
			line->sum.primitive += counts.primitive;
			line->sum.total += counts.total;
		} else {
			line->sum.calls += counts.calls;
			line->sum.resumed += counts.resumed;
			line->sum.self += counts.self;
		}
	}
	line->first = at;
	line->end = end;
	return end;
}

static void
sum_lines(void)
{
	int64_t ns = 0;

	for (uint32_t at = 0; at < rows.edge_count;)
		at = sum_line(at);
	for (uint32_t i = 0; i < rows.name_count; i++) {
		const struct line *line = &profile.lines[rows.by_key[i] - 1];

		/* One without calls: memory ran out. */
		if (line->sum.calls == 0)
			continue;
		profile.by_key[profile.count++] = rows.by_key[i];
		ns += profile_ns(line->sum.self);
	}
	profile.seconds = (double)ns / 1e9;
}

/* ---- order ---- */

struct total {
	int64_t ticks;
	uint32_t name;
};

/* Few take as long as another. */
static int
compare_full(uint32_t name, uint32_t other)
{
	struct word x[FULL_PARTS], y[FULL_PARTS];
	char x_line[LINE_TEXT], y_line[LINE_TEXT];

	profile_full(name, x, x_line);
	profile_full(other, y, y_line);
	return words_compare(x, y, FULL_PARTS);
}

static int
compare_totals(const void *a, const void *b)
{
	const struct total *x = a, *y = b;

	if (x->ticks != y->ticks)
		return x->ticks > y->ticks ? -1 : 1;
	return compare_full(x->name, y->name);
}

static bool
sort_totals(void)
{
	struct total *totals =
	    calloc((size_t)profile.count + 1, sizeof(*totals));

	if (totals == NULL)
		return false;
	for (uint32_t i = 0; i < profile.count; i++) {
		uint32_t name = profile.by_key[i];

		totals[i] =
		    (struct total){profile.lines[name - 1].sum.total, name};
	}
	qsort(totals, profile.count, sizeof(*totals), compare_totals);
	for (uint32_t i = 0; i < profile.count; i++)
		profile.by_total[i] = totals[i].name;
	free(totals);
	return true;
}

bool
profile_make(PyObject *texts, PyObject *names, double scale)
{
	size_t functions = (size_t)table.function_count + 1;
	bool fine = false;

	profile_forget();
	if (!rows_find(texts))
		return false;
	profile.names = Py_NewRef(names);
	profile.scale = scale;
	profile.lines = calloc(functions, sizeof(*profile.lines));
	profile.by_key = calloc(functions, sizeof(*profile.by_key));
	profile.by_total = calloc(functions, sizeof(*profile.by_total));
	if (profile.lines != NULL && profile.by_key != NULL &&
	    profile.by_total != NULL) {
		sum_lines();
		find_longest(names);
		fine = sort_totals();
	}
	if (!fine) {
		profile_forget();
		PyErr_NoMemory();
	}
	return fine;
}

void
profile_forget(void)
{
	Py_XDECREF(profile.names);
	free(profile.lines);
	free(profile.by_key);
	free(profile.by_total);
	profile = (struct job){.names = NULL};
}
