/*
 * profile.h: the tables of a profile, as lib/agent/files.py writes them.
 *
 *	(stats, rows, seconds) = profile(keys, names)
 *
 *	stats	{(file, line, name): (primitive, calls, self, total, callers)},
 *		callers {(file, line, name): (calls, primitive, self, total)},
 *		both in the order of their keys
 *	rows	[(full name, file, line, name, calls, primitive, total, self,
 *		total a call, thread, resumed), ...], the largest total first
 *	seconds	the sum of all self times
 *
 * KEYS as in rows.h. NAMES gives each thread that has one its name, by its
 * number.
 */
#ifndef NATIVE_PROFILE_H
#define NATIVE_PROFILE_H

#include "table.h"

/* After hook_off(). */
PyObject *profile_tables(PyObject *keys, PyObject *names, double scale);

#endif
