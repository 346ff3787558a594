/*
 * builtins.c: see builtins.h. From 3.12 on they are seen by sys.monitoring,
 * with a free tool number, as in cProfile; before 3.12 by the profile function
 * of each thread, of which there can be only one.
 *
 *	def f(): g(sorted(x, key=h))	f calls sorted: push
 *					  h is entered: push, by hook.c
 *					  h returns
 *					sorted returns or raises: leave
 *
 * A call is recognised at its end by the frame that made it, since a frame
 * makes one call at a time.
 */
#include "builtins.h"

#include "hook.h"
#include "points.h"
#include "stack.h"

#define SEARCH_MOST 256

static bool on;

/* No frame is at an odd address. */
static const void *
call_of(const FRAME *frame)
{
	return (const char *)frame + 1;
}

static bool
is_hidden(const struct thread *t, PyCodeObject *caller)
{
	const struct function *f;
	uint32_t function;

	if (likely(t->top > t->stack))
		function = pair_callee(t->top->pair);
	else /* a frame that was open before */
		function = code_known(caller);
	if (function == 0)
		f = code_meet(caller);
	else
		f = table.functions[function - 1];
	return f == NULL || f->hidden;
}

static void
begins(PyCodeObject *caller, const PyMethodDef *method, PyObject *self,
    PyObject *module)
{
	struct thread *t = thread_self;
	struct function *f;

	if (unlikely(t == NULL || t->generation != hook.generation)) {
		t = thread_begin();
		if (t == NULL)
			return;
	}
	if (unlikely(hook.suspended || is_hidden(t, caller)))
		return;
	f = builtin_of(method, self, module);
	if (f == NULL || (t->top == t->last && !stack_grow(t)))
		table.failed = true;
	else if (push(t, call_of(frame_here()), f->id, 0, clock_kind))
		points_due();
}

/* Nothing, if the call was not counted. */
static void
ends(void)
{
	struct thread *t = thread_self;
	const FRAME *frame;
	const void *call;

	if (t == NULL || t->generation != hook.generation)
		return;
	frame = frame_here();
	call = call_of(frame);
	if (likely(t->top->frame == call)) {
		leave(t, t->top, thread_now(t, clock_now()));
		return;
	}
	for (const struct entry *entry = t->top;
	     entry > t->stack && t->top - entry < SEARCH_MOST; entry--) {
		if (entry->frame == frame)
			return;
		if (entry->frame == call) {
			leave_out_of_order(t, call, thread_now(t, clock_now()));
			return;
		}
	}
}

static void
begins_bound(PyCodeObject *caller, PyObject *callable)
{
	const PyCFunctionObject *c = (PyCFunctionObject *)callable;

	begins(caller, c->m_ml, c->m_self, c->m_module);
}

#if PY_VERSION_HEX < 0x030c0000

static int
profile(PyObject *self, PyFrameObject *frame, int event, PyObject *callable)
{
	PyCodeObject *code;

	(void)self;
	if (event == PyTrace_CALL || event == PyTrace_RETURN)
		return 0;
	/* Other threads learn here that profiling has ended. */
	if (unlikely(!on)) {
		PyEval_SetProfile(NULL, NULL);
		return 0;
	}
	if (event != PyTrace_C_CALL) {
		ends();
		return 0;
	}
	if (!PyCFunction_Check(callable))
		return 0;
	code = PyFrame_GetCode(frame);
	begins_bound(code, callable);
	Py_DECREF(code);
	return 0;
}

bool
builtins_on(void)
{
	on = true;
	builtins_thread();
	return true;
}

void
builtins_thread(void)
{
	if (on)
		PyEval_SetProfile(profile, NULL);
}

bool
builtins_off(void)
{
	bool ours = PyThreadState_Get()->c_profilefunc == profile;

	if (!on)
		return true;
	on = false;
	if (ours)
		PyEval_SetProfile(NULL, NULL);
	return ours;
}

#else

static PyObject *missing; /* sys.monitoring.MISSING, owned */
static int tool = -1;

/* (code, offset, callable, first argument), also for Python functions. */
static PyObject *
on_call(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
	PyObject *callable, *first;

	(void)module;
	if (count < 4 || !on)
		Py_RETURN_NONE;
	callable = args[2];
	first = args[3];
	if (PyCFunction_Check(callable))
		begins_bound((PyCodeObject *)args[0], callable);
	else if (Py_IS_TYPE(callable, &PyMethodDescr_Type) &&
		 first != missing &&
		 PyObject_TypeCheck(first, PyDescr_TYPE(callable)))
		begins((PyCodeObject *)args[0],
		    ((PyMethodDescrObject *)callable)->d_method, first, NULL);
	Py_RETURN_NONE;
}

static PyObject *
on_end(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
	(void)module;
	if (count >= 4 && on &&
	    (PyCFunction_Check(args[2]) ||
		Py_IS_TYPE(args[2], &PyMethodDescr_Type)))
		ends();
	Py_RETURN_NONE;
}

static struct {
	const char *event;
	PyMethodDef method;
} events[] = {
    {"CALL",
	{"on_call", (PyCFunction)(void (*)(void))on_call, METH_FASTCALL, NULL}},
    {"C_RETURN",
	{"on_end", (PyCFunction)(void (*)(void))on_end, METH_FASTCALL, NULL}},
    {"C_RAISE",
	{"on_end", (PyCFunction)(void (*)(void))on_end, METH_FASTCALL, NULL}},
};
#define EVENT_COUNT (sizeof(events) / sizeof(events[0]))

/* Takes the first free tool number: 3 and 4 are not assigned to a kind of
 * tool. */
static bool
take_tool(PyObject *monitoring)
{
	static const int numbers[] = {4, 3, 2, 1, 0};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		PyObject *done = PyObject_CallMethod(
		    monitoring, "use_tool_id", "is", numbers[i], "superlinear");

		Py_XDECREF(done);
		if (done != NULL) {
			tool = numbers[i];
			return true;
		}
		if (!PyErr_ExceptionMatches(PyExc_ValueError))
			return false;
		PyErr_Clear();
	}
	PyErr_SetString(PyExc_RuntimeError, "no tool number is free");
	return false;
}

/* Registers or removes our callbacks; returns the events as a set of bits, -1
 * after an error. */
static long
register_all(PyObject *monitoring, bool ours)
{
	PyObject *numbers = PyObject_GetAttrString(monitoring, "events");
	long set = 0;

	for (size_t i = 0; numbers != NULL && set >= 0 && i < EVENT_COUNT;
	     i++) {
		PyObject *number =
		    PyObject_GetAttrString(numbers, events[i].event);
		PyObject *function =
		    ours ? PyCFunction_New(&events[i].method, NULL)
			 : Py_NewRef(Py_None);
		PyObject *old = NULL;

		if (number != NULL && function != NULL)
			old = PyObject_CallMethod(monitoring,
			    "register_callback", "iOO", tool, number, function);
		set = old == NULL ? -1 : set | PyLong_AsLong(number);
		Py_XDECREF(old);
		Py_XDECREF(function);
		Py_XDECREF(number);
	}
	Py_XDECREF(numbers);
	return numbers == NULL ? -1 : set;
}

static bool
set_events(PyObject *monitoring, long set)
{
	PyObject *done =
	    PyObject_CallMethod(monitoring, "set_events", "il", tool, set);

	Py_XDECREF(done);
	return done != NULL;
}

static PyObject *
find_monitoring(void)
{
	PyObject *monitoring = PySys_GetObject("monitoring"); /* borrowed */

	if (monitoring == NULL)
		PyErr_SetString(PyExc_RuntimeError, "no sys.monitoring");
	return monitoring;
}

bool
builtins_on(void)
{
	PyObject *monitoring = find_monitoring();
	long set;

	if (on)
		return true;
	if (monitoring == NULL)
		return false;
	if (missing == NULL)
		missing = PyObject_GetAttrString(monitoring, "MISSING");
	if (missing == NULL || !take_tool(monitoring))
		return false;
	set = register_all(monitoring, true);
	on = set >= 0 && set_events(monitoring, set);
	return on;
}

void
builtins_thread(void)
{
}

bool
builtins_off(void)
{
	PyObject *kind, *value, *traceback, *monitoring, *done = NULL;

	if (!on)
		return true;
	on = false;
	PyErr_Fetch(&kind, &value, &traceback);
	monitoring = find_monitoring();
	if (monitoring != NULL && set_events(monitoring, 0) &&
	    register_all(monitoring, false) >= 0)
		done =
		    PyObject_CallMethod(monitoring, "free_tool_id", "i", tool);
	Py_XDECREF(done);
	PyErr_Clear();
	PyErr_Restore(kind, value, traceback);
	return true;
}

#endif
