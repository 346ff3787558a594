/*
 * compat.h: all differences between CPython 3.10 and 3.14 that the engine has
 * to know. Source: the headers of each version.
 *
 *	FRAME			type of the argument of an evaluation function
 *	frame_code(frame)	its code, borrowed
 *	frame_creates(frame)	the call of a generator function (or coroutine
 *				...), which makes the object and runs no code.
 *				3.10 does not use the hook for it
 *	frame_resumes(frame)	the body of a generator continues after a yield
 *	frame_here()		the running frame of this thread, borrowed
 *	frame_code_at(frame), frame_unit_in(frame, code)	the same of a copy of
 *				a frame, which may be anything
 *	frame_outer(frame)	the frame that called it, or NULL
 *	frame_unit(frame)	its instruction, in units of two bytes
 *	frame_local(frame, n)	local variable N, borrowed, or NULL
 *	code_local_names(code)	their names, a tuple, borrowed
 *	frame_value(frame, code, n)	value N of its stack, borrowed, or NULL
 *	frame_value_at(copy, frame, code, n)	where that is, of a copy; what is
 *				there may have bits of FRAME_VALUE_TAG set
 *	call_in_main(main, function)	has the main thread, whose state is
 *				MAIN, call it between two instructions
 *	code_qualname(code)	borrowed; in 3.10 only the bare name
 */
#ifndef NATIVE_COMPAT_H
#define NATIVE_COMPAT_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#if PY_VERSION_HEX < 0x030a0000 || PY_VERSION_HEX >= 0x030f0000
#error "the native engine knows CPython 3.10 to 3.14"
#endif
#ifdef Py_GIL_DISABLED
#error "the native engine needs the global interpreter lock"
#endif

#if PY_VERSION_HEX < 0x030b0000
#include <frameobject.h>
#endif
#define Py_BUILD_CORE 1
#if PY_VERSION_HEX < 0x030d0000
#undef _PyGC_FINALIZED /* the same, for those who are not of the core */
#include <internal/pycore_interp.h>
#include <internal/pycore_runtime.h>
#endif
#if PY_VERSION_HEX >= 0x030b0000
#if PY_VERSION_HEX >= 0x030e0000
#include <internal/pycore_interpframe.h>
#else
#include <internal/pycore_frame.h>
#endif
#endif
#undef Py_BUILD_CORE

#include <stdbool.h>
#include <stdint.h>

#define likely(x)   __builtin_expect((x), 1)
#define unlikely(x) __builtin_expect((x), 0)
/* The compiler decides by size, not by how often a function runs. */
#define always_inline inline __attribute__((always_inline))
#define never_inline  __attribute__((noinline, cold))
/* A variable of another file of this library, which needs no indirection. */
#define near_by __attribute__((visibility("hidden")))

#define FRAME_VALUE_TAG ((uintptr_t)3)
#define MAKES_OBJECT	(CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)

#if PY_VERSION_HEX < 0x030b0000

#define FRAME PyFrameObject

static inline PyCodeObject *
frame_code(const FRAME *frame)
{
	return frame->f_code;
}

static inline bool
frame_creates(const FRAME *frame, const PyCodeObject *code)
{
	(void)frame;
	(void)code;
	return false;
}

static inline bool
frame_resumes(const FRAME *frame, const PyCodeObject *code)
{
	return (code->co_flags & MAKES_OBJECT) != 0 && frame->f_lasti >= 0;
}

static inline FRAME *
frame_here(void)
{
	return PyThreadState_Get()->frame;
}

static inline const FRAME *
frame_outer(const FRAME *frame)
{
	return frame->f_back;
}

static inline int
frame_unit(const FRAME *frame)
{
	return frame->f_lasti;
}

static inline const PyCodeObject *
frame_code_at(const FRAME *copy)
{
	return copy->f_code;
}

static inline int
frame_unit_in(const FRAME *copy, const PyCodeObject *code)
{
	(void)code;
	return copy->f_lasti;
}

static inline PyObject *
frame_value(const FRAME *frame, const PyCodeObject *code, int n)
{
	(void)code;
	return frame->f_valuestack[n];
}

static inline const void *
frame_value_at(
    const FRAME *copy, const void *frame, const PyCodeObject *code, int n)
{
	(void)frame;
	(void)code;
	return copy->f_valuestack + n;
}

static inline PyObject *
frame_local(const FRAME *frame, int n)
{
	return frame->f_localsplus[n];
}

static inline PyObject *
code_local_names(const PyCodeObject *code)
{
	return code->co_varnames;
}

static inline PyObject *
code_qualname(const PyCodeObject *code)
{
	return code->co_name;
}

#else /* 3.11 and later */

#define FRAME struct _PyInterpreterFrame

static inline PyCodeObject *
frame_code(FRAME *frame)
{
#if PY_VERSION_HEX >= 0x030d0000
	return _PyFrame_GetCode(frame);
#else
	return frame->f_code;
#endif
}

static inline bool
frame_creates(const FRAME *frame, const PyCodeObject *code)
{
	return (code->co_flags & MAKES_OBJECT) != 0 &&
	       frame->owner != FRAME_OWNED_BY_GENERATOR;
}

/* The object is made by the instructions before the first traceable one, and
 * its frame stays there until its body is entered. */
static inline bool
frame_resumes(FRAME *frame, PyCodeObject *code)
{
	return frame->owner == FRAME_OWNED_BY_GENERATOR &&
	       _PyInterpreterFrame_LASTI(frame) >= code->_co_firsttraceable;
}

static inline FRAME *
frame_here(void)
{
#if PY_VERSION_HEX >= 0x030d0000
	return PyThreadState_Get()->current_frame;
#else
	return PyThreadState_Get()->cframe->current_frame;
#endif
}

static inline const FRAME *
frame_outer(const FRAME *frame)
{
	return frame->previous;
}

static inline int
frame_unit(const FRAME *frame)
{
	return (int)_PyInterpreterFrame_LASTI((FRAME *)frame);
}

static inline const PyCodeObject *
frame_code_at(const FRAME *copy)
{
#if PY_VERSION_HEX >= 0x030e0000
	return (PyCodeObject *)(copy->f_executable.bits & ~(uintptr_t)3);
#elif PY_VERSION_HEX >= 0x030d0000
	return (PyCodeObject *)copy->f_executable;
#else
	return copy->f_code;
#endif
}

static inline int
frame_unit_in(const FRAME *copy, const PyCodeObject *code)
{
#if PY_VERSION_HEX >= 0x030d0000
	const char *at = (const char *)copy->instr_ptr;
#else
	const char *at = (const char *)copy->prev_instr;
#endif
	ptrdiff_t bytes = at - (const char *)_PyCode_CODE((PyCodeObject *)code);

	return bytes < 0 || bytes > INT32_MAX ? -1 : (int)(bytes / 2);
}

static inline PyObject *
frame_value(const FRAME *frame, const PyCodeObject *code, int n)
{
#if PY_VERSION_HEX >= 0x030e0000
	return PyStackRef_AsPyObjectBorrow(
	    frame->localsplus[code->co_nlocalsplus + n]);
#else
	return frame->localsplus[code->co_nlocalsplus + n];
#endif
}

static inline const void *
frame_value_at(
    const FRAME *copy, const void *frame, const PyCodeObject *code, int n)
{
	(void)copy;
	return (const char *)frame + offsetof(FRAME, localsplus) +
	       (size_t)(code->co_nlocalsplus + n) * sizeof(PyObject *);
}

static inline PyObject *
frame_local(const FRAME *frame, int n)
{
#if PY_VERSION_HEX >= 0x030e0000
	return PyStackRef_IsNull(frame->localsplus[n])
		   ? NULL
		   : PyStackRef_AsPyObjectBorrow(frame->localsplus[n]);
#else
	return frame->localsplus[n];
#endif
}

static inline PyObject *
code_local_names(const PyCodeObject *code)
{
	return code->co_localsplusnames;
}

static inline PyObject *
code_qualname(const PyCodeObject *code)
{
	return code->co_qualname;
}

#endif

#if PY_VERSION_HEX < 0x030d0000
/* The main thread looks at pending calls if `eval_breaker` is set, which is done
 * for it as it takes the lock. If it has the lock, it is set here; if another
 * has, that one would do nothing but look, for ever: what guards the lock is
 * held, so that nobody takes it meanwhile. */
static inline void
wake_main(PyInterpreterState *interp, PyThreadState *main)
{
#if PY_VERSION_HEX >= 0x030c0000
	struct _gil_runtime_state *gil = interp->ceval.gil;
#else
	struct _gil_runtime_state *gil = &interp->runtime->ceval.gil;
#endif

	pthread_mutex_lock(&gil->mutex);
	if (_Py_atomic_load_relaxed(&gil->locked) > 0 &&
	    (PyThreadState *)_Py_atomic_load_relaxed(&gil->last_holder) == main)
		_Py_atomic_store_relaxed(&interp->ceval.eval_breaker, 1);
	pthread_mutex_unlock(&gil->mutex);
}
#endif

/* Py_AddPendingCall(), also from a thread that is not the main one. False if it
 * cannot be, and when the interpreter has ended. */
static inline bool
call_in_main(PyThreadState *main, int (*function)(void *))
{
	PyInterpreterState *interp = PyInterpreterState_Main();

	if (interp == NULL || Py_AddPendingCall(function, NULL) != 0)
		return false;
#if PY_VERSION_HEX < 0x030d0000
	wake_main(interp, main);
#else
	(void)main;
#endif
	return true;
}

/* A slot for a pointer in every code object. It is set by the API, but read
 * directly from the place that Objects/codeobject.c of each version has: the
 * API call would take as long as counting a call. */
#if PY_VERSION_HEX >= 0x030c0000
#define code_extra_index(release) PyUnstable_Eval_RequestCodeExtraIndex(release)
#define code_extra_set		  PyUnstable_Code_SetExtra
#else
#define code_extra_index(release) _PyEval_RequestCodeExtraIndex(release)
#define code_extra_set		  _PyCode_SetExtra
#endif

struct code_extras {
	Py_ssize_t count;
	void *items[1];
};

/* NULL if nothing was set. */
static inline void *
code_extra(const PyCodeObject *code, Py_ssize_t index)
{
	const struct code_extras *extras = code->co_extra;

	if (extras == NULL || index >= extras->count)
		return NULL;
	return extras->items[index];
}

/* 3.12 and 3.13 limit the depth of C calls with a counter, which calls between
 * Python functions do not use without the hook. */
#if PY_VERSION_HEX >= 0x030c0000 && PY_VERSION_HEX < 0x030e0000
#define credit_c_call(tstate) ((tstate)->c_recursion_remaining += 2)
#define debit_c_call(tstate)  ((tstate)->c_recursion_remaining -= 2)
#else
#define credit_c_call(tstate) ((void)(tstate))
#define debit_c_call(tstate)  ((void)(tstate))
#endif

#endif
