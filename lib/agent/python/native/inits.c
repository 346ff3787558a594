/* inits.c: see inits.h. Does nothing except in 3.13. */
#include "inits.h"

#if PY_VERSION_HEX >= 0x030d0000 && PY_VERSION_HEX < 0x030e0000

static initproc real_init; /* NULL: ours is not called */

static PyObject *
allocate(PyTypeObject *type, Py_ssize_t items)
{
	return PyType_GenericAlloc(type, items);
}

/* True if the interpreter might have inlined its `__init__`. */
static bool
mark(PyTypeObject *type)
{
	if ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) == 0 ||
	    (type->tp_flags & Py_TPFLAGS_IMMUTABLETYPE) != 0 ||
	    type->tp_alloc != PyType_GenericAlloc)
		return false;
	type->tp_alloc = allocate;
	return true;
}

/* Called at the end of every class statement. */
static int
init_class(PyObject *class, PyObject *args, PyObject *kwargs)
{
	int result = real_init(class, args, kwargs);

	if (result == 0)
		mark((PyTypeObject *)class);
	return result;
}

/* This also makes the interpreter discard what it has inlined so far. */
static bool
mark_subclasses(PyObject *class)
{
	PyObject *list = PyObject_CallMethod(
	    (PyObject *)&PyType_Type, "__subclasses__", "O", class);
	bool fine = list != NULL;

	for (Py_ssize_t i = 0; fine && i < PyList_GET_SIZE(list); i++) {
		PyTypeObject *type = (PyTypeObject *)PyList_GET_ITEM(list, i);

		if (type == &PyType_Type)
			continue;
		if (mark(type))
			PyType_Modified(type);
		fine = mark_subclasses((PyObject *)type);
	}
	Py_XDECREF(list);
	return fine;
}

bool
inits_watch(void)
{
	/* If another has replaced ours it may call it: ours must not then call
	 * that one. */
	if (real_init == NULL) {
		real_init = PyType_Type.tp_init;
		PyType_Type.tp_init = init_class;
	}
	return mark_subclasses((PyObject *)&PyBaseObject_Type);
}

void
inits_unwatch(void)
{
	if (PyType_Type.tp_init == init_class) {
		PyType_Type.tp_init = real_init;
		real_init = NULL;
	}
}

#endif
