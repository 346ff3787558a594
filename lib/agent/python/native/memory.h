/*
 * memory.h: at a checkpoint, which lines of the program hold how much memory,
 * out of tracemalloc. Its traces are read and added up by C alone, with the
 * collector off: no code of the program's runs meanwhile, and nobody else has
 * the global interpreter lock.
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

/* What the blocks that were allocated in a line come to. */
struct held_line {
	int64_t line; /* into the list of lines */
	int64_t bytes, blocks;
};

struct held {
	struct held_line *lines; /* NULL: not known */
	size_t count;
};

void memory_begin(PyObject *traces);
/* Leaves HELD empty where nothing is traced, without memory, and where it
 * would be too dear: so soon after the last time. WALL: ns, of the profile.
 * Returns the ns that it took. */
int64_t memory_take(struct held *held, int64_t wall);
/* The next time is the last: it is not too dear. */
void memory_last(void);
void memory_forget(struct held *held);
void memory_reset(void);
/* All lines that held memory at some point, as [(file, line), ...]. */
PyObject *memory_lines(void);
/* HELD as bytes, three 64 bit numbers for each of its lines; None if not
 * known. */
PyObject *memory_held(const struct held *held);

#endif
