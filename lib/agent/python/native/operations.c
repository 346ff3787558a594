/*
 * operations.c: see operations.h. Goes once through the byte code in the order
 * of the text and keeps who put what on the stack: where an expression has
 * branches a name may be lost, and is not told then.
 */
#include "operations.h"

#include <stdlib.h>

#include "jumps.h"

#define ANY (-1)
/* The lowest bits of the argument that are not of the number of a name. */
#define GLOBAL_FLAGS (PY_VERSION_HEX >= 0x030b0000)
#define ATTR_FLAGS   (PY_VERSION_HEX >= 0x030c0000)

struct walk {
	const PyCodeObject *object;
	const struct bytecode *b;
	struct value *stack;
	int size;
	struct operation *found;
	size_t count;
};

/* Operators: the value lies in place FROM_TOP of the stack, from 1. */
static const struct {
	int opcode, argument, from_top;
	const char *word;
} operators[] = {
    {CONTAINS_OP, ANY, 1, "in"},
    {DELETE_SUBSCR, ANY, 2, "del"},
    {LIST_EXTEND, ANY, 1, "*"},
    {SET_UPDATE, ANY, 1, "*"},
    {DICT_UPDATE, ANY, 1, "**"},
#ifdef BINARY_OP
    {BINARY_OP, NB_ADD, 2, "+"},
    {BINARY_OP, NB_INPLACE_ADD, 2, "+="},
#else
    {BINARY_ADD, ANY, 2, "+"},
    {INPLACE_ADD, ANY, 2, "+="},
#endif
#ifdef BINARY_SLICE
    {BINARY_SLICE, ANY, 3, "[:]"},
#endif
};

/* Methods that work on what they are given. */
static const char *const on_argument[] = {"join", "search", "match",
    "fullmatch", "findall", "finditer", "sub", "subn"};

/* A place of the stack; the last one stands for those that it does not have:
 * the code may be broken, as long as it does not run. */
static struct value *
place(const struct walk *w, int at)
{
	return &w->stack[at >= 0 && at < w->size ? at : w->size];
}

/* ---- calls ---- */

/* The place of the callee of a call that passes *COUNT values, or that of its
 * object; -1 if it is no call. */
static int
callee_of(const struct instruction *i, int depth, int *count)
{
	*count = i->argument;
	switch (i->opcode) {
#ifdef PRECALL
	case PRECALL: /* some calls are done here */
		return depth - *count - 1;
	case CALL: /* the values count as taken by PRECALL */
		return depth - 1;
#elif defined(CALL)
	case CALL:
		return depth - *count - 1;
#else
	case CALL_FUNCTION:
	case CALL_METHOD:
		return depth - *count - 1;
	case CALL_FUNCTION_KW:
		return depth - *count - 2;
#endif
#ifdef CALL_KW
	case CALL_KW: /* the names of some lie on top */
		return depth - *count - 2;
#endif
	default:
		return -1;
	}
}

static bool
loads_method(const struct instruction *i)
{
#ifdef LOAD_METHOD
	if (i->opcode == LOAD_METHOD)
		return true;
#endif
	return ATTR_FLAGS && i->opcode == LOAD_ATTR && (i->argument & 1) != 0;
}

/* As opcode of a value: a method, below which its object lies. */
#define METHOD 256

static bool
is_on_argument(PyObject *name)
{
	for (size_t k = 0; k < sizeof(on_argument) / sizeof(*on_argument); k++)
		if (PyUnicode_CompareWithASCIIString(name, on_argument[k]) == 0)
			return true;
	return false;
}

static bool
find_call(struct walk *w, const struct instruction *i, struct operation *o)
{
	int count, callee = callee_of(i, w->b->depth[i->first], &count);
	const struct value *value;

	if (callee < 0)
		return false;
	value = place(w, callee);
#ifdef PUSH_NULL
	if (value->opcode == PUSH_NULL)
		value = place(w, callee - 1);
#endif
	if (value->name == NULL)
		return false;
	o->called = value->name;
	if (value->opcode == METHOD && !is_on_argument(value->name)) {
		o->method = true;
		o->slot = callee;
		o->value = *place(w, callee - 1);
		return true;
	}
	o->slot = callee + 1;
	o->value = *place(w, callee + 1);
	return count > 0;
}

/* ---- operators ---- */

static bool
find_operator(struct walk *w, const struct instruction *i, struct operation *o)
{
	int depth = w->b->depth[i->first];

	for (size_t k = 0; k < sizeof(operators) / sizeof(*operators); k++) {
		if (operators[k].opcode != i->opcode ||
		    (operators[k].argument != ANY &&
			operators[k].argument != i->argument))
			continue;
		o->word = operators[k].word;
		o->slot = depth - operators[k].from_top;
		o->value = *place(w, o->slot);
		return o->slot >= 0;
	}
#ifdef BINARY_SUBSCR
	if (i->opcode == BINARY_SUBSCR && depth > 1 &&
	    place(w, depth - 1)->opcode == BUILD_SLICE) {
		o->word = "[:]";
		o->slot = depth - 2;
		o->value = *place(w, o->slot);
		return true;
	}
#endif
	return false;
}

/* ---- names ---- */

static PyObject *
item(PyObject *names, int index)
{
	return index >= 0 && index < PyTuple_GET_SIZE(names)
		   ? PyTuple_GET_ITEM(names, index)
		   : NULL;
}

static PyObject *
local(const struct walk *w, int index)
{
	return item(code_local_names(w->object), index);
}

static PyObject *
free_variable(const struct walk *w, int index)
{
#if PY_VERSION_HEX >= 0x030b0000
	return local(w, index);
#else
	int cells = (int)PyTuple_GET_SIZE(w->object->co_cellvars);

	return index < cells ? item(w->object->co_cellvars, index)
			     : item(w->object->co_freevars, index - cells);
#endif
}

/* The name that an instruction loads, or NULL. */
static PyObject *
loaded(const struct walk *w, const struct instruction *i)
{
	PyObject *names = w->object->co_names;

	switch (i->opcode) {
	case LOAD_FAST:
#ifdef LOAD_FAST_CHECK
	case LOAD_FAST_CHECK:
#endif
#ifdef LOAD_FAST_BORROW
	case LOAD_FAST_BORROW:
#endif
		return local(w, i->argument);
	case LOAD_DEREF:
		return free_variable(w, i->argument);
	case LOAD_NAME:
#ifdef LOAD_METHOD
	case LOAD_METHOD:
#endif
		return item(names, i->argument);
	case LOAD_GLOBAL:
		return item(names, i->argument >> GLOBAL_FLAGS);
	case LOAD_ATTR:
		return item(names, i->argument >> ATTR_FLAGS);
	default:
		return NULL;
	}
}

/* True if it puts nothing on the stack. */
static bool
only_takes(const struct instruction *i)
{
	if ((i->jump & ~JUMP_ELSEWHERE) != 0 && i->opcode != FOR_ITER)
		return true;
	switch (i->opcode) {
	case NOP:
	case POP_TOP:
	case STORE_FAST:
	case STORE_NAME:
	case STORE_GLOBAL:
	case STORE_DEREF:
	case STORE_ATTR:
	case STORE_SUBSCR:
#ifdef PRECALL
	case PRECALL:
#endif
#ifdef KW_NAMES
	case KW_NAMES:
#endif
		return true;
	default:
		return false;
	}
}

/* Instructions that put two values, or copy one. */
static bool
put_others(struct walk *w, const struct instruction *i, int depth)
{
	switch (i->opcode) {
#ifdef LOAD_FAST_LOAD_FAST
	case LOAD_FAST_LOAD_FAST:
		*place(w, depth) =
		    (struct value){LOAD_FAST, NULL, local(w, i->argument >> 4)};
		*place(w, depth + 1) =
		    (struct value){LOAD_FAST, NULL, local(w, i->argument & 15)};
		return true;
	case STORE_FAST_LOAD_FAST:
		*place(w, depth - 1) =
		    (struct value){LOAD_FAST, NULL, local(w, i->argument & 15)};
		return true;
#endif
#ifdef COPY
	case COPY:
		*place(w, depth) = *place(w, depth - i->argument);
		return true;
#else
	case DUP_TOP:
		*place(w, depth) = *place(w, depth - 1);
		return true;
#endif
	default:
		return false;
	}
}

/* Keeps what the instruction leaves on the stack. */
static void
put(struct walk *w, const struct instruction *i)
{
	int depth = w->b->depth[i->first];
	int after =
	    i->next < w->b->units ? w->b->depth[i->next] : DEPTH_UNKNOWN;
	struct value value = {i->opcode, NULL, loaded(w, i)};

	if (only_takes(i) || put_others(w, i, depth) || after < 1)
		return;
	if (loads_method(i))
		value.opcode = METHOD;
	else if (i->opcode == LOAD_ATTR && place(w, after - 1)->owner == NULL)
		value.owner = place(w, after - 1)->name;
	*place(w, after - 1) = value;
}

/* ---- all ---- */

static void
walk(struct walk *w)
{
	struct instruction i;

	for (int unit = 0; unit < w->b->units; unit = i.next) {
		struct operation o = {0};

		i = instruction_at(w->b, unit);
		if (w->b->depth[i.first] == DEPTH_UNKNOWN)
			continue;
		if (find_operator(w, &i, &o) || find_call(w, &i, &o)) {
			o.start = i.first;
			o.end = i.next;
			w->found[w->count++] = o;
		}
		put(w, &i);
	}
}

void
operations_find(struct code *code)
{
	struct walk w = {.object = code->object, .b = &code->bytecode};
	struct operation *less;

	if (atomic_load(&code->operations) != NULL ||
	    !bytecode_depths(&code->bytecode, code->object))
		return;
	w.size = code->object->co_stacksize;
	w.stack = calloc((size_t)w.size + 1, sizeof(*w.stack));
	w.found = calloc((size_t)w.b->units + 1, sizeof(*w.found));
	if (w.stack != NULL && w.found != NULL)
		walk(&w);
	free(w.stack);
	if (w.found == NULL)
		return;
	less = realloc(w.found, (w.count + 1) * sizeof(*less));
	atomic_store(&code->operations, less == NULL ? w.found : less);
}

struct operation *
operation_at(const struct code *code, int unit)
{
	struct operation *o = atomic_load(&code->operations);

	for (; o != NULL && o->end > 0; o++)
		if (o->start <= unit && unit < o->end)
			return o;
	return NULL;
}

static const char *
utf8(PyObject *name)
{
	const char *text = name == NULL ? NULL : PyUnicode_AsUTF8(name);

	return text == NULL ? "" : text;
}

bool
operation_text(const struct operation *o, char *text, size_t size)
{
	const char *kind = atomic_load(&o->kind);
	const struct value *value = &o->value;
	int used;

	if (kind == NULL)
		return false;
	used = snprintf(text, size, "op %s%.40s %s", o->method ? "." : "",
	    o->word != NULL ? o->word : utf8(o->called), kind);
	if (value->name != NULL && value->opcode != METHOD)
		snprintf(text + used, size - (size_t)used, " %.40s%s%.40s",
		    utf8(value->owner), value->owner == NULL ? "" : ".",
		    utf8(value->name));
	return true;
}
