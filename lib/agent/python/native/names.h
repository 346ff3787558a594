/*
 * names.h: the names that an instruction loads or stores: of variables, and of
 * attributes and methods that it loads.
 *
 *	LOAD_FAST 1		loads "seen"
 *	STORE_FAST_LOAD_FAST	stores one, and loads another
 */
#ifndef NATIVE_NAMES_H
#define NATIVE_NAMES_H

#include "bytecode.h"

/* Borrowed from the code; NULL where there is no more. */
struct names {
	PyObject *of[2];
};

struct names names_loaded(
    const PyCodeObject *object, const struct instruction *i);
/* What LOAD_CONST loads; NULL for other instructions. */
PyObject *constant_loaded(
    const PyCodeObject *object, const struct instruction *i);
/* Of variables alone. */
struct names names_stored(
    const PyCodeObject *object, const struct instruction *i);

#endif
