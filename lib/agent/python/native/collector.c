/* collector.c: see collector.h. */
#include "collector.h"

#include "stack.h"

static PyObject *callbacks, *callback; /* owned */
static struct function *collector;

/* Stands for the frame of a collection. */
static const void *const mark = &collector;

static bool
meet(void)
{
	PyObject *file, *name;

	if (collector != NULL)
		return true;
	file = PyUnicode_FromString("~");
	name = PyUnicode_FromString("<garbage collector>");
	if (file != NULL && name != NULL)
		collector = function_named(0, file, name);
	if (collector != NULL)
		collector->c_code = true;
	else if (!PyErr_Occurred())
		PyErr_NoMemory();
	Py_XDECREF(file);
	Py_XDECREF(name);
	return collector != NULL;
}

static void
begins(struct thread *t)
{
	/* This is not an entry of a body. */
	hook.left++;
	if (t->top == t->last && !stack_grow(t))
		table.failed = true;
	else /* if a checkpoint is due, it is taken at the next call */
		(void)push_pair(t, mark, pair_of(NO_CALLER, collector->id),
		    MARK_APART, clock_kind);
}

/* (phase, info) */
static PyObject *
on_collection(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
	struct thread *t = thread_self;

	(void)module;
	if (count < 1 || !PyUnicode_Check(args[0]) || t == NULL ||
	    !hook.running || t->generation != hook.generation)
		Py_RETURN_NONE;
	if (PyUnicode_CompareWithASCIIString(args[0], "start") == 0)
		begins(t);
	else
		leave_out_of_order(t, mark, thread_now(t, clock_now()));
	Py_RETURN_NONE;
}

static PyMethodDef method = {"on_collection",
    (PyCFunction)(void (*)(void))on_collection, METH_FASTCALL, NULL};

/* The index of our callback; -1 if it is not there. Comparing by value could
 * run code of the program. */
static Py_ssize_t
find(void)
{
	for (Py_ssize_t i = 0; i < PyList_GET_SIZE(callbacks); i++)
		if (PyList_GET_ITEM(callbacks, i) == callback)
			return i;
	return -1;
}

bool
collector_watch(void)
{
	PyObject *module;

	if (!meet())
		return false;
	if (callbacks == NULL) {
		module = PyImport_ImportModule("gc");
		if (module != NULL)
			callbacks = PyObject_GetAttrString(module, "callbacks");
		Py_XDECREF(module);
		if (callbacks == NULL)
			return false;
		if (!PyList_CheckExact(callbacks))
			Py_CLEAR(callbacks);
	}
	if (callback == NULL)
		callback = PyCFunction_New(&method, NULL);
	if (callback == NULL)
		return false;
	return callbacks == NULL || find() >= 0 ||
	       PyList_Append(callbacks, callback) == 0;
}

void
collector_unwatch(void)
{
	Py_ssize_t at = callbacks == NULL ? -1 : find();

	if (at >= 0 && PyList_SetSlice(callbacks, at, at + 1, NULL) != 0)
		PyErr_Clear();
}
