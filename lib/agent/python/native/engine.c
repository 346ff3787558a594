/*
 * engine.c: the module `_superlinear_native`.
 *
 *	start(clock, cycles, root, active, ratio, blocks, iterations, builtins,
 *	    traces)			counting begins; clock: "computing",
 *					"wall" or "cpu"; cycles: the first two
 *					by the cycle counter (clock.h); ratio
 *					and blocks: points.h; iterations:
 *					timers.h;
 *					builtins: C functions, too; traces:
 *					memory.h
 *	stop()				(evaluation, profile): False if another
 *					function had taken the place of ours
 *	restart(...)			start() in a forked child, from zero
 *	collect()			after stop(): what was counted
 *	profile(texts, names)		after stop(): how many functions were
 *					called, and the sum of their self times
 *	points(texts)			after stop(): are there any
 *	write_stats(descriptor)		after profile(): profile_stats()
 *	write_rows(descriptor)		profile_rows()
 *	write_points(descriptor)	points_text()
 *	memory()			after stop(): memory_list()
 *
 * collect() gives (texts, threads, deep, failed):
 *
 *	texts		([file, ...], None): rows_texts()
 *	threads		[(name or None, ident, number, seconds, alive), ...]
 *	deep		True if some recursion was too deep to be counted
 *	failed		True if memory ran out on the way
 */
#include "builtins.h"
#include "collector.h"
#include "hook.h"
#include "inits.h"
#include "points.h"
#include "profile.h"
#include "timers.h"

#include <string.h>

enum clock_kind clock_kind;

static struct moment first, last;
static bool have_first;

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
	const char *iterations;
	PyObject *root, *active, *blocks, *traces;
	double ratio;
	int cycles, builtins;

	if (!PyArg_ParseTuple(args, "spUO!dOspO:start", &clock, &cycles, &root,
		&PyDict_Type, &active, &ratio, &blocks, &iterations, &builtins,
		&traces))
		return NULL;
	if (hook.running && !anew) {
		PyErr_SetString(PyExc_RuntimeError, "already running");
		return NULL;
	}
	if (hook.extra < 0)
		hook.extra = code_extra_index(NULL);
	if (hook.extra < 0) {
		PyErr_SetString(PyExc_RuntimeError, "no room in code objects");
		return NULL;
	}
	choose_clock(clock, cycles);
	if (!inits_watch() || !collector_watch())
		return NULL;
	rows_forget();
	profile_forget();
	Py_XSETREF(table.root, Py_NewRef(root));
	Py_XSETREF(table.active, Py_NewRef(active));
	if (anew) {
		hook_forget();
		table_reset();
		edges_reset();
		points_reset();
		have_first = false;
	}
	if (!have_first)
		first = clock_moment();
	have_first = true;
	timers_begin(iterations);
	if (builtins && !builtins_on())
		return NULL;
	memory_begin(traces);
	points_begin(ratio, blocks);
	hook_on();
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
	bool ours, profiling;

	(void)module;
	(void)ignored;
	if (!hook.running)
		return Py_BuildValue("(OO)", Py_False, Py_True);
	ours = hook_off();
	profiling = builtins_off();
	collector_unwatch();
	edges_sum(0);
	edges_adopt();
	points_end();
	inits_unwatch();
	last = clock_moment();
	return Py_BuildValue(
	    "(NN)", PyBool_FromLong(ours), PyBool_FromLong(profiling));
}

static bool
has_stopped(void)
{
	if (hook.running)
		PyErr_SetString(PyExc_RuntimeError, "still running");
	return !hook.running;
}

/* Appends a new reference, which may be NULL after an error. */
static bool
append(PyObject *list, PyObject *item)
{
	bool fine = item != NULL && PyList_Append(list, item) == 0;

	Py_XDECREF(item);
	return fine;
}

static PyObject *
list_threads(double scale)
{
	PyObject *list = PyList_New(0);

	for (struct thread *t = table.threads; t != NULL && list != NULL;
	     t = t->next)
		if (!append(
			list, Py_BuildValue("OkIdO",
				  t->name ? t->name : Py_None, t->ident,
				  t->number, (double)t->self * scale, Py_True)))
			Py_CLEAR(list);
	for (struct grave *g = table.graves; g != NULL && list != NULL;
	     g = g->next)
		if (!append(list,
			Py_BuildValue("OkIdO", g->name ? g->name : Py_None,
			    g->ident, g->number, (double)g->self * scale,
			    Py_False)))
			Py_CLEAR(list);
	return list;
}

static PyObject *
native_collect(PyObject *module, PyObject *ignored)
{
	double scale = clock_scale(first, last);
	PyObject *texts, *threads;

	(void)module;
	(void)ignored;
	if (!has_stopped())
		return NULL;
	texts = rows_texts();
	threads = texts == NULL ? NULL : list_threads(scale);
	if (threads == NULL) {
		Py_XDECREF(texts);
		return NULL;
	}
	return Py_BuildValue("NNNN", texts, threads, PyBool_FromLong(hook.deep),
	    PyBool_FromLong(table.failed));
}

static PyObject *
native_profile(PyObject *module, PyObject *args)
{
	PyObject *texts, *names;

	(void)module;
	if (!PyArg_ParseTuple(
		args, "OO!:profile", &texts, &PyDict_Type, &names) ||
	    !has_stopped() ||
	    !profile_make(texts, names, clock_scale(first, last)))
		return NULL;
	return Py_BuildValue(
	    "kd", (unsigned long)profile.count, profile.seconds);
}

static PyObject *
native_points(PyObject *module, PyObject *texts)
{
	(void)module;
	if (!has_stopped() || !rows_find(texts))
		return NULL;
	return PyBool_FromLong(points.count > 0);
}

/* ---- files ---- */

static PyObject *
write_file(PyObject *descriptor, void (*put_all)(struct text *))
{
	struct text text = {.buffer = NULL};

	if (profile.names == NULL || rows.texts == NULL)
		PyErr_SetString(PyExc_RuntimeError, "no profile was made");
	else if (text_begin(&text, descriptor))
		put_all(&text);
	return text_end(&text);
}

static PyObject *
native_write_stats(PyObject *module, PyObject *descriptor)
{
	(void)module;
	return write_file(descriptor, profile_stats);
}

static PyObject *
native_write_rows(PyObject *module, PyObject *descriptor)
{
	(void)module;
	return write_file(descriptor, profile_rows);
}

static PyObject *
native_write_points(PyObject *module, PyObject *descriptor)
{
	(void)module;
	return write_file(descriptor, points_text);
}

static PyObject *
native_memory(PyObject *module, PyObject *ignored)
{
	(void)module;
	(void)ignored;
	return has_stopped() ? memory_list() : NULL;
}

static PyMethodDef methods[] = {
    {"start", native_start, METH_VARARGS, NULL},
    {"restart", native_restart, METH_VARARGS, NULL},
    {"stop", native_stop, METH_NOARGS, NULL},
    {"collect", native_collect, METH_NOARGS, NULL},
    {"profile", native_profile, METH_VARARGS, NULL},
    {"points", native_points, METH_O, NULL},
    {"write_stats", native_write_stats, METH_O, NULL},
    {"write_rows", native_write_rows, METH_O, NULL},
    {"write_points", native_write_points, METH_O, NULL},
    {"memory", native_memory, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_superlinear_native",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC PyInit__superlinear_native(void);

PyMODINIT_FUNC
PyInit__superlinear_native(void)
{
	if (PyInterpreterState_Get() != PyInterpreterState_Main()) {
		PyErr_SetString(PyExc_ImportError,
		    "the native engine works in the main interpreter alone");
		return NULL;
	}
	return PyModule_Create(&definition);
}
