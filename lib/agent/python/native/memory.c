/*
 * memory.c: see memory.h.
 *
 *	(0, 56, (("/home/u/x.py", 7),), 1)	a trace, as tracemalloc has it
 *	-> line 3, 56 bytes, 1 block
 *
 * Lines are identified by the string object of the file name, of which
 * tracemalloc has one for each file, and by their number. Python's allocators
 * are not used here, as that would be traced as memory of the program.
 */
#include "memory.h"

#include <stdlib.h>

struct line {
	PyObject *file; /* owned */
	long number;
	int64_t bytes, blocks; /* of the current point */
};

/* It takes a fifth of the time at most, and each time is at least 1.1 times the
 * last, which bounds their number. */
#define COST_PART  4
#define LEAST_RISE 1.1

static struct {
	int64_t wall, cost; /* ns: when, and how long, the last time */
	PyObject *traces;   /* owned; NULL if not wanted */
	struct line *lines;
	uint32_t count, cap;
	uint32_t *slots; /* number of a line + 1; at most half full */
	size_t slot_count;
} memory;

void
memory_begin(PyObject *traces)
{
	Py_XSETREF(memory.traces, traces == Py_None ? NULL : Py_NewRef(traces));
}

static size_t
slot_of(PyObject *file, long number)
{
	uint64_t hash = (uint64_t)(uintptr_t)file ^ ((uint64_t)number << 40);

	hash *= UINT64_C(0x9e3779b97f4a7c15);
	return (size_t)(hash >> 20) & (memory.slot_count - 1);
}

static bool
grow(void)
{
	size_t slot_count = memory.slot_count * 2 + (memory.cap == 0) * 2048;
	uint32_t cap = (uint32_t)(slot_count / 2);
	uint32_t *slots = calloc(slot_count, sizeof(*slots));
	struct line *lines = realloc(memory.lines, cap * sizeof(*lines));

	if (lines != NULL)
		memory.lines = lines;
	if (slots == NULL || lines == NULL) {
		free(slots);
		return false;
	}
	free(memory.slots);
	memory.slots = slots;
	memory.slot_count = slot_count;
	memory.cap = cap;
	for (uint32_t i = 0; i < memory.count; i++) {
		size_t at = slot_of(lines[i].file, lines[i].number);

		while (slots[at] != 0)
			at = (at + 1) & (slot_count - 1);
		slots[at] = i + 1;
	}
	return true;
}

/* The record of a line; NULL without memory. */
static struct line *
find_line(PyObject *file, long number)
{
	size_t at;

	if (memory.count == memory.cap && !grow())
		return NULL;
	for (at = slot_of(file, number); memory.slots[at] != 0;
	     at = (at + 1) & (memory.slot_count - 1)) {
		struct line *line = &memory.lines[memory.slots[at] - 1];

		if (line->file == file && line->number == number)
			return line;
	}
	memory.lines[memory.count] =
	    (struct line){.file = Py_NewRef(file), .number = number};
	memory.slots[at] = ++memory.count;
	return &memory.lines[memory.count - 1];
}

/* (domain, size, ((file, line), ...), ...), the innermost frame first. */
static bool
add_trace(PyObject *trace)
{
	PyObject *frames = PyTuple_GET_ITEM(trace, 2), *frame;
	struct line *line;

	if (PyTuple_GET_SIZE(frames) < 1)
		return true;
	frame = PyTuple_GET_ITEM(frames, 0);
	line = find_line(PyTuple_GET_ITEM(frame, 0),
	    PyLong_AsLong(PyTuple_GET_ITEM(frame, 1)));
	if (line == NULL)
		return false;
	line->bytes += PyLong_AsLongLong(PyTuple_GET_ITEM(trace, 1));
	line->blocks++;
	return true;
}

static bool
add_up(PyObject *traces)
{
	for (uint32_t i = 0; i < memory.count; i++)
		memory.lines[i].bytes = memory.lines[i].blocks = 0;
	for (Py_ssize_t i = 0; i < PyList_GET_SIZE(traces); i++)
		if (!add_trace(PyList_GET_ITEM(traces, i)))
			return false;
	return true;
}

static void
keep(struct held *held)
{
	struct held_line *lines = malloc((memory.count + 1) * sizeof(*lines));

	if (lines == NULL)
		return;
	held->lines = lines;
	for (uint32_t i = 0; i < memory.count; i++)
		if (memory.lines[i].blocks > 0)
			lines[held->count++] = (struct held_line){
			    i, memory.lines[i].bytes, memory.lines[i].blocks};
	lines = realloc(lines, (held->count + 1) * sizeof(*lines));
	if (lines != NULL)
		held->lines = lines;
}

int64_t
memory_take(struct held *held, int64_t wall)
{
	PyObject *kind, *value, *traceback, *traces;
	int64_t begin = clock_read(CLOCK_MONOTONIC);
	int collecting;

	if (memory.traces == NULL ||
	    wall < memory.wall + COST_PART * memory.cost ||
	    (double)wall < LEAST_RISE * (double)memory.wall)
		return 0;
	collecting = PyGC_Disable();
	PyErr_Fetch(&kind, &value, &traceback);
	traces = PyObject_CallNoArgs(memory.traces);
	/* None if the program has stopped tracing. */
	if (traces != NULL && PyList_CheckExact(traces) &&
	    PyList_GET_SIZE(traces) > 0 && add_up(traces))
		keep(held);
	Py_XDECREF(traces);
	PyErr_Clear();
	PyErr_Restore(kind, value, traceback);
	if (collecting)
		PyGC_Enable();
	memory.wall = wall;
	memory.cost = clock_read(CLOCK_MONOTONIC) - begin;
	return memory.cost;
}

void
memory_last(void)
{
	memory.wall = memory.cost = 0;
}

void
memory_forget(struct held *held)
{
	free(held->lines);
	*held = (struct held){NULL, 0};
}

void
memory_reset(void)
{
	for (uint32_t i = 0; i < memory.count; i++)
		Py_DECREF(memory.lines[i].file);
	free(memory.lines);
	free(memory.slots);
	memory.lines = NULL;
	memory.slots = NULL;
	memory.count = memory.cap = 0;
	memory.slot_count = 0;
	memory_last();
}

PyObject *
memory_lines(void)
{
	PyObject *list = PyList_New(memory.count);

	for (uint32_t i = 0; list != NULL && i < memory.count; i++) {
		const struct line *line = &memory.lines[i];
		PyObject *pair =
		    Py_BuildValue("(Ol)", line->file, line->number);

		if (pair == NULL)
			Py_CLEAR(list);
		else
			PyList_SET_ITEM(list, i, pair);
	}
	return list;
}

PyObject *
memory_held(const struct held *held)
{
	if (held->lines == NULL)
		return Py_NewRef(Py_None);
	return PyBytes_FromStringAndSize((const char *)held->lines,
	    (Py_ssize_t)(held->count * sizeof(*held->lines)));
}
