/*
 * kind.h: knowledge of names, so that later stages need none: which functions
 * only wait.
 */
#ifndef PARSE_KIND_H
#define PARSE_KIND_H

#include "core/text.h"

enum kind {
	KIND_FUNC,
	KIND_BUILTIN,
	KIND_WAIT,
	KIND_LOOP,
	KIND_LINE,
	KIND_LENGTH,
	KIND_OPERATION,
	KIND_HITS,
	KIND_GC
};

/* The name of the garbage collector in the native engine and in all output. */
#define COLLECTOR "<garbage collector>"

/* A part of a function, not one itself: only checkpoints have it. */
static inline bool
kind_is_part(enum kind kind)
{
	return kind >= KIND_LOOP && kind <= KIND_HITS;
}

/* "func", "builtin", "wait", "loop", "line", "length", "operation",
 * "gc". */
struct str kind_text(enum kind kind);

/* True for a C function that waits; FULL is `module.name`, NAME its last
 * part. */
bool kind_c_waits(struct str full, struct str name);
/* True for a Python function of the standard library that waits. */
bool kind_python_waits(struct str module, struct str name);

#endif
