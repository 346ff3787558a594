/*
 * engine.c: the module `_superlinear_native`.
 *
 *	start(clock, cycles, root, active, ratio, lines, blocks, iterations,
 *	    builtins, traces, path, folders)	begins to count
 *	clock			"computing", "wall" or "cpu"
 *	cycles			use the cycle counter for the first two (clock.h)
 *	root, active		table.h
 *	ratio, blocks		points.h
 *	lines			0, LINES_SAMPLED or LINES_HIT: what is told of the
 *				inside of functions (lines.h, hits.h);
 *				LINES_HIT_ALONE: of this thread and what it
 *				starts, whoever else traces it
 *	iterations		timers.h
 *	builtins		count C functions, too
 *	traces			memory.h
 *	path or None, folders	journal.h
 *
 *	stop()				(evaluation, profile, trace): each False if
 *					another function has replaced ours
 *	restart(...)			start() in a forked child, from zero
 *	finish()			after stop(): ends the journal;
 *					(any, deep, failed)
 *	memory()			after stop(): memory_lines(), and the
 *					memory_held() of each checkpoint, in lists
 *	counts()			after stop(): listing()
 *
 *	any	True if a function was called
 *	deep	True if a recursion was too deep to be counted
 *	failed	True if memory ran out
 */
#include "builtins.h"
#include "collector.h"
#include "fits.h"
#include "hits.h"
#include "hook.h"
#include "inits.h"
#include "journal.h"
#include "lines.h"
#include "listing.h"
#include "loops.h"
#include "overdue.h"
#include "stack.h"
#include "timers.h"

#include <errno.h>
#include <string.h>

#define LINES_SAMPLED	1
#define LINES_HIT	2
#define LINES_HIT_ALONE 3

enum clock_kind clock_kind;

static void
choose_clock(const char *text, bool cycles)
{
	if (strcmp(text, "cpu") == 0)
		clock_kind = CLOCK_OF_THREAD;
	else
		clock_kind =
		    cycles && CLOCK_HAS_CYCLES ? CLOCK_CYCLES : CLOCK_SYSTEM;
	computing_choose(strcmp(text, "computing") == 0);
}

static PyObject *
begin(PyObject *args, bool anew)
{
	const char *clock;
	const char *iterations, *path, *folders;
	Py_ssize_t folders_len;
	PyObject *root, *active, *blocks, *traces;
	double ratio;
	int cycles, lines, builtins;

	if (!PyArg_ParseTuple(args, "spUO!diOspOzy#:start", &clock, &cycles,
		&root, &PyDict_Type, &active, &ratio, &lines, &blocks,
		&iterations, &builtins, &traces, &path, &folders, &folders_len))
		return NULL;
	if (hook.running && !anew) {
		PyErr_SetString(PyExc_RuntimeError, "already running");
		return NULL;
	}
	choose_clock(clock, cycles);
	if (!inits_watch() || !collector_watch())
		return NULL;
	Py_XSETREF(table.root, Py_NewRef(root));
	Py_XSETREF(table.active, Py_NewRef(active));
	if (anew) {
		hook_forget();
		table_reset();
		edges_reset();
		loops_reset();
		hits_reset();
		points_reset();
	}
	if (!journal_place(path, folders, (size_t)folders_len))
		return PyErr_NoMemory();
	timers_begin(iterations);
	if (builtins && !builtins_on())
		return NULL;
	memory_begin(traces);
	lines_begin(lines == LINES_SAMPLED);
	hits_begin(lines >= LINES_HIT, lines == LINES_HIT_ALONE);
	points_begin(ratio, blocks);
	hook_alone(lines == LINES_HIT_ALONE);
	hook_on();
	overdue_watch();
	Py_RETURN_NONE;
}

static PyObject *
native_start(PyObject *module, PyObject *args)
{
	(void)module;
	return begin(args, false);
}

static PyObject *
native_restart(PyObject *module, PyObject *args)
{
	(void)module;
	return begin(args, true);
}

static PyObject *
native_stop(PyObject *module, PyObject *ignored)
{
	bool ours, profiling, tracing;

	(void)module;
	(void)ignored;
	if (!hook.running)
		return Py_BuildValue("(OOO)", Py_False, Py_True, Py_True);
	overdue_unwatch();
	ours = hook_off();
	profiling = builtins_off();
	tracing = hits_end();
	collector_unwatch();
	stack_sum(0);
	edges_adopt();
	hits_take();
	points_end();
	inits_unwatch();
	return Py_BuildValue("(NNN)", PyBool_FromLong(ours),
	    PyBool_FromLong(profiling), PyBool_FromLong(tracing));
}

static bool
has_stopped(void)
{
	if (hook.running)
		PyErr_SetString(PyExc_RuntimeError, "still running");
	return !hook.running;
}

static bool
any_call(void)
{
	for (uint32_t i = 0; i < edges.count; i++) {
		const struct edge *edge = &edges.items[i];

		if (edge->now.calls > 0 &&
		    !table.functions[edge->callee - 1]->hidden)
			return true;
	}
	return false;
}

static PyObject *
native_finish(PyObject *module, PyObject *ignored)
{
	(void)module;
	(void)ignored;
	if (!has_stopped())
		return NULL;
	errno = journal_end();
	if (errno != 0)
		return PyErr_SetFromErrno(PyExc_OSError);
	return Py_BuildValue("NNN", PyBool_FromLong(any_call()),
	    PyBool_FromLong(hook.deep), PyBool_FromLong(table.failed));
}

static PyObject *
list_memory(void)
{
	PyObject *lines = memory_lines(), *held = PyList_New(points.count);

	for (uint32_t i = 0; held != NULL && i < points.count; i++) {
		PyObject *item = memory_held(&points.items[i].held);

		if (item == NULL)
			Py_CLEAR(held);
		else
			PyList_SET_ITEM(held, i, item);
	}
	if (lines != NULL && held != NULL)
		return Py_BuildValue("NN", lines, held);
	Py_XDECREF(lines);
	Py_XDECREF(held);
	return NULL;
}

static PyObject *
native_memory(PyObject *module, PyObject *ignored)
{
	(void)module;
	(void)ignored;
	return has_stopped() ? list_memory() : NULL;
}

static PyObject *
native_counts(PyObject *module, PyObject *ignored)
{
	(void)module;
	(void)ignored;
	return has_stopped() ? listing() : NULL;
}

static PyMethodDef methods[] = {
    {"start", native_start, METH_VARARGS, NULL},
    {"restart", native_restart, METH_VARARGS, NULL},
    {"stop", native_stop, METH_NOARGS, NULL},
    {"finish", native_finish, METH_NOARGS, NULL},
    {"memory", native_memory, METH_NOARGS, NULL},
    {"counts", native_counts, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_superlinear_native",
    .m_size = -1,
    .m_methods = methods,
};

static bool
fits(void)
{
	const char *other;
	char version[32];

	if (hook.extra < 0)
		hook.extra = code_extra_index(NULL);
	if (hook.extra < 0) {
		PyErr_SetString(PyExc_ImportError, "no room in code objects");
		return false;
	}
	other = fits_not(hook.extra);
	if (other != NULL) {
		snprintf(version, sizeof(version), "%.*s",
		    (int)strcspn(Py_GetVersion(), " "), Py_GetVersion());
		PyErr_Format(PyExc_ImportError,
		    "it is compiled for CPython " PY_VERSION
		    ", and %s is another in CPython %s",
		    other, version);
	}
	return other == NULL;
}

PyMODINIT_FUNC PyInit__superlinear_native(void);

PyMODINIT_FUNC
PyInit__superlinear_native(void)
{
	if (PyInterpreterState_Get() != PyInterpreterState_Main()) {
		PyErr_SetString(PyExc_ImportError,
		    "the native engine works in the main interpreter alone");
		return NULL;
	}
	return fits() ? PyModule_Create(&definition) : NULL;
}
