/*
 * rows.c: see rows.h. The edges, by callee and caller in the order of their
 * keys: those between the same names stand beside each other there.
 */
#include "rows.h"

#include <stdlib.h>

struct rows rows;

/* Of an end of an edge: nobody, the names by their rank, anybody. */
static uint32_t
place_of(uint32_t name)
{
	if (name == NO_CALLER)
		return 0;
	if (name == ANY_CALLER)
		return rows.name_count + 1;
	return rows.rank[name - 1] + 1;
}

/* The COUNT edges of FROM to TO, by their places, none above MOST; those at
 * one place stay in order. */
static bool
sort_by(const uint32_t *place, uint32_t most, const uint32_t *from,
    uint32_t *to, uint32_t count)
{
	uint32_t *next = calloc((size_t)most + 2, sizeof(*next));

	if (next == NULL)
		return false;
	for (uint32_t i = 0; i < count; i++)
		next[place[from[i]] + 1]++;
	for (uint32_t i = 0; i < most; i++)
		next[i + 1] += next[i];
	for (uint32_t i = 0; i < count; i++)
		to[next[place[from[i]]]++] = from[i];
	free(next);
	return true;
}

/* The places of all edges' ends, and ORDER: room for as many. */
static bool
sort_edges(uint32_t *caller, uint32_t *callee, uint32_t *order)
{
	uint32_t *sorted = rows.by_names, count = 0;

	for (uint32_t i = 0; i < edges.count; i++) {
		const struct edge *edge = &edges.items[i];
		uint32_t name = row_name_of(edge->callee);

		rows.of_edge[i] = NO_EDGE;
		if (name == 0)
			continue;
		callee[i] = place_of(name);
		caller[i] = place_of(row_name_of(edge->caller));
		sorted[count++] = i;
	}
	rows.edge_count = count;
	if (!sort_by(caller, rows.name_count + 1, sorted, order, count) ||
	    !sort_by(callee, rows.name_count, order, sorted, count))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t edge = sorted[i], before = sorted[i > 0 ? i - 1 : 0];

		rows.of_edge[edge] = i > 0 && callee[edge] == callee[before] &&
					     caller[edge] == caller[before]
					 ? rows.of_edge[before]
					 : edge;
	}
	return true;
}

static bool
find_edges(void)
{
	size_t count = (size_t)edges.count + 1;
	uint32_t *room = calloc(count * 3, sizeof(*room));
	bool fine =
	    room != NULL && sort_edges(room, room + count, room + 2 * count);

	free(room);
	if (!fine)
		PyErr_NoMemory();
	return fine;
}

bool
rows_find(PyObject *texts)
{
	size_t functions = (size_t)table.function_count + 1;
	size_t count = (size_t)edges.count + 1;

	if (rows.texts == texts)
		return true;
	rows_forget();
	rows.texts = Py_NewRef(texts);
	rows.cleaned = PyList_New(0);
	rows.names = calloc(functions, sizeof(*rows.names));
	rows.of_function = calloc(functions, sizeof(*rows.of_function));
	rows.by_key = calloc(functions, sizeof(*rows.by_key));
	rows.rank = calloc(functions, sizeof(*rows.rank));
	rows.of_edge = calloc(count, sizeof(*rows.of_edge));
	rows.by_names = calloc(count, sizeof(*rows.by_names));
	if (rows.cleaned == NULL || rows.names == NULL ||
	    rows.of_function == NULL || rows.by_key == NULL ||
	    rows.rank == NULL || rows.of_edge == NULL || rows.by_names == NULL)
		PyErr_NoMemory();
	else if (rows_name() && find_edges())
		return true;
	rows_forget();
	return false;
}

uint32_t
row_sum(uint32_t at, struct counts *sum)
{
	uint32_t row = rows.of_edge[rows.by_names[at]];

	*sum = (struct counts){0};
	do
		counts_add(sum, &edges.items[rows.by_names[at]].now);
	while (
	    ++at < rows.edge_count && rows.of_edge[rows.by_names[at]] == row);
	return at;
}

void
rows_forget(void)
{
	Py_XDECREF(rows.texts);
	Py_XDECREF(rows.cleaned);
	free(rows.files);
	free(rows.names);
	free(rows.of_function);
	free(rows.by_key);
	free(rows.rank);
	free(rows.of_edge);
	free(rows.by_names);
	rows = (struct rows){.texts = NULL};
}
