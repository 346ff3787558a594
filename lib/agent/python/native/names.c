/*
 * names.c: see rows.h. The functions, in the order of their keys: the same
 * ones stand beside each other there.
 *
 *	~/job.py 3 f, ~/job.py 3 g, ~/lib.py 1 <module>
 */
#include "rows.h"

#include <stdlib.h>

/* Where a function belongs. */
struct place {
	uint64_t at; /* its file's rank, and its line */
	uint32_t id;
};

/* ---- texts ---- */

/* The number of a string, by its address: functions of a file mostly share it.
 * UINT32_MAX with an exception set. */
static uint32_t
number_of(struct pairs *seen, const PyObject *string)
{
	uint64_t address = (uintptr_t)string;
	uint32_t number =
	    pairs_number(seen, (uint32_t)(address >> 32), (uint32_t)address);

	if (number == UINT32_MAX)
		PyErr_NoMemory();
	return number;
}

static bool
list_files(PyObject *files, struct pairs *seen)
{
	for (uint32_t i = 0; i < table.function_count; i++) {
		const struct function *f = table.functions[i];
		uint32_t count = seen->count, number;

		if (f->hidden)
			continue;
		number = number_of(seen, f->file);
		if (number == UINT32_MAX ||
		    (number == count && PyList_Append(files, f->file) != 0))
			return false;
	}
	return true;
}

PyObject *
rows_texts(void)
{
	struct pairs seen = {NULL, NULL, 0, 0};
	PyObject *files = PyList_New(0);

	if (files != NULL && !list_files(files, &seen))
		Py_CLEAR(files);
	pairs_free(&seen);
	return files == NULL ? NULL : Py_BuildValue("(NO)", files, Py_None);
}

/* ---- words ---- */

/* As files.py's clean() would leave it. */
static bool
is_clean(PyObject *name)
{
	return PyUnicode_IS_ASCII(name) &&
	       memmem(PyUnicode_DATA(name), (size_t)PyUnicode_GET_LENGTH(name),
		   " at 0x", 6) == NULL;
}

static bool
find_word(struct word *word, PyObject *text)
{
	if (text != NULL && PyUnicode_Check(text))
		return word_of(word, text);
	PyErr_SetString(PyExc_TypeError, "the texts of other functions");
	return false;
}

static bool
clean_name(struct word *word, PyObject *name, PyObject *clean)
{
	PyObject *text = PyObject_CallFunctionObjArgs(clean, name, NULL);
	bool fine = text != NULL && find_word(word, text) &&
		    PyList_Append(rows.cleaned, text) == 0;

	Py_XDECREF(text);
	return fine;
}

/* They lie anywhere in memory: fetched some turns before their own. */
static void
expect_name(uint32_t i)
{
	if (i + 16 >= table.function_count)
		return;
	__builtin_prefetch(table.functions[i + 16]);
	__builtin_prefetch(table.functions[i + 8]->name);
}

static bool
find_names(PyObject *clean, struct pairs *seen)
{
	for (uint32_t i = 0; i < table.function_count; i++) {
		const struct function *f = table.functions[i];
		struct name *name = &rows.names[i];

		expect_name(i);
		if (f->hidden)
			continue;
		name->line = f->line;
		name->file = number_of(seen, f->file);
		if (name->file == UINT32_MAX)
			return false;
		if (clean == Py_None || is_clean(f->name)
			? !word_of(&name->name, f->name)
			: !clean_name(&name->name, f->name, clean))
			return false;
	}
	return true;
}

static bool
find_files(PyObject *files, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		PyObject *file = i < PyList_GET_SIZE(files)
				     ? PyList_GET_ITEM(files, i)
				     : NULL;

		if (!find_word(&rows.files[i], file))
			return false;
	}
	return true;
}

/* ---- order ---- */

static int
compare_files(const void *a, const void *b)
{
	return word_compare(&rows.files[*(const uint32_t *)a],
	    &rows.files[*(const uint32_t *)b]);
}

/* RANK: by number; the same for the same text. */
static bool
rank_files(uint32_t count, uint32_t *rank)
{
	uint32_t *order = calloc((size_t)count + 1, sizeof(*order));

	if (order == NULL)
		return false;
	for (uint32_t i = 0; i < count; i++)
		order[i] = i;
	qsort(order, count, sizeof(*order), compare_files);
	for (uint32_t i = 1; i < count; i++)
		rank[order[i]] = rank[order[i - 1]] +
				 (compare_files(&order[i - 1], &order[i]) != 0);
	free(order);
	return true;
}

static int
compare_keys(const struct place *a, const struct place *b)
{
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return word_compare(&row_name(a->id)->name, &row_name(b->id)->name);
}

static int
compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = compare_keys(x, y);

	return order != 0 ? order : x->id < y->id ? -1 : 1;
}

static void
number_names(const struct place *places, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t id = places[i].id;

		if (i == 0 || compare_keys(&places[i - 1], &places[i]) != 0) {
			rows.rank[id - 1] = rows.name_count;
			rows.by_key[rows.name_count++] = id;
		}
		rows.of_function[id - 1] = rows.by_key[rows.name_count - 1];
	}
}

static bool
sort_names(const uint32_t *file_rank)
{
	struct place *places =
	    calloc((size_t)table.function_count + 1, sizeof(*places));
	uint32_t count = 0;

	if (places == NULL)
		return false;
	for (uint32_t i = 0; i < table.function_count; i++) {
		const struct name *name = &rows.names[i];
		uint32_t line = (uint32_t)name->line ^ UINT32_C(1) << 31;

		if (!table.functions[i]->hidden)
			places[count++] = (struct place){
			    (uint64_t)file_rank[name->file] << 32 | line,
			    i + 1};
	}
	qsort(places, count, sizeof(*places), compare_places);
	number_names(places, count);
	free(places);
	return true;
}

static bool
find_order(PyObject *files, uint32_t count)
{
	uint32_t *rank = calloc((size_t)count + 1, sizeof(*rank));
	bool fine;

	rows.files = calloc((size_t)count + 1, sizeof(*rows.files));
	if (rank == NULL || rows.files == NULL)
		PyErr_NoMemory();
	fine = rank != NULL && rows.files != NULL && find_files(files, count);
	if (fine && !(rank_files(count, rank) && sort_names(rank))) {
		PyErr_NoMemory();
		fine = false;
	}
	free(rank);
	return fine;
}

bool
rows_name(void)
{
	PyObject *files, *clean;
	struct pairs seen = {NULL, NULL, 0, 0};
	bool fine;

	if (!PyArg_ParseTuple(
		rows.texts, "O!O:texts", &PyList_Type, &files, &clean))
		return false;
	fine = find_names(clean, &seen) && find_order(files, seen.count);
	pairs_free(&seen);
	return fine;
}
