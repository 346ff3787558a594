/*
 * bytecode.h: the instructions of a code object, and how many values lie on the
 * stack of its frame before each.
 *
 *	struct bytecode b;
 *
 *	if (bytecode_open(&b, code) && bytecode_depths(&b, code))
 *		for (struct instruction i = instruction_at(&b, 0);
 *		     i.at < b.units; i = instruction_at(&b, i.next))
 *			b.depth[i.first] ... i.opcode ...
 *
 * With the global interpreter lock. An exception may be set.
 */
#ifndef NATIVE_BYTECODE_H
#define NATIVE_BYTECODE_H

#include "compat.h"

#define DEPTH_UNKNOWN (-1)

struct bytecode {
	PyObject *text; /* owned */
	const uint8_t *bytes;
	int units; /* of two bytes each; 0 if there are too many */
	/* Before each unit that begins an instruction which can be reached;
	 * NULL unless bytecode_depths() found them. */
	int *depth;
	bool scanned; /* it has looked */
};

struct instruction {
	int first; /* its unit, and that behind what extends its argument */
	int at;
	int next;   /* the unit behind it and its inline caches */
	int opcode; /* EXTENDED_ARG at the end of broken code */
	int argument;
	int jump;   /* the bits of jumps[] */
	int target; /* if it jumps */
};

/* False without memory; what is opened stays. */
bool bytecode_open(struct bytecode *b, PyCodeObject *object);
/* Finds the depths; looks once. False if two ways to an instruction disagree, or
 * without memory. */
bool bytecode_depths(struct bytecode *b, const PyCodeObject *object);
struct instruction instruction_at(const struct bytecode *b, int unit);
/* True of one that does no more than drop a reference to a value. */
bool instruction_drops(const struct instruction *i);

#endif
