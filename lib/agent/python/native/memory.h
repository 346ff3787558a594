/*
 * memory.h: the memory that each line of the program holds at a checkpoint,
 * from tracemalloc. Its traces are read and summed up in C, with the collector
 * off and the global interpreter lock held, so that no code of the program runs
 * meanwhile.
 *
 *	memory_begin(traces);		_tracemalloc._get_traces, or None
 *	memory_take(&point.held, wall);
 *	memory_lines()			[("/home/u/x.py", 7), ...]
 *	memory_held(&point.held)	bytes
 */
#ifndef NATIVE_MEMORY_H
#define NATIVE_MEMORY_H

#include "clock.h"
#include "compat.h"

/* The blocks that were allocated by one line. */
struct held_line {
	int64_t line; /* index in memory_lines() */
	int64_t bytes, blocks;
};

struct held {
	struct held_line *lines; /* NULL if not known */
	size_t count;
};

void memory_begin(PyObject *traces);
/* Fills HELD; leaves it empty if nothing is traced, without memory, and if it
 * would cost too much so soon after the last time. WALL is the time of the
 * profile in ns. Returns the ns that it took. */
int64_t memory_take(struct held *held, int64_t wall);
/* The next call is the last: it is made whatever it costs. */
void memory_last(void);
void memory_forget(struct held *held);
void memory_reset(void);
/* All lines that held memory at some point, as [(file, line), ...]. */
PyObject *memory_lines(void);
/* HELD as bytes, three 64 bit numbers for each of its lines; None if not
 * known. */
PyObject *memory_held(const struct held *held);

#endif
