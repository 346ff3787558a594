/*
 * listing.h: what has been counted as objects of Python, for who counts single
 * calls within a process that goes on, as a test does (growth.py).
 *
 *	([("/home/u/x.py", 7, "find", 0), ...], [(0, 1, 1), (1, 2, 900), ...])
 */
#ifndef NATIVE_LISTING_H
#define NATIVE_LISTING_H

#include "compat.h"

/* After stop(): all functions, and all pairs of caller and callee that have calls.
 * A function is its file, its line, its name and what it is (frames.h), and is
 * numbered from 1; a pair is the caller, 0 where none is known, the callee, and the
 * calls. They are of all times between a start and a stop together. NULL with an
 * exception. */
PyObject *listing(void);

#endif
