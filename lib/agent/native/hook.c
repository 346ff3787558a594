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
 * another greenlet, stop the profile or fork. So what was pushed is found
 * again by its frame, never by a pointer kept meanwhile.
 */
#include "hook.h"

#include "builtins.h"
#include "stack.h"

struct hook hook;

static _PyFrameEvalFunction next_eval; /* what was there before us */
static bool installed; /* although something may stand in front of us */

struct thread *
thread_begin(void)
{
	struct thread *t;

	if (!hook.running || table.failed)
		return NULL;
	t = thread_here();
	if (t == NULL) {
		table.failed = true;
		return NULL;
	}
	stack_forget(t);
	t->generation = hook.generation;
	builtins_thread();
	return t;
}

static PyObject *evaluate(PyThreadState *tstate, FRAME *frame, int throwing);

/* Deep in the C stack calls go on as they would without us: uncounted, and
 * inlined where the interpreter does that. */
static PyObject *
evaluate_deep(PyThreadState *tstate, FRAME *frame, int throwing)
{
	PyInterpreterState *interp = PyThreadState_GetInterpreter(tstate);
	uint32_t generation = hook.generation;
	PyObject *result;

	if (_PyInterpreterState_GetEvalFrameFunc(interp) != evaluate)
		return next_eval(tstate, frame, throwing);
	hook.deep = hook.suspended = true;
	_PyInterpreterState_SetEvalFrameFunc(interp, next_eval);
	result = next_eval(tstate, frame, throwing);
	if (hook.generation != generation || !hook.suspended)
		return result;
	hook.suspended = false;
	if (_PyInterpreterState_GetEvalFrameFunc(interp) == next_eval)
		_PyInterpreterState_SetEvalFrameFunc(interp, evaluate);
	return result;
}

/* What has been pushed. */
static always_inline PyObject *
run(PyThreadState *tstate, FRAME *frame, int throwing)
{
	struct thread *t;
	struct entry *entry;
	PyObject *result;
	int64_t now;

	credit_c_call(tstate);
	result = next_eval(tstate, frame, throwing);
	debit_c_call(tstate);
	now = clock_now();
	t = thread_self;
	if (unlikely(t == NULL))
		return result;
	entry = &t->stack[t->depth];
	if (likely(entry->frame == frame))
		leave(t, entry, now);
	else
		leave_out_of_order(t, frame, now);
	return result;
}

static never_inline PyObject *
run_when_due(PyThreadState *tstate, FRAME *frame, int throwing)
{
	points_due();
	return run(tstate, frame, throwing);
}

static bool
is_deep(const struct thread *t)
{
	char here;

	return t->deep - (uintptr_t)&here <= t->deep_size;
}

/* The first call in a thread, or of a function, or so deep. */
static never_inline PyObject *
evaluate_rare(PyThreadState *tstate, FRAME *frame, int throwing)
{
	struct thread *t = thread_self;
	PyCodeObject *code = frame_code(frame);

	if (t == NULL || t->generation != hook.generation) {
		t = thread_begin();
		if (t == NULL)
			return next_eval(tstate, frame, throwing);
	}
	if (is_deep(t))
		return evaluate_deep(tstate, frame, throwing);
	if ((code_known(code) == 0 && code_meet(code) == NULL) ||
	    (!has_room(t) && !stack_grow(t))) {
		table.failed = true;
		return next_eval(tstate, frame, throwing);
	}
	return evaluate(tstate, frame, throwing);
}

/* All that is rare is another function's, called last: so this one keeps next
 * to nothing while the interpreter runs. */
static PyObject *
evaluate(PyThreadState *tstate, FRAME *frame, int throwing)
{
	PyCodeObject *code = frame_code(frame);
	uint32_t function = code_known(code);
	struct thread *t = thread_self;
	unsigned marks = 0;

	if (unlikely((code->co_flags & MAKES_OBJECT) != 0)) {
		if (frame_creates(frame, code))
			return next_eval(tstate, frame, throwing);
		if (frame_resumes(frame, code))
			marks = MARK_RESUMED;
	}
	if (unlikely(t == NULL || t->generation != hook.generation ||
		     function == 0 || is_deep(t) || !has_room(t)))
		return evaluate_rare(tstate, frame, throwing);
	if (unlikely(push(t, frame, function, marks)))
		return run_when_due(tstate, frame, throwing);
	return run(tstate, frame, throwing);
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
		next_eval = _PyInterpreterState_GetEvalFrameFunc(interp);
	_PyInterpreterState_SetEvalFrameFunc(interp, evaluate);
	installed = true;
	hook.suspended = false;
}

/* A CPU clock of another thread than this one is read by its number. */
int64_t
thread_now(const struct thread *t, int64_t now)
{
	if (clock_kind != CLOCK_OF_THREAD || t == thread_self)
		return now;
	return clock_read(t->cpu_clock);
}

bool
hook_off(void)
{
	PyInterpreterState *interp = PyInterpreterState_Main();
	bool ours = _PyInterpreterState_GetEvalFrameFunc(interp) ==
		    (hook.suspended ? next_eval : evaluate);
	int64_t now = clock_now();

	for (struct thread *t = table.threads; t != NULL; t = t->next) {
		int64_t end = thread_now(t, now);

		if (t->generation == hook.generation)
			while (t->depth > 0)
				leave(t, &t->stack[t->depth], end);
	}
	if (ours) {
		_PyInterpreterState_SetEvalFrameFunc(interp, next_eval);
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
hook_postpone(int64_t ticks)
{
	bool own = clock_kind == CLOCK_OF_THREAD;

	for (struct thread *t = table.threads; t != NULL; t = t->next)
		if (t->generation == hook.generation &&
		    (!own || t == thread_self))
			for (uint32_t i = 1; i <= t->depth; i++)
				t->stack[i].start += ticks;
}
