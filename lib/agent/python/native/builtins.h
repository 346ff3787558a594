/*
 * builtins.h: calls of functions written in C, counted like those of Python
 * functions where that was asked for.
 *
 *	if (!builtins_on())		an exception says why not
 *	thread_begin(): builtins_thread();
 *	builtins_off();			False: something else had the place
 *
 * They are functions of the file "~", line 0, by the names that cProfile gives
 * them: "<built-in method builtins.len>", "<method 'append' of 'list'
 * objects>". A C function called by a C function is not seen: it is part of
 * the one that Python code called. Classes are no functions.
 */
#ifndef NATIVE_BUILTINS_H
#define NATIVE_BUILTINS_H

#include "table.h"

bool builtins_on(void);
/* Of the calling thread, when its record is made or begun anew. */
void builtins_thread(void);
bool builtins_off(void);

/* builtins_name.c: the function of a C function, by what it is called on and
 * the name of its module, either of which may be NULL; NULL without memory. */
struct function *builtin_of(
    const PyMethodDef *method, PyObject *self, PyObject *module);

#endif
