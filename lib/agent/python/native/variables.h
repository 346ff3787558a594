/*
 * variables.h: the variables of a frame by number: the local ones, then, in the
 * body of a module or class, the names that its code uses.
 *
 *	for (int i = 0; i < variable_count(code); i++)
 *		variable_at(frame, code, i) ... variable_name(code, i)
 *
 * No code of the program runs.
 */
#ifndef NATIVE_VARIABLES_H
#define NATIVE_VARIABLES_H

#include "compat.h"

int variable_count(const PyCodeObject *object);
PyObject *variable_name(const PyCodeObject *object, int i); /* borrowed */
/* Borrowed; NULL if the variable has no value. */
PyObject *variable_at(const FRAME *frame, const PyCodeObject *object, int i);

#endif
