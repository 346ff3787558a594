/*
 * rows.c: sorts functions by their keys and edges by callee and caller, so that
 * equal ones of several processes are neighbours. See counted.h.
 *
 *	~/job.py 3 f, ~/job.py 3 g, ~/lib.py 1 <module>
 */
#include <stdlib.h>

#include "counts/counted.h"

/* The sort key of a function. */
struct place {
	uint64_t at; /* rank of its file, and its line */
	const struct word *name;
	uint32_t id;
};

struct file_place {
	const struct word *name;
	uint32_t number;
};

/* ---- functions ---- */

static int
compare_files(const void *a, const void *b)
{
	const struct file_place *x = a, *y = b;

	return word_compare(x->name, y->name);
}

/* The rank of each file by number; equal texts have the same. */
static uint32_t *
rank_files(const struct counted *c)
{
	uint32_t *rank = xcalloc(c->file_count + 1, sizeof(*rank));
	struct file_place *order = xcalloc(c->file_count + 1, sizeof(*order));

	for (size_t i = 0; i < c->file_count; i++)
		order[i] = (struct file_place){&c->files[i], (uint32_t)i};
	xqsort(order, c->file_count, sizeof(*order), compare_files);
	for (size_t i = 1; i < c->file_count; i++)
		rank[order[i].number] =
		    rank[order[i - 1].number] +
		    (compare_files(&order[i - 1], &order[i]) != 0);
	free(order);
	return rank;
}

static int
compare_keys(const struct place *a, const struct place *b)
{
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return word_compare(a->name, b->name);
}

static int
compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = compare_keys(x, y);

	return order != 0 ? order : x->id < y->id ? -1 : 1;
}

static void
number_names(struct rows *rows, const struct place *places, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t id = places[i].id;

		if (i == 0 || compare_keys(&places[i - 1], &places[i]) != 0) {
			rows->rank[id - 1] = rows->name_count;
			rows->by_key[rows->name_count++] = id;
		}
		rows->of_function[id - 1] = rows->by_key[rows->name_count - 1];
	}
}

static void
find_names(struct counted *c)
{
	uint32_t *file_rank = rank_files(c), count = 0;
	struct place *places = xcalloc(c->function_count + 1, sizeof(*places));

	for (uint32_t i = 0; i < c->function_count; i++) {
		const struct function *f = &c->functions[i];
		uint32_t line = (uint32_t)f->line ^ UINT32_C(1) << 31;

		if (!f->hidden)
			places[count++] = (struct place){
			    (uint64_t)file_rank[f->file] << 32 | line, &f->name,
			    i + 1};
	}
	xqsort(places, count, sizeof(*places), compare_places);
	number_names(&c->rows, places, count);
	free(places);
	free(file_rank);
}

uint32_t
row_name_of(const struct counted *c, uint32_t caller)
{
	if (caller == ANY_CALLER || caller == NO_CALLER)
		return caller;
	return c->rows.of_function[caller - 1];
}

uint32_t
row_caller(const struct counted *c, uint32_t at)
{
	return row_name_of(c, c->edges[c->rows.by_names[at]].caller);
}

uint32_t
row_callee(const struct counted *c, uint32_t at)
{
	return row_name_of(c, c->edges[c->rows.by_names[at]].callee);
}

void
row_full(const struct counted *c, uint32_t name, struct word full[FULL_PARTS],
    char line[LINE_TEXT])
{
	char *end = write_digits(line + 1, row_name(c, name)->line);

	*line = ':';
	*end = ' ';
	full[0] = *row_file(c, name);
	full[1] = (struct word){line, (size_t)(end + 1 - line), MARK_ASCII};
	full[2] = row_name(c, name)->name;
}

/* ---- edges ---- */

/* The sort key of one end of an edge: no caller, names by rank, any caller. */
static uint32_t
place_of(const struct rows *rows, uint32_t name)
{
	if (name == NO_CALLER)
		return 0;
	if (name == ANY_CALLER)
		return rows->name_count + 1;
	return rows->rank[name - 1] + 1;
}

/* Sorts the COUNT edges of FROM into TO by their places, of which MOST is the
 * highest; edges with the same place stay in order. */
static void
sort_by(const uint32_t *place, uint32_t most, const uint32_t *from,
    uint32_t *to, uint32_t count)
{
	uint32_t *next = xcalloc((size_t)most + 2, sizeof(*next));

	for (uint32_t i = 0; i < count; i++)
		next[place[from[i]] + 1]++;
	for (uint32_t i = 0; i < most; i++)
		next[i + 1] += next[i];
	for (uint32_t i = 0; i < count; i++)
		to[next[place[from[i]]]++] = from[i];
	free(next);
}

static void
find_edges(struct counted *c)
{
	struct rows *rows = &c->rows;
	uint32_t *caller = xcalloc(c->edge_count * 3 + 1, sizeof(*caller));
	uint32_t *callee = caller + c->edge_count;
	uint32_t *order = callee + c->edge_count;
	uint32_t *sorted = rows->by_names, count = 0;

	for (uint32_t i = 0; i < c->edge_count; i++) {
		uint32_t name = row_name_of(c, c->edges[i].callee);

		rows->of_edge[i] = NO_EDGE;
		if (name == 0)
			continue;
		callee[i] = place_of(rows, name);
		caller[i] = place_of(rows, row_name_of(c, c->edges[i].caller));
		sorted[count++] = i;
	}
	rows->edge_count = count;
	sort_by(caller, rows->name_count + 1, sorted, order, count);
	sort_by(callee, rows->name_count, order, sorted, count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t edge = sorted[i], before = sorted[i > 0 ? i - 1 : 0];

		rows->of_edge[edge] = i > 0 && callee[edge] == callee[before] &&
					      caller[edge] == caller[before]
					  ? rows->of_edge[before]
					  : edge;
	}
	free(caller);
}

uint32_t
row_sum(const struct counted *c, uint32_t at, struct counts *sum)
{
	const struct rows *rows = &c->rows;
	uint32_t row = rows->of_edge[rows->by_names[at]];

	*sum = (struct counts){0};
	do
		counts_add(sum, &c->edges[rows->by_names[at]].now);
	while (++at < rows->edge_count &&
	       rows->of_edge[rows->by_names[at]] == row);
	return at;
}

void
rows_find(struct counted *c)
{
	size_t functions = c->function_count + 1, count = c->edge_count + 1;

	rows_forget(c);
	c->rows = (struct rows){
	    .of_function = xcalloc(functions, sizeof(uint32_t)),
	    .by_key = xcalloc(functions, sizeof(uint32_t)),
	    .rank = xcalloc(functions, sizeof(uint32_t)),
	    .of_edge = xcalloc(count, sizeof(uint32_t)),
	    .by_names = xcalloc(count, sizeof(uint32_t)),
	};
	find_names(c);
	find_edges(c);
}

void
rows_forget(struct counted *c)
{
	free(c->rows.of_function);
	free(c->rows.by_key);
	free(c->rows.rank);
	free(c->rows.of_edge);
	free(c->rows.by_names);
	c->rows = (struct rows){.of_function = NULL};
}
