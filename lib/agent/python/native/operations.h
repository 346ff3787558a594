/*
 * operations.h: what the program is found at work on, where that is one
 * container: of the instructions in which lines.c finds it, those that work on
 * one value, and what that value is called.
 *
 *	if r not in seen:	-> the edge from dedupe to the function
 *				"dedupe.<op in list seen>", in this line, has as
 *				many calls as it was found there, and no time
 *	self.queue.pop(0)	-> "<op .pop list self.queue>"
 *	sorted(rows)		-> "<op sorted list rows>"
 *
 * The word is that of the operator, or the name of the function that is called,
 * or of the value's own method; the type is that of the value, if it is long, as it was seen last.
 */
#ifndef NATIVE_OPERATIONS_H
#define NATIVE_OPERATIONS_H

#include "codes.h"

#define LONG_VALUE 16 /* items: working on fewer costs nothing */

/* What lies in a place of the stack: the opcode that put it there, and its
 * name: OWNER.NAME, or NAME; borrowed from the code. */
struct value {
	int opcode;
	PyObject *owner, *name;
};

struct operation {
	int start, end; /* start <= unit < end; END is 0 behind the last one */
	int slot;	/* of the value in the stack */
	const char *word;
	PyObject *called; /* borrowed: the name, if WORD is NULL */
	bool method;	  /* of the value */
	struct value value;
	const char *_Atomic kind; /* of the value; NULL: not known */
};

/* Finds the operations of CODE, if that was not done; with the lock. */
void operations_find(struct code *code);
/* The operation at UNIT, or NULL. */
struct operation *operation_at(const struct code *code, int unit);
/* The part of a function that stands for it, "op in list seen"; false if the
 * kind is not known. An exception may be set. */
bool operation_text(const struct operation *o, char *text, size_t size);

#endif
