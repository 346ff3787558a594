/*
 * codes.h: the code objects that were running at a checkpoint: where their
 * loops are (loops.h), which variables grow (lengths.h), where they were found
 * at work (lines.h), and on what (operations.h).
 *
 *	struct code *code = code_of(frame_code(frame));
 *	for (size_t i = 0; code != NULL && i < code->loop_count; i++)
 *		code->loops[i] ...
 *
 * They are made with the global interpreter lock, never move and stay.
 */
#ifndef NATIVE_CODES_H
#define NATIVE_CODES_H

#include "bytecode.h"
#include "counters.h"
#include "table.h"

#define MOST_CODES 4096

/* What is counted of a part of a function, in the first call of the function that
 * was found running. */
struct part {
	uint32_t function; /* that stands for it (table.h); 0: nothing yet */
	const void *frame; /* only compared; NULL: it was not seen yet */
	int64_t calls;	   /* of the function, then */
	int64_t counted, total;
	bool over; /* no longer known */
};

/* A `for` loop, or a `while` loop with a counter. */
struct loop {
	/* Units of two bytes: FOR_ITER, and the body: start <= unit < end; of a
	 * `while` loop `head` is `start`. */
	int head, start, end;
	int slot;		/* of the iterator in the stack of values */
	struct counter counter; /* its step is 0 in a `for` loop */
	int line;
	bool repeated;	      /* in the body of a `while` loop */
	bool moved;	      /* passes have grown since the look before */
	const void *iterator; /* only compared */
	struct part part;
};

/* A variable. */
struct length {
	int64_t least; /* at the last look that counts */
	struct part part;
};

struct code {
	PyCodeObject *object; /* owned, so that its address stays its own */
	struct bytecode bytecode;
	struct loop *loops; /* an outer one before those in it */
	size_t loop_count;
	struct length *lengths; /* by variable; NULL: nobody looked */
	/* By unit, and whether there are new ones: written without the lock. */
	uint32_t *samples;
	atomic_bool sampled;
	uint32_t *told; /* those that were counted */
	/* Those that work on one value (operations.h); NULL: nobody looked. The
	 * other thread reads them. */
	struct operation *_Atomic operations;
};

struct codes {
	struct code items[MOST_CODES];
	_Atomic size_t count;
};

extern struct codes codes;

/* The record of a code object, which is made if there is none; NULL if there
 * are too many. An exception may be set. */
struct code *code_of(PyCodeObject *object);

/* Called at a look at the open call of ENTRY. False, from then on, if it is
 * another one than at the look before. */
bool part_goes_on(struct part *part, const struct entry *entry);
/* Counts up to NOW, which is no less than at the look before, as calls of
 * function_part(LINE, KIND), and the time since then. */
void part_count(struct part *part, const struct entry *entry, int line,
    const char *kind, int64_t now);

#endif
