/*
 * inits.h: works around a bug of CPython 3.13: its specialized instruction for
 * the call of a class (CALL_ALLOC_AND_ENTER_INIT) inlines `__init__` although
 * there is an evaluation function, unlike 3.11, 3.12 and 3.14.
 *
 * The interpreter does not do that for classes with an allocator of their own,
 * so each class gets one that does the same as the general one.
 */
#ifndef NATIVE_INITS_H
#define NATIVE_INITS_H

#include "compat.h"

#if PY_VERSION_HEX >= 0x030d0000 && PY_VERSION_HEX < 0x030e0000
/* Does that for all present and future classes; false with an exception set. */
bool inits_watch(void);
/* New classes get no allocator any more. */
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
