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
 * again by generation, depth and frame, never by a pointer kept meanwhile.
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
	t->depth = 0;
	t->generation = hook.generation;
	builtins_thread();
	return t;
}

/* What began before the profile has its first entry here for its call. */
static bool
goes_on(FRAME *frame, PyCodeObject *code, uint32_t function)
{
	struct function *f = table.functions[function - 1];
	bool begun = f->begun;

	f->begun = true;
	return begun && frame_resumes(frame, code);
}

/* Counts the entry of a body; false without memory. */
static inline bool
enter(struct thread *t, FRAME *frame, PyCodeObject *code)
{
	struct tally **last = code_last(code);
	bool resumes = false;

	if (unlikely(last == NULL)) {
		last = code_meet(code);
		if (last == NULL)
			return false;
	}
	if (unlikely((code->co_flags & MAKES_OBJECT) != 0))
		resumes = goes_on(frame, code, (*last)->callee);
	return push(t, frame, last, resumes);
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

static PyObject *
evaluate(PyThreadState *tstate, FRAME *frame, int throwing)
{
	PyCodeObject *code = frame_code(frame);
	struct thread *t = thread_self;
	uint32_t generation = hook.generation, depth;
	uintptr_t here = (uintptr_t)__builtin_frame_address(0);
	PyObject *result;
	int64_t now;

	if (unlikely(frame_creates(frame, code)))
		return next_eval(tstate, frame, throwing);
	if (unlikely(t == NULL || t->generation != generation)) {
		t = thread_begin();
		if (t == NULL)
			return next_eval(tstate, frame, throwing);
	}
	if (unlikely(here < t->stack_low))
		if (here >= t->stack_low - (t->stack_high - t->stack_low))
			return evaluate_deep(tstate, frame, throwing);
	depth = t->depth;
	if (unlikely(!enter(t, frame, code))) {
		table.failed = true;
		return next_eval(tstate, frame, throwing);
	}
	credit_c_call(tstate);
	result = next_eval(tstate, frame, throwing);
	debit_c_call(tstate);
	now = clock_now();
	if (likely(hook.generation == generation)) {
		if (likely(t->depth == depth + 1 &&
			   t->stack[depth].frame == frame))
			leave(t, now);
		else
			leave_out_of_order(t, depth, frame, now);
	}
	return result;
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

void
hook_renew(struct thread *t, int64_t now)
{
	int64_t above = 0;

	for (uint32_t depth = t->depth; depth > 0; depth--) {
		struct entry *entry = &t->stack[depth - 1];
		struct tally *tally = entry->tally;
		struct whole *whole = tally->whole;
		int64_t took = now - entry->start;
		int64_t inner = entry->inner + above;

		if (took < inner)
			took = inner;
		tally->self += took - inner;
		if (tally->open == depth)
			tally->total += took;
		if (whole->open == depth) {
			whole->total += took;
			whole->taken += took;
		}
		entry->start = now;
		entry->inner = 0;
		above = took;
	}
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
				leave(t, end);
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
}

void
hook_postpone(int64_t ticks)
{
	bool own = clock_kind == CLOCK_OF_THREAD;

	for (struct thread *t = table.threads; t != NULL; t = t->next)
		if (t->generation == hook.generation &&
		    (!own || t == thread_self))
			for (uint32_t i = 0; i < t->depth; i++)
				t->stack[i].start += ticks;
}
