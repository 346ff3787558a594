/*
 * builtins.h: counts calls of functions written in C like those of Python
 * functions, if wanted.
 *
 *	if (!builtins_on())		with an exception set
 *	thread_begin(): builtins_thread();
 *	builtins_off();			false: something else took the hook
 *
 * They are functions of the file "~", line 0, with the names of cProfile:
 * "<built-in method builtins.len>", "<method 'append' of 'list' objects>". A C
 * function called by a C function counts as part of the one that Python code
 * called. Classes are not counted.
 */
#ifndef NATIVE_BUILTINS_H
#define NATIVE_BUILTINS_H

#include "table.h"

bool builtins_on(void);
/* Begins with the calling thread, whose record is new or begins again. */
void builtins_thread(void);
bool builtins_off(void);

/* builtins_name.c: the record of a C function, by the object that it is
 * called on and the name of its module, which may both be NULL; NULL without
 * memory. */
struct function *builtin_of(
    const PyMethodDef *method, PyObject *self, PyObject *module);

#endif
