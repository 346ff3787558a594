/*
 * hook.c: see hook.h. PEP 523: with an evaluation function of its own the
 * interpreter calls it for every Python function, every resumption of a
 * generator, every module and class body, and inlines none of them.
 *
 *	def f(): g()		f is entered: push, start = now
 *				  g is entered: push
 *				  g returns: pop, f.inner += its time
 *				f returns, or raises: pop, self = total - inner
 *
 * Between push and pop the program runs: it may end the thread, switch to
 * another greenlet, stop the profile or fork. So the entry is found again by
 * its frame, not by a pointer kept from before.
 */
#include "hook.h"

#include "builtins.h"
#include "hits.h"
#include "lines.h"
#include "points.h"
#include "stack.h"

struct hook hook = {.extra = -1};

static bool installed; /* though another function may have replaced ours */
/* Threads numbered up to `newest` are not counted, but for `only`. */
static uint64_t newest, only;

void
hook_alone(bool alone)
{
	PyThreadState *t =
	    PyInterpreterState_ThreadHead(PyInterpreterState_Main());

	newest = 0;
	only = PyThreadState_GetID(PyThreadState_Get());
	for (; alone && t != NULL; t = PyThreadState_Next(t))
		if (PyThreadState_GetID(t) > newest)
			newest = PyThreadState_GetID(t);
	hook.deep = false;
}

static bool
is_passed_over(void)
{
	uint64_t id;

	if (newest == 0)
		return false;
	id = PyThreadState_GetID(PyThreadState_Get());
	return id <= newest && id != only;
}

struct thread *
thread_begin(void)
{
	struct thread *t;

	if (!hook.running || table.failed || is_passed_over())
		return NULL;
	t = thread_here();
	if (t == NULL) {
		table.failed = true;
		return NULL;
	}
	stack_forget(t);
	computing_begin(t);
	t->generation = hook.generation;
	builtins_thread();
	hits_thread();
	return t;
}

/* Deep in the C stack, calls are not counted, and run as they would without the
 * engine, inlined where the interpreter does that. */
static PyObject *
evaluate_deep(PyThreadState *tstate, FRAME *frame, int throwing)
{
	PyInterpreterState *interp = PyThreadState_GetInterpreter(tstate);
	uint32_t generation = hook.generation;
	PyObject *result;

	if (_PyInterpreterState_GetEvalFrameFunc(interp) != hook.ours)
		return hook.next(tstate, frame, throwing);
	hook.deep = hook.suspended = true;
	_PyInterpreterState_SetEvalFrameFunc(interp, hook.next);
	result = hook.next(tstate, frame, throwing);
	if (hook.generation != generation || !hook.suspended)
		return result;
	hook.suspended = false;
	if (_PyInterpreterState_GetEvalFrameFunc(interp) == hook.next)
		_PyInterpreterState_SetEvalFrameFunc(interp, hook.ours);
	return result;
}

/* Runs the frame that was pushed. */
static always_inline PyObject *
run(PyThreadState *tstate, FRAME *frame, int throwing, enum clock_kind clock)
{
	struct thread *t;
	PyObject *result;
	int64_t now;

	credit_c_call(tstate);
	result = hook.next(tstate, frame, throwing);
	debit_c_call(tstate);
	now = clock_by(clock);
	t = thread_self;
	if (unlikely(t == NULL))
		return result;
	now = thread_now(t, now);
	if (likely(t->top->frame == frame))
		leave(t, t->top, now);
	else
		leave_out_of_order(t, frame, now);
	return result;
}

static never_inline PyObject *
run_when_due(PyThreadState *tstate, FRAME *frame, int throwing)
{
	lines_meet(frame_code(frame));
	points_due();
	return run(tstate, frame, throwing, clock_kind);
}

static always_inline bool
is_deep(const struct thread *t)
{
	char here;

	return t->deep - (uintptr_t)&here <= t->deep_size;
}

/* What evaluate() does of a function that is known, in a thread that has begun.
 * It asks nothing again: whether a call is deep depends on whose variable is
 * asked for the address, and two functions that answer differently would call
 * each other for ever. */
static never_inline PyObject *
evaluate_known(PyThreadState *tstate, FRAME *frame, int throwing)
{
	PyCodeObject *code = frame_code(frame);
	bool resumes =
	    (code->co_flags & MAKES_OBJECT) != 0 && frame_resumes(frame, code);

	if (push(thread_self, frame, code_known(code),
		resumes ? MARK_RESUMED : 0, clock_kind))
		return run_when_due(tstate, frame, throwing);
	return run(tstate, frame, throwing, clock_kind);
}

/* The first call in a thread or of a function, or one that is deep. */
static never_inline PyObject *
evaluate_rare(PyThreadState *tstate, FRAME *frame, int throwing)
{
	struct thread *t = thread_self;
	PyCodeObject *code = frame_code(frame);

	if (t == NULL || t->generation != hook.generation) {
		t = thread_begin();
		if (t == NULL)
			return hook.next(tstate, frame, throwing);
	}
	if (is_deep(t))
		return evaluate_deep(tstate, frame, throwing);
	if ((code_known(code) == 0 && code_meet(code) == NULL) ||
	    (t->top == t->last && !stack_grow(t))) {
		table.failed = true;
		return hook.next(tstate, frame, throwing);
	}
	return evaluate_known(tstate, frame, throwing);
}

/* All that is rare is done by other functions, which are tail calls, so that
 * this one needs very little stack while the interpreter runs. */
static always_inline PyObject *
evaluate(
    PyThreadState *tstate, FRAME *frame, int throwing, enum clock_kind clock)
{
	PyCodeObject *code = frame_code(frame);
	uint32_t function = code_known(code);
	struct thread *t = thread_self;
	unsigned marks = 0;

	if (unlikely((code->co_flags & MAKES_OBJECT) != 0)) {
		if (frame_creates(frame, code))
			return hook.next(tstate, frame, throwing);
		if (frame_resumes(frame, code))
			marks = MARK_RESUMED;
	}
	if (unlikely(function == 0 || t == NULL ||
		     t->generation != hook.generation || t->top == t->last ||
		     is_deep(t)))
		return evaluate_rare(tstate, frame, throwing);
	if (unlikely(push(t, frame, function, marks, clock)))
		return run_when_due(tstate, frame, throwing);
	return run(tstate, frame, throwing, clock);
}

static PyObject *
evaluate_by_cycles(PyThreadState *tstate, FRAME *frame, int throwing)
{
	return evaluate(tstate, frame, throwing, CLOCK_CYCLES);
}

static PyObject *
evaluate_by_clock(PyThreadState *tstate, FRAME *frame, int throwing)
{
	return evaluate(tstate, frame, throwing, clock_kind);
}

void
hook_on(void)
{
	PyInterpreterState *interp = PyInterpreterState_Main();

	hook.generation++;
	hook.running = true;
	if (installed && !hook.suspended)
		return;
	if (!installed)
		hook.next = _PyInterpreterState_GetEvalFrameFunc(interp);
	hook.ours =
	    clock_kind == CLOCK_CYCLES ? evaluate_by_cycles : evaluate_by_clock;
	_PyInterpreterState_SetEvalFrameFunc(interp, hook.ours);
	installed = true;
	hook.suspended = false;
}

bool
hook_off(void)
{
	PyInterpreterState *interp = PyInterpreterState_Main();
	bool ours = _PyInterpreterState_GetEvalFrameFunc(interp) ==
		    (hook.suspended ? hook.next : hook.ours);

	for (struct thread *t = table.threads; t != NULL; t = t->next)
		if (t->generation == hook.generation)
			stack_close(t);
	if (ours) {
		_PyInterpreterState_SetEvalFrameFunc(interp, hook.next);
		installed = hook.suspended = false;
	}
	hook_forget();
	return ours;
}

void
hook_forget(void)
{
	hook.running = false;
	hook.generation++;
	for (struct thread *t = table.threads; t != NULL; t = t->next)
		stack_forget(t);
}

void
hook_due_at(uint64_t entries)
{
	uint64_t now = hook_entries();

	hook.left = entries > now ? entries - now : 1;
	hook.due_entries = now + hook.left;
}
