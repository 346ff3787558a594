/*
 * engine.c: the module `_superlinear_native`.
 *
 *	start(clock, root, active, ratio, blocks)
 *					counting begins; clock: "cycles",
 *					"system" or "thread"; ratio and blocks:
 *					points.h
 *	stop()				True, or False if another evaluation
 *					function had taken the place
 *	restart(...)			start() in a forked child, from zero
 *	collect()			after stop(): what was counted
 *	points(keys)			after stop(): points_text() in points.h
 *
 * collect() gives (functions, threads, deep, failed):
 *
 *	functions	[(file, line, name), ...]; they are numbered from 1
 *	threads		[(name or None, ident, number, seconds, tallies), ...]
 *			and for all threads that have ended, without tallies,
 *			then one without a number for all of these together,
 *			whose functions have a context of their own
 *	tallies		[(caller, callee, calls, primitive, resumed, self,
 *			total, context), ...]; caller 0: none, -1: all
 *	deep		True if some recursion was too deep to be counted
 *	failed		True if memory ran out on the way
 */
#include "hook.h"
#include "inits.h"
#include "points.h"

#include <string.h>

enum clock_kind clock_kind;

static struct moment first, last;
static bool have_first;

/* "cycles" -> CLOCK_CYCLES */
static bool
parse_clock(const char *text)
{
	if (strcmp(text, "cycles") == 0 && CLOCK_HAS_CYCLES)
		clock_kind = CLOCK_CYCLES;
	else if (strcmp(text, "system") == 0)
		clock_kind = CLOCK_SYSTEM;
	else if (strcmp(text, "thread") == 0)
		clock_kind = CLOCK_OF_THREAD;
	else
		return false;
	return true;
}

static PyObject *
begin(PyObject *args, bool anew)
{
	const char *clock;
	PyObject *root, *active, *blocks;
	double ratio;

	if (!PyArg_ParseTuple(args, "sUO!dO:start", &clock, &root, &PyDict_Type,
		&active, &ratio, &blocks))
		return NULL;
	if (hook.running && !anew) {
		PyErr_SetString(PyExc_RuntimeError, "already running");
		return NULL;
	}
	if (extra_index < 0)
		extra_index = code_extra_index(NULL);
	if (extra_index < 0) {
		PyErr_SetString(PyExc_RuntimeError, "no room in code objects");
		return NULL;
	}
	if (!parse_clock(clock)) {
		PyErr_SetString(PyExc_ValueError, "unknown clock");
		return NULL;
	}
	if (!inits_watch())
		return NULL;
	Py_XSETREF(table.root, Py_NewRef(root));
	Py_XSETREF(table.active, Py_NewRef(active));
	if (anew) {
		hook_forget();
		table_reset();
		points_reset();
		have_first = false;
	}
	if (!have_first)
		first = clock_moment();
	have_first = true;
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
	bool ours;

	(void)module;
	(void)ignored;
	if (!hook.running)
		Py_RETURN_FALSE;
	ours = hook_off();
	points_end();
	inits_unwatch();
	last = clock_moment();
	return PyBool_FromLong(ours);
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
list_functions(void)
{
	PyObject *list = PyList_New(0);

	for (uint32_t i = 0; list != NULL && i < table.function_count; i++) {
		const struct function *f = table.functions[i];

		if (!append(
			list, Py_BuildValue("OiO", f->file, f->line, f->name)))
			Py_CLEAR(list);
	}
	return list;
}

/* The name of the ended thread in which the function took longest. */
static PyObject *
context_of(const struct thread *t, const struct tally *tally)
{
	const struct grave *grave = NULL;

	if (t == table.ended && tally->caller == ANY_CALLER)
		grave = table.longest[tally->callee - 1].grave;
	return grave == NULL || grave->name == NULL ? Py_None : grave->name;
}

/* While frames run, what a function did for all its callers is not kept. */
static void
sum_up(const struct thread *t)
{
	for (const struct chunk *c = t->chunks; c != NULL; c = c->next)
		for (uint32_t i = 0; i < c->used; i++)
			if (c->tallies[i].whole != NULL) {
				struct tally *whole = c->tallies[i].whole;

				whole->calls += c->tallies[i].calls;
				whole->resumed += c->tallies[i].resumed;
				whole->self += c->tallies[i].self;
			}
}

/* Makes ready for another sum, and for the sum of self times of a thread. */
static void
forget_sums(const struct thread *t)
{
	for (struct chunk *c = t->chunks; c != NULL; c = c->next)
		for (uint32_t i = 0; i < c->used; i++)
			if (c->tallies[i].whole == NULL) {
				c->tallies[i].calls = 0;
				c->tallies[i].resumed = 0;
				c->tallies[i].self = 0;
			}
}

static PyObject *
list_tallies(const struct thread *t, double scale)
{
	PyObject *list = PyList_New(0);

	sum_up(t);

	for (const struct chunk *c = t->chunks; c != NULL; c = c->next)
		for (uint32_t i = 0; list != NULL && i < c->used; i++) {
			const struct tally *one = &c->tallies[i];

			if (!append(list,
				Py_BuildValue("LIKKKddO",
				    one->caller == ANY_CALLER
					? -1LL
					: (long long)one->caller,
				    one->callee, one->calls, one->primitive,
				    one->resumed, (double)one->self * scale,
				    (double)one->total * scale,
				    context_of(t, one))))
				Py_CLEAR(list);
		}
	forget_sums(t);
	return list;
}

static PyObject *
list_threads(double scale)
{
	PyObject *list = PyList_New(0);

	for (struct thread *t = table.threads; t != NULL && list != NULL;
	     t = t->next)
		if (!append(list,
			Py_BuildValue("OkIdN", t->name ? t->name : Py_None,
			    t->ident, t->number,
			    (double)thread_self_time(t) * scale,
			    list_tallies(t, scale))))
			Py_CLEAR(list);
	for (struct grave *g = table.graves; g != NULL && list != NULL;
	     g = g->next)
		if (!append(
			list, Py_BuildValue("OkIdO",
				  g->name ? g->name : Py_None, g->ident,
				  g->number, (double)g->self * scale, Py_None)))
			Py_CLEAR(list);
	if (list != NULL && table.ended != NULL &&
	    !append(list, Py_BuildValue("OkOdN", Py_None, 0UL, Py_None, 0.0,
			      list_tallies(table.ended, scale))))
		Py_CLEAR(list);
	return list;
}

static PyObject *
native_collect(PyObject *module, PyObject *ignored)
{
	double scale = clock_scale(first, last);
	PyObject *functions, *threads;

	(void)module;
	(void)ignored;
	if (hook.running) {
		PyErr_SetString(PyExc_RuntimeError, "still running");
		return NULL;
	}
	functions = list_functions();
	threads = functions == NULL ? NULL : list_threads(scale);
	if (threads == NULL) {
		Py_XDECREF(functions);
		return NULL;
	}
	return Py_BuildValue("NNNN", functions, threads,
	    PyBool_FromLong(hook.deep), PyBool_FromLong(table.failed));
}

static PyObject *
native_points(PyObject *module, PyObject *keys)
{
	(void)module;
	if (hook.running) {
		PyErr_SetString(PyExc_RuntimeError, "still running");
		return NULL;
	}
	return points_text(keys, clock_scale(first, last));
}

static PyMethodDef methods[] = {
    {"start", native_start, METH_VARARGS, NULL},
    {"restart", native_restart, METH_VARARGS, NULL},
    {"stop", native_stop, METH_NOARGS, NULL},
    {"collect", native_collect, METH_NOARGS, NULL},
    {"points", native_points, METH_O, NULL},
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
