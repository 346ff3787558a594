/* listing.c: see listing.h. */
#include "listing.h"

#include "edges.h"

/* Appends ITEM, which may be NULL, to a list; false with an exception. */
static bool
append(PyObject *list, PyObject *item)
{
	bool fine = item != NULL && PyList_Append(list, item) == 0;

	Py_XDECREF(item);
	return fine;
}

static bool
add_functions(PyObject *list)
{
	for (uint32_t i = 0; i < table.function_count; i++) {
		const struct function *f = table.functions[i];
		int what = f->part     ? FUNCTION_PART
			   : f->hidden ? FUNCTION_HIDDEN
				       : 0;

		if (!append(list, Py_BuildValue("(OiOi)", f->file, f->line,
				      f->name, what)))
			return false;
	}
	return true;
}

static bool
add_edges(PyObject *list)
{
	for (uint32_t i = 0; i < edges.count; i++) {
		const struct edge *edge = &edges.items[i];

		if (edge->caller != ANY_CALLER && edge->now.calls > 0 &&
		    !append(
			list, Py_BuildValue("(IIL)", edge->caller, edge->callee,
				  (long long)edge->now.calls)))
			return false;
	}
	return true;
}

PyObject *
listing(void)
{
	PyObject *functions = PyList_New(0), *pairs = PyList_New(0);

	if (functions != NULL && pairs != NULL && add_functions(functions) &&
	    add_edges(pairs))
		return Py_BuildValue("(NN)", functions, pairs);
	Py_XDECREF(functions);
	Py_XDECREF(pairs);
	return NULL;
}
