/*
 * collector.h: the garbage collector as a function of its own. It runs when
 * some function happens to make an object too many: its time is not that
 * function's, nor of whoever called it. The finalizers that it calls are its
 * callees.
 *
 *	build() 0.79 s		of which 0.61 s in 24 collections
 *	-> build() 0.18 s; <garbage collector> 24 calls, 0.61 s, called by nobody
 */
#ifndef NATIVE_COLLECTOR_H
#define NATIVE_COLLECTOR_H

#include "table.h"

/* From now on gc.callbacks has ours, at its end; false with an exception set.
 */
bool collector_watch(void);
void collector_unwatch(void);

#endif
