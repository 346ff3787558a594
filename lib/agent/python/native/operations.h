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
 *	for s in seen:		-> "<op == list seen>": an inner loop that looks for
 *	    if s == r:		an equal item
 *	cart = cart.with_(r)	-> "<op frees object cart>": an instruction that
 *				only drops what was there
 *
 * The word is that of the operator, or the name of the function that is called,
 * or of the value's own method; the type is that of the value, if it is long, as it was seen last.
 */
#ifndef NATIVE_OPERATIONS_H
#define NATIVE_OPERATIONS_H

#include "codes.h"

#define LONG_VALUE  16	/* items: working on fewer costs nothing */
#define MOVED_VALUE 512 /* the same where they are moved, not looked at */
#define MOST_VALUES 4

/* As opcode of a value: a method, below which its object lies. */
#define VALUE_METHOD 256

/* What lies in a place of the stack: the opcode that put it there, and its
 * name: OWNER.NAME, or NAME; borrowed from the code. */
struct value {
	int opcode;
	PyObject *owner, *name, *constant;
};

struct operation {
	/* start <= unit < end: it works on a value in the stack; until `behind`
	 * what it has made takes the place of what was there, which may be as
	 * much work. END is 0 behind the last one. */
	int start, end, behind;
	int at; /* the unit whose line it is in */
	/* The values that it may be, next to each other in the stack from SLOT
	 * on: the first long one is meant. */
	int slot, count;
	struct value values[MOST_VALUES];
	const char *word;
	PyObject *called;      /* borrowed: the name, if WORD is NULL */
	bool method;	       /* of the value */
	bool moves;	       /* items of the value, without looking at them */
	const char *statement; /* of its first argument (resources.h) */
	enum looks {
		LOOKS_AT_VALUE,
		LOOKS_AT_ITERATOR /* of it, in the stack */
	} looks;
	const char *_Atomic kind; /* of the value; NULL: not known */
	atomic_int which;	  /* of the values */
};

/* Finds the operations of CODE, if that was not done; with the lock. */
void operations_find(struct code *code);
/* The operation at UNIT, or NULL. */
struct operation *operation_at(const struct code *code, int unit);
/* The part of a function that stands for what it does at UNIT, "op in list seen".
 * Returns the unit whose line that is in; -1 if it is not known. An exception may
 * be set. */
int operation_text(const struct code *code, int unit, char *text, size_t size);

#endif
