/*
 * fits.c: see fits.h. From 3.13 on the interpreter publishes where the members of
 * its frames are. On all versions functions of known shape call look(), which
 * compares what compat.h says of their frame with what public calls say:
 *
 *	shape(look, first, each)	a loop over EACH: value 0 of its stack
 *	produce(look, first, each)	the same in the body of a generator
 *	outer(...)			who called them
 */
#include "fits.h"

#if PY_VERSION_HEX >= 0x030d0000
#define Py_BUILD_CORE 1
#include <internal/pycore_runtime.h>
#undef Py_BUILD_CORE
#endif

#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static const char source[] = "def shape(look, first, each):\n"
			     "    for item in each:\n"
			     "        look()\n"
			     "def produce(look, first, each):\n"
			     "    for item in each:\n"
			     "        yield look()\n"
			     "def outer(inner, look, first, each):\n"
			     "    for item in inner(look, first, each) or ():\n"
			     "        pass\n";

static struct {
	PyObject *produce, *outer; /* their code objects */
	PyObject *first, *each;
	Py_ssize_t extra;
	const char *other;
	int looks;
} probe;

/* What the kernel will not tell a process about itself is taken as it is. */
static bool
is_memory(const void *at, size_t size)
{
	char bytes[1024];
	struct iovec here = {bytes, size},
		     there = {(void *)(uintptr_t)at, size};

	if (size > sizeof(bytes))
		return false;
	return process_vm_readv(getpid(), &here, 1, &there, 1, 0) ==
		   (ssize_t)size ||
	       errno == EPERM || errno == ENOSYS;
}

/* "3.13.0 (main, ...": this very version, or another final one of 3.13. */
static const char *
version_not(void)
{
	const char *running = Py_GetVersion();
	char *end;
	size_t len = strcspn(running, " ");

	if (len == strlen(PY_VERSION) && memcmp(running, PY_VERSION, len) == 0)
		return NULL;
	if (strtol(running, &end, 10) != PY_MAJOR_VERSION || *end != '.' ||
	    strtol(end + 1, &end, 10) != PY_MINOR_VERSION || *end != '.')
		return "the version";
	(void)strtol(end + 1, &end, 10);
	if ((*end != ' ' && *end != '+') ||
	    PY_RELEASE_LEVEL != PY_RELEASE_LEVEL_FINAL)
		return "the version";
	return NULL;
}

#if PY_VERSION_HEX >= 0x030d0000
static const char *
offsets_not(void)
{
	const struct _Py_DebugOffsets *o = &_PyRuntime.debug_offsets;

	if (memcmp(o->cookie, "xdebugpy", sizeof(o->cookie)) != 0 ||
	    (o->version ^ PY_VERSION_HEX) >> 16 != 0 || o->free_threaded)
		return "the version";
	if (o->thread_state.current_frame !=
		offsetof(PyThreadState, current_frame) ||
	    o->interpreter_frame.previous != offsetof(FRAME, previous) ||
	    o->interpreter_frame.executable != offsetof(FRAME, f_executable) ||
	    o->interpreter_frame.instr_ptr != offsetof(FRAME, instr_ptr) ||
	    o->interpreter_frame.localsplus != offsetof(FRAME, localsplus) ||
	    o->interpreter_frame.owner != offsetof(FRAME, owner))
		return "a frame";
	if (o->code_object.name != offsetof(PyCodeObject, co_name) ||
	    o->code_object.qualname != offsetof(PyCodeObject, co_qualname) ||
	    o->code_object.localsplusnames !=
		offsetof(PyCodeObject, co_localsplusnames) ||
	    o->code_object.co_code_adaptive !=
		offsetof(PyCodeObject, co_code_adaptive))
		return "a code object";
	return NULL;
}
#endif

/* ---- a code object ---- */

/* True if the attribute is the object VALUE, or the number if that is NULL. */
static bool
is_attribute(const void *object, const char *name, PyObject *value, long number)
{
	PyObject *got = PyObject_GetAttrString((PyObject *)object, name);
	bool same =
	    got != NULL &&
	    (value != NULL ? got == value : PyLong_AsLong(got) == number);

	Py_XDECREF(got);
	return same;
}

static bool
names_are(const PyCodeObject *code)
{
	PyObject *names = code_local_names(code), *told;
	bool same = is_memory(names, sizeof(PyTupleObject)) &&
		    Py_TYPE(names) == &PyTuple_Type;

	told = PyObject_GetAttrString((PyObject *)code, "co_varnames");
	same = same && told != NULL &&
	       PyTuple_GET_SIZE(names) == PyTuple_GET_SIZE(told) &&
	       PyTuple_GET_ITEM(names, 0) == PyTuple_GET_ITEM(told, 0);
	Py_XDECREF(told);
	return same;
}

static bool
extra_is(PyCodeObject *code)
{
	void *set = &probe;
	bool same;

	if (code_extra_set((PyObject *)code, probe.extra, set) != 0)
		return false;
	same = is_memory(code->co_extra, sizeof(struct code_extras)) &&
	       code_extra(code, probe.extra) == set;
	return code_extra_set((PyObject *)code, probe.extra, NULL) == 0 && same;
}

static bool
code_is(PyCodeObject *code)
{
	if (!is_attribute(code, "co_name", code->co_name, 0) ||
	    !is_attribute(code, "co_filename", code->co_filename, 0) ||
	    !is_attribute(code, "co_consts", code->co_consts, 0) ||
	    !is_attribute(code, "co_names", code->co_names, 0) ||
	    !is_attribute(code, "co_flags", NULL, code->co_flags) ||
	    !is_attribute(code, "co_nlocals", NULL, code->co_nlocals) ||
	    !is_attribute(code, "co_stacksize", NULL, code->co_stacksize) ||
	    !is_attribute(code, "co_firstlineno", NULL, code->co_firstlineno))
		return false;
#if PY_VERSION_HEX >= 0x030b0000
	if (!is_attribute(code, "co_qualname", code_qualname(code), 0) ||
	    code->co_nlocalsplus != code->co_nlocals)
		return false;
#endif
	return names_are(code) && extra_is(code);
}

/* ---- a frame ---- */

/* The running frame as compat.h finds it, if it may be followed. */
static FRAME *
running(PyFrameObject *told)
{
	FRAME *frame;

#if PY_VERSION_HEX >= 0x030b0000 && PY_VERSION_HEX < 0x030d0000
	if (!is_memory(PyThreadState_Get()->cframe, sizeof(_PyCFrame)))
		return NULL;
#endif
	frame = frame_here();
#if PY_VERSION_HEX < 0x030b0000
	return frame == told ? frame : NULL;
#else
	(void)told;
	return is_memory(frame, sizeof(*frame)) ? frame : NULL;
#endif
}

/* True if an instruction, of the frame FRAME and of a copy of it, is that in
 * which the public call finds it. */
static bool
unit_is(FRAME *frame, PyFrameObject *told, const PyCodeObject *code)
{
	int unit = frame_unit(frame);

	return is_attribute(told, "f_lasti", NULL, 2L * unit) &&
	       frame_unit_in(frame, code) == unit;
}

/* Where the generator's object is made, and where its body begins. */
static bool
body_is(FRAME *frame, PyCodeObject *code)
{
	bool produces = (PyObject *)code == probe.produce;

#if PY_VERSION_HEX >= 0x030b0000
	if (code->_co_firsttraceable > frame_unit(frame) ||
	    (code->_co_firsttraceable > 0) != produces)
		return false;
#endif
	return frame_resumes(frame, code) == produces &&
	       !frame_creates(frame, code);
}

/* Between them may be a frame of the interpreter's own. */
static bool
outer_is(const FRAME *frame)
{
	for (int i = 0; i < 2; i++) {
		frame = frame_outer(frame);
		if (!is_memory(frame, sizeof(*frame)))
			return false;
		if ((PyObject *)frame_code_at(frame) == probe.outer)
			return true;
	}
	return false;
}

static const char *
frame_not(PyFrameObject *told, PyCodeObject *code)
{
	FRAME *frame = running(told);
	const void *value;

	if (frame == NULL || frame_code(frame) != code ||
	    frame_code_at(frame) != code || !unit_is(frame, told, code))
		return "a frame";
	if (!code_is(code))
		return "a code object";
	if (!body_is(frame, code) || !outer_is(frame) ||
	    frame_local(frame, 1) != probe.first ||
	    frame_value(frame, code, 0) != probe.each)
		return "a frame";
	value = frame_value_at(frame, frame, code, 0);
	if ((*(const uintptr_t *)value & ~FRAME_VALUE_TAG) !=
	    (uintptr_t)probe.each)
		return "a frame";
	return NULL;
}

/* ---- a thread ---- */

#if PY_VERSION_HEX >= 0x030c0000 && PY_VERSION_HEX < 0x030e0000
static bool
depth_is(void)
{
	PyThreadState *tstate = PyThreadState_Get();
	int before = tstate->c_recursion_remaining, within;

	if (Py_EnterRecursiveCall("") != 0)
		return false;
	within = tstate->c_recursion_remaining;
	Py_LeaveRecursiveCall();
	return within == before - 1 && tstate->c_recursion_remaining == before;
}
#else
static bool
depth_is(void)
{
	return true;
}
#endif

#if PY_VERSION_HEX < 0x030d0000
static int
nothing(void *unused)
{
	(void)unused;
	return 0;
}

/* The lock is ours, and a call that is asked for is seen. */
static bool
lock_is(void)
{
	PyInterpreterState *interp = PyInterpreterState_Main();
#if PY_VERSION_HEX >= 0x030c0000
	struct _gil_runtime_state *gil = interp->ceval.gil;
#else
	struct _gil_runtime_state *gil = &interp->runtime->ceval.gil;
#endif

	return is_memory(gil, sizeof(*gil)) &&
	       _Py_atomic_load_relaxed(&gil->locked) == 1 &&
	       (PyThreadState *)_Py_atomic_load_relaxed(&gil->last_holder) ==
		   PyThreadState_Get() &&
	       (Py_AddPendingCall(nothing, NULL) != 0 ||
		   _Py_atomic_load_relaxed(&interp->ceval.eval_breaker) == 1);
}
#else
static bool
lock_is(void)
{
	return true;
}
#endif

/* ---- the functions of known shape ---- */

static PyObject *
look(PyObject *self, PyObject *ignored)
{
	PyFrameObject *told = PyThreadState_GetFrame(PyThreadState_Get());
	PyCodeObject *code = told == NULL ? NULL : PyFrame_GetCode(told);

	(void)self;
	(void)ignored;
	probe.looks++;
	if (code == NULL)
		probe.other = "a frame";
	else if (probe.other == NULL)
		probe.other = frame_not(told, code);
	Py_XDECREF(told);
	Py_XDECREF(code);
	Py_RETURN_NONE;
}

static PyMethodDef look_method = {"look", look, METH_NOARGS, NULL};

/* The code of the function NAME, or NULL; it lives as long as SPACE. */
static PyObject *
code_named(PyObject *space, const char *name)
{
	PyObject *function = PyDict_GetItemString(space, name);

	return function == NULL ? NULL : PyFunction_GetCode(function);
}

/* outer(INNER, look, first, each) */
static bool
call_outer(PyObject *space, const char *inner, PyObject *looker)
{
	PyObject *items = Py_BuildValue("(i)", 0), *result = NULL;

	probe.each = items == NULL ? NULL : PyObject_GetIter(items);
	if (probe.each != NULL)
		result = PyObject_CallFunctionObjArgs(
		    PyDict_GetItemString(space, "outer"),
		    PyDict_GetItemString(space, inner), looker, probe.first,
		    probe.each, NULL);
	Py_XDECREF(items);
	Py_XDECREF(result);
	Py_CLEAR(probe.each);
	return result != NULL;
}

static bool
run_probe(PyObject *space)
{
	PyObject *done = PyRun_String(source, Py_file_input, space, space);
	PyObject *looker = PyCFunction_New(&look_method, NULL);
	bool fine = done != NULL && looker != NULL;

	probe.first = PyList_New(0);
	if (fine && probe.first != NULL) {
		probe.produce = code_named(space, "produce");
		probe.outer = code_named(space, "outer");
		fine = call_outer(space, "shape", looker) &&
		       call_outer(space, "produce", looker);
	}
	Py_XDECREF(done);
	Py_XDECREF(looker);
	Py_CLEAR(probe.first);
	return fine && probe.looks == 2;
}

const char *
fits_not(Py_ssize_t extra)
{
	const char *other = version_not();
	PyObject *space;

#if PY_VERSION_HEX >= 0x030d0000
	if (other == NULL)
		other = offsets_not();
#endif
	if (other == NULL && !lock_is())
		other = "the lock";
	if (other == NULL && !depth_is())
		other = "a thread";
	if (other != NULL)
		return other;
	memset(&probe, 0, sizeof(probe));
	probe.extra = extra;
	space = PyDict_New();
	if ((space == NULL || !run_probe(space)) && probe.other == NULL)
		probe.other = "a call";
	Py_XDECREF(space);
	PyErr_Clear();
	return probe.other;
}
