/*
 * kind.h: what the readers know of the producers, so that nobody downstream
 * has to know a name: which functions do nothing but wait.
 */
#ifndef PARSE_KIND_H
#define PARSE_KIND_H

#include "core/text.h"

enum kind {
	KIND_FUNC,
	KIND_BUILTIN,
	KIND_WAIT,
	KIND_GC
};

/* The collector as the engine `native` names it, and prof-parse everywhere. */
#define COLLECTOR "<garbage collector>"

/* "func", "builtin", "wait", "gc". */
struct str kind_text(enum kind kind);

/* A C function of an interpreter: FULL is `module.name`, NAME its last part. */
bool kind_c_waits(struct str full, struct str name);
/* A Python function of the standard library. */
bool kind_python_waits(struct str module, struct str name);

#endif
