/*
 * passes.h: how many items an iterator has given, read from its fields: no code
 * runs.
 *
 *	iter(["a", "b", "c"]) after two: 2
 */
#ifndef NATIVE_PASSES_H
#define NATIVE_PASSES_H

#include "compat.h"

#define PASSES_UNKNOWN (-1)

/* Of a list, tuple, text, bytes, range or dict, and of enumerate, zip and map
 * over these; PASSES_UNKNOWN of others and of NULL. */
int64_t passes_of(PyObject *iterator);

#endif
