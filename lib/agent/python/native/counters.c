/* counters.c: see counters.h. */
#include "counters.h"

#include <stdlib.h>

#include "jumps.h"
#include "names.h"
#include "passes.h"
#include "variables.h"

#define MOST_TRIES 8 /* variables that may be counters */

#define BEFORE	1 /* reached without a step of the counter */
#define STEPPED 2 /* reached behind one */

/* What the two instructions before one put on the stack. */
struct window {
	PyObject *variable, *loaded; /* by the last but one, by the last */
	bool constant;		     /* the last put VALUE */
	long value;
};

/* ---- constants ---- */

static bool
is_number(PyObject *object, long *value)
{
	int overflow;

	if (!PyLong_CheckExact(object))
		return false;
	*value = PyLong_AsLongAndOverflow(object, &overflow);
	return overflow == 0;
}

/* True of a number, and of a tuple of equal ones, for `i, j = 0, 0`. */
static bool
is_constant(
    const PyCodeObject *object, const struct instruction *i, long *value)
{
	PyObject *constant = constant_loaded(object, i);
	long other;

#ifdef LOAD_SMALL_INT
	if (i->opcode == LOAD_SMALL_INT) {
		*value = i->argument;
		return true;
	}
#endif
	if (constant == NULL)
		return false;
	if (!PyTuple_CheckExact(constant))
		return is_number(constant, value);
	for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(constant); k++) {
		if (!is_number(PyTuple_GET_ITEM(constant, k), &other) ||
		    (k > 0 && other != *value))
			return false;
		*value = other;
	}
	return PyTuple_GET_SIZE(constant) > 0;
}

/* ---- steps ---- */

/* A variable that the instruction loads last; no attribute and no global. */
static PyObject *
variable_loaded(const PyCodeObject *object, const struct instruction *i)
{
	struct names names = names_loaded(object, i);

	switch (i->opcode) {
	case LOAD_ATTR:
	case LOAD_GLOBAL:
	case LOAD_DEREF:
#ifdef LOAD_METHOD
	case LOAD_METHOD:
#endif
		return NULL;
	default:
		return names.of[1] == NULL ? names.of[0] : names.of[1];
	}
}

static bool
adds(const struct instruction *i)
{
#ifdef BINARY_OP
	return i->opcode == BINARY_OP &&
	       (i->argument == NB_ADD || i->argument == NB_INPLACE_ADD);
#else
	return i->opcode == BINARY_ADD || i->opcode == INPLACE_ADD;
#endif
}

static bool
stores(const PyCodeObject *object, const struct instruction *i, PyObject *name)
{
	struct names names = names_stored(object, i);

	return names.of[0] == name || names.of[1] == name;
}

/* The variable to which the addition ADD, behind what W tells, stores itself
 * and a constant; NULL if there is none. */
static PyObject *
stepped(const struct bytecode *b, const PyCodeObject *object,
    const struct window *w, const struct instruction *add)
{
	struct instruction store;

	if (!adds(add) || !w->constant || w->value <= 0 ||
	    add->next >= b->units)
		return NULL;
	store = instruction_at(b, add->next);
	return names_stored(object, &store).of[0] == w->variable ? w->variable
								 : NULL;
}

static void
slide(struct window *w, const PyCodeObject *object, const struct instruction *i)
{
	w->variable = w->loaded;
	w->loaded = variable_loaded(object, i);
	w->constant = is_constant(object, i, &w->value);
}

/* The step of NAME in the loop, the same in all places, whose stores are marked;
 * 0 if the loop sets it otherwise. */
static long
step_in(const struct bytecode *b, const PyCodeObject *object, int start,
    int end, PyObject *name, uint8_t *marks)
{
	struct window w = {0};
	long step = 0;
	bool added = false;
	struct instruction i;

	for (int unit = start; unit < end; unit = i.next) {
		i = instruction_at(b, unit);
		if (stores(object, &i, name) && !added)
			return 0;
		added = stepped(b, object, &w, &i) == name;
		if (added && step != 0 && w.value != step)
			return 0;
		if (added) {
			step = w.value;
			marks[i.next] = 1;
		}
		slide(&w, object, &i);
	}
	return step;
}

/* ---- ways ---- */

struct ways {
	const struct bytecode *b;
	int start, end;
	uint8_t *marks;	  /* the stores of steps */
	uint8_t *reached; /* by unit: BEFORE, STEPPED or both */
	int *todo;	  /* unit * 4 + how it is reached */
	int todo_count;
	bool other; /* a pass may step it twice or not at all */
};

static void
reach(struct ways *w, int unit, int how)
{
	/* What `continue` jumps to may be a copy of the condition before it. */
	if (unit <= w->start) {
		w->other |= how == BEFORE;
	} else if (unit < w->end && (w->reached[unit] & how) == 0) {
		w->reached[unit] |= (uint8_t)how;
		w->todo[w->todo_count++] = unit * 4 + how;
	}
}

static void
follow(struct ways *w, int unit, int how)
{
	struct instruction i = instruction_at(w->b, unit);

	if (w->marks[unit] != 0) {
		w->other |= how == STEPPED;
		how = STEPPED;
	}
	if ((i.jump & JUMP_ELSEWHERE) == 0)
		reach(w, i.next, how);
	if ((i.jump & ~JUMP_ELSEWHERE) != 0)
		reach(w, i.target, how);
}

/* True if each way from the first instruction back to it, or to one before it,
 * has one step. */
static bool
steps_once(const struct bytecode *b, int start, int end, uint8_t *marks)
{
	size_t units = (size_t)b->units;
	struct ways w = {.b = b, .start = start, .end = end, .marks = marks};

	w.reached = calloc(units, 1);
	w.todo = malloc(2 * units * sizeof(*w.todo));
	w.other = w.reached == NULL || w.todo == NULL;
	if (!w.other)
		follow(&w, start, BEFORE);
	while (w.todo_count > 0 && !w.other) {
		int next = w.todo[--w.todo_count];

		follow(&w, next / 4, next % 4);
	}
	free(w.reached);
	free(w.todo);
	return !w.other;
}

/* ---- where it begins ---- */

/* True if what stands before the loop sets NAME last to a constant, VALUE. */
static bool
begins_at(const struct bytecode *b, const PyCodeObject *object, int start,
    PyObject *name, long *value)
{
	bool known = false, constant = false;
	long last = 0;
	struct instruction i;

	for (int unit = 0; unit < start; unit = i.next) {
		i = instruction_at(b, unit);
		if (stores(object, &i, name)) {
			known = constant;
			*value = last;
		}
		if (is_constant(object, &i, &last))
			constant = true;
		else if (names_stored(object, &i).of[0] == NULL &&
			 i.opcode != UNPACK_SEQUENCE &&
#ifdef COPY
			 i.opcode != COPY && i.opcode != SWAP)
#else
			 i.opcode != DUP_TOP && i.opcode != ROT_TWO)
#endif
			constant = false;
	}
	return known;
}

/* The number of a variable of that name; -1 if there is none. */
static int
variable_of(const PyCodeObject *object, const PyObject *name)
{
	for (int i = variable_count(object); --i >= 0;)
		if (variable_name(object, i) == name)
			return i;
	return -1;
}

static struct counter
counter_by(const struct bytecode *b, const PyCodeObject *object, int start,
    int end, PyObject *name)
{
	struct counter counter = {.variable = variable_of(object, name)};
	uint8_t *marks = calloc((size_t)b->units + 1, 1);
	long step = marks == NULL || counter.variable < 0
			? 0
			: step_in(b, object, start, end, name, marks);

	if (step > 0 && begins_at(b, object, start, name, &counter.begins) &&
	    steps_once(b, start, end, marks))
		counter.step = step;
	free(marks);
	return counter;
}

struct counter
counter_of(
    const struct bytecode *b, const PyCodeObject *object, int start, int end)
{
	struct counter counter = {0};
	struct window w = {0};
	int tries = MOST_TRIES;
	struct instruction i;

	for (int unit = start; unit < end && counter.step == 0; unit = i.next) {
		PyObject *name;

		i = instruction_at(b, unit);
		name = stepped(b, object, &w, &i);
		if (name != NULL && tries-- > 0)
			counter = counter_by(b, object, start, end, name);
		slide(&w, object, &i);
	}
	return counter;
}

int64_t
counter_passes(const struct counter *counter, const FRAME *frame,
    const PyCodeObject *object)
{
	PyObject *variable = variable_at(frame, object, counter->variable);
	long value;

	if (variable == NULL || !is_number(variable, &value) ||
	    value < counter->begins)
		return PASSES_UNKNOWN;
	return (value - counter->begins) / counter->step;
}
