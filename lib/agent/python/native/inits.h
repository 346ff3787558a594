/*
 * inits.h: a flaw of CPython 3.13. Its specialized instruction for the call of
 * a class (CALL_ALLOC_AND_ENTER_INIT) inlines `__init__` although there is an
 * evaluation function, which the instructions of 3.11, 3.12 and 3.14 do not.
 *
 * The interpreter leaves classes alone that allocate in a way of their own. So
 * each class gets an allocator that does what the general one does.
 */
#ifndef NATIVE_INITS_H
#define NATIVE_INITS_H

#include "compat.h"

#if PY_VERSION_HEX >= 0x030d0000 && PY_VERSION_HEX < 0x030e0000
/* For all classes that there are and those still to come; false with an
 * exception set. */
bool inits_watch(void);
/* New classes are as they would be. */
void inits_unwatch(void);
#else
static inline bool
inits_watch(void)
{
	return true;
}

static inline void
inits_unwatch(void)
{
}
#endif

#endif
