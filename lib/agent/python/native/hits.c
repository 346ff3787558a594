/* hits.c: see hits.h. */
#include "hits.h"

#include <stdlib.h>
#include <string.h>

#include "edges.h"
#include "hook.h"

#define MOST_LINES 1000000 /* of one function */

static bool on;
static bool lost; /* a thread had a trace function of the program's own */
static bool alone;
/* That of the thread that began, while it is aside. */
static struct {
	Py_tracefunc function; /* NULL: there was none */
	PyObject *argument;    /* owned */
} aside;

/* Makes room for line AT of a function, from its first one. */
static bool
grow(struct function *f, int at)
{
	int count = at < 32 ? 64 : at * 2;
	uint64_t *grown;

	if (at < f->hit_lines)
		return true;
	grown = realloc(f->hits, (size_t)count * sizeof(*grown));
	if (grown == NULL)
		return false;
	memset(grown + f->hit_lines, 0,
	    (size_t)(count - f->hit_lines) * sizeof(*grown));
	f->hits = grown;
	f->hit_lines = count;
	return true;
}

static void
count(PyCodeObject *code, int line)
{
	uint32_t id = code_known(code);
	struct function *f =
	    id != 0 ? table.functions[id - 1] : code_meet(code);
	int at = f == NULL ? -1 : line - f->line;

	if (at < 0 || at >= MOST_LINES || f->hidden)
		return;
	if (grow(f, at))
		f->hits[at]++;
	else
		lost = true;
}

static int
trace(PyObject *unused, PyFrameObject *frame, int what, PyObject *argument)
{
	PyCodeObject *code;

	(void)unused;
	(void)argument;
	if (!on) {
		PyEval_SetTrace(NULL, NULL);
		return 0;
	}
	if (what != PyTrace_LINE)
		return 0;
	code = PyFrame_GetCode(frame);
	count(code, PyFrame_GetLineNumber(frame));
	Py_DECREF(code);
	return 0;
}

static bool
is_ours(void)
{
	return PyThreadState_Get()->c_tracefunc == trace;
}

void
hits_begin(bool wanted, bool alone_wanted)
{
	PyThreadState *here = PyThreadState_Get();

	on = wanted;
	lost = false;
	alone = alone_wanted;
	aside.function = alone ? here->c_tracefunc : NULL;
	if (aside.function != NULL)
		aside.argument = Py_XNewRef(here->c_traceobj);
	if (alone)
		PyEval_SetTrace(trace, NULL);
}

/* The program may have taken ours away and put back what it saw: none. */
static void
put_back(void)
{
	if (aside.function == NULL)
		return;
	if (PyThreadState_Get()->c_tracefunc == NULL)
		PyEval_SetTrace(aside.function, aside.argument);
	Py_CLEAR(aside.argument);
	aside.function = NULL;
}

void
hits_thread(void)
{
	if (!on || is_ours())
		return;
	if (PyThreadState_Get()->c_tracefunc != NULL)
		lost |= !alone;
	else
		PyEval_SetTrace(trace, NULL);
}

bool
hits_end(void)
{
	if (!on)
		return true;
	on = false;
	if (is_ours())
		PyEval_SetTrace(NULL, NULL);
	else
		lost = true;
	put_back();
	if (lost)
		hits_reset();
	return !lost;
}

static void
take(const struct function *f)
{
	for (int i = 0; i < f->hit_lines; i++) {
		const struct function *part =
		    f->hits[i] == 0 ? NULL
				    : function_part(f, f->line + i, "hits");

		if (part != NULL)
			edges_pass(
			    pair_of(f->id, part->id), (int64_t)f->hits[i], 0);
	}
}

void
hits_take(void)
{
	/* Parts are added behind them. */
	uint32_t count_now = table.function_count;

	for (uint32_t i = 0; i < count_now; i++)
		take(table.functions[i]);
	hits_reset();
}

void
hits_reset(void)
{
	for (uint32_t i = 0; i < table.function_count; i++) {
		struct function *f = table.functions[i];

		free(f->hits);
		f->hits = NULL;
		f->hit_lines = 0;
	}
}
