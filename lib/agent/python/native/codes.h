/*
 * codes.h: the code objects that were running at a checkpoint: where their `for`
 * loops are (loops.h), which variables grow (lengths.h), and where they were
 * found at work (lines.h).
 *
 *	struct code *code = code_of(frame_code(frame));
 *	for (size_t i = 0; code != NULL && i < code->loop_count; i++)
 *		code->loops[i] ...
 *
 * They are made with the global interpreter lock, never move and stay.
 */
#ifndef NATIVE_CODES_H
#define NATIVE_CODES_H

#include "table.h"

#define MOST_CODES 256

struct loop {
	/* Units of two bytes: FOR_ITER, and the body: start <= unit < end. */
	int head, start, end;
	int slot; /* of the iterator in the stack of values */
	int line;
	bool repeated;	   /* in the body of a `while` loop */
	bool over;	   /* its first run has ended */
	uint32_t function; /* 0: it was not seen yet; of its first run: */
	const void *frame; /* only compared, like the iterator */
	const void *iterator;
	int64_t calls; /* of its function, at the last look, like the rest */
	int64_t passes, total;
	bool moved; /* passes have grown since the look before */
};

/* A variable, in the first call that was found running. */
struct length {
	uint32_t function; /* 0: it has not grown */
	const void *frame; /* only compared; NULL: no container was seen */
	int64_t calls;	   /* of its function, then */
	int64_t least;	   /* at the last look that counts */
	int64_t told, total;
	bool over; /* it got shorter, or another call runs */
};

struct code {
	PyCodeObject *object; /* owned, so that its address stays its own */
	int units;
	struct loop *loops; /* an outer one before those in it */
	size_t loop_count;
	struct length *lengths; /* by variable; NULL: nobody looked */
	uint32_t *samples;	/* by unit; written without the lock */
	uint32_t *told;		/* those that were counted */
};

struct codes {
	struct code items[MOST_CODES];
	_Atomic size_t count;
};

extern struct codes codes;

/* The ticks from one look at an open call to the next; a generator that was
 * resumed begins again. */
static inline int64_t
ticks_between(int64_t before, const struct entry *entry)
{
	return entry->before < before ? entry->before : entry->before - before;
}

/* The record of a code object, which is made if there is none; NULL if there
 * are too many. An exception may be set. */
struct code *code_of(PyCodeObject *object);

#endif
