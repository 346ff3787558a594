/*
 * resources.h: values that are no containers, and yet a call may cost more the more
 * there is behind them: open files, databases and arrays.
 *
 *	f.read()				file
 *	db.execute("... where k = ?", ...)	query
 *	db.execute("... limit 9 offset ?", ...)	page
 *	concatenate([rows, part])		array
 */
#ifndef NATIVE_RESOURCES_H
#define NATIVE_RESOURCES_H

#include "compat.h"

/* What a statement, or another constant, says of the call that it is given to;
 * NULL: nothing. */
const char *statement_kind(PyObject *constant);
/* Looks which types there are; with the lock. */
void resources_meet(void);
/* "file"; OF_STATEMENT if it is a database; NULL for other types. TYPE is only
 * compared. */
const char *resource_kind(const PyTypeObject *type, const char *of_statement);

#endif
