/*
 * operations.c: see operations.h. Goes once through the byte code in the order
 * of the text and keeps who put what on the stack: where an expression has
 * branches a name may be lost, and is not told then.
 */
#include "operations.h"

#include <stdlib.h>

#include "jumps.h"
#include "names.h"
#include "resources.h"
#include "searches.h"

#define ANY	       (-1)
#define ATTR_IS_METHOD (PY_VERSION_HEX >= 0x030c0000)

struct walk {
	const struct code *code;
	const struct bytecode *b;
	struct value *stack;
	int size;
	struct operation *found;
	size_t count;
};

/* Operators: the value lies in place FROM_TOP of the stack, from 1, or is one of
 * COUNT from there on. */
static const struct {
	int opcode, argument, from_top, count;
	const char *word;
} operators[] = {
    {CONTAINS_OP, ANY, 1, 1, "in"},
    {DELETE_SUBSCR, ANY, 2, 1, "del"},
    {LIST_EXTEND, ANY, 1, 1, "*"},
    {SET_UPDATE, ANY, 1, 1, "*"},
    {DICT_UPDATE, ANY, 1, 1, "**"},
#ifdef BINARY_OP
    {BINARY_OP, NB_ADD, 2, 2, "+"},
    {BINARY_OP, NB_INPLACE_ADD, 2, 1, "+="},
#else
    {BINARY_ADD, ANY, 2, 2, "+"},
    {INPLACE_ADD, ANY, 2, 1, "+="},
#endif
#ifdef BINARY_SLICE
    {BINARY_SLICE, ANY, 3, 1, "[:]"},
#endif
};

/* Methods that work on what they are given. */
static const char *const on_argument[] = {"join", "search", "match",
    "fullmatch", "findall", "finditer", "sub", "subn", "concatenate"};

/* A place of the stack; the last one stands for those that it does not have:
 * the code may be broken, as long as it does not run. */
static struct value *
place(const struct walk *w, int at)
{
	return &w->stack[at >= 0 && at < w->size ? at : w->size];
}

static void
set_values(const struct walk *w, struct operation *o, int slot, int count)
{
	o->slot = slot;
	o->count = count < MOST_VALUES ? count : MOST_VALUES;
	for (int i = 0; i < o->count; i++)
		o->values[i] = *place(w, slot + i);
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
	case PRECALL: /* some calls are done here, the others by the CALL behind */
		return depth - *count - 1;
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
	return ATTR_IS_METHOD && i->opcode == LOAD_ATTR &&
	       (i->argument & 1) != 0;
}

static bool
is_on_argument(PyObject *name)
{
	for (size_t k = 0; k < sizeof(on_argument) / sizeof(*on_argument); k++)
		if (PyUnicode_CompareWithASCIIString(name, on_argument[k]) == 0)
			return true;
	return false;
}

/* Methods that move the items of a list. */
static bool
moves_items(PyObject *name)
{
	return PyUnicode_CompareWithASCIIString(name, "pop") == 0 ||
	       PyUnicode_CompareWithASCIIString(name, "insert") == 0;
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
	if (value->opcode == VALUE_METHOD && !is_on_argument(value->name)) {
		o->method = true;
		o->moves = moves_items(value->name);
		o->values[0] = *place(w, callee - 1);
		o->slot = callee;
		o->count = 1;
		if (count > 0)
			o->statement =
			    statement_kind(place(w, callee + 1)->constant);
		return true;
	}
	set_values(w, o, callee + 1, 1);
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
		o->moves = i->opcode == DELETE_SUBSCR;
		set_values(
		    w, o, depth - operators[k].from_top, operators[k].count);
		return o->slot >= 0;
	}
	if (i->opcode == BUILD_STRING) {
		o->word = "f{}";
		set_values(w, o, depth - i->argument, i->argument);
		return o->slot >= 0;
	}
#ifdef BINARY_SUBSCR
	if (i->opcode == BINARY_SUBSCR && depth > 1 &&
	    place(w, depth - 1)->opcode == BUILD_SLICE) {
		o->word = "[:]";
		set_values(w, o, depth - 2, 1);
		return true;
	}
#endif
	return false;
}

/* ---- what is left on the stack ---- */

/* True if it puts nothing on the stack, or what was there: a text is its own
 * format. */
static bool
only_takes(const struct instruction *i)
{
#ifdef FORMAT_SIMPLE
	if (i->opcode == FORMAT_SIMPLE)
		return true;
#else
	if (i->opcode == FORMAT_VALUE && i->argument == 0)
		return true;
#endif
	if ((i->jump & ~JUMP_ELSEWHERE) != 0 && i->opcode != FOR_ITER)
		return true;
	switch (i->opcode) {
	case NOP:
	case GET_ITER: /* so that it has the name of what it goes over */
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
	struct names names = names_loaded(w->code->object, i);

	switch (i->opcode) {
#ifdef LOAD_FAST_LOAD_FAST
	case LOAD_FAST_LOAD_FAST:
#ifdef LOAD_FAST_BORROW_LOAD_FAST_BORROW
	case LOAD_FAST_BORROW_LOAD_FAST_BORROW:
#endif
		*place(w, depth) =
		    (struct value){.opcode = LOAD_FAST, .name = names.of[0]};
		*place(w, depth + 1) =
		    (struct value){.opcode = LOAD_FAST, .name = names.of[1]};
		return true;
	case STORE_FAST_LOAD_FAST:
		*place(w, depth - 1) =
		    (struct value){.opcode = LOAD_FAST, .name = names.of[0]};
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
	struct value value = {.opcode = i->opcode,
	    .name = names_loaded(w->code->object, i).of[0],
	    .constant = constant_loaded(w->code->object, i)};

	if (only_takes(i) || put_others(w, i, depth) || after < 1)
		return;
	if (loads_method(i))
		value.opcode = VALUE_METHOD;
	else if (i->opcode == LOAD_ATTR && place(w, after - 1)->owner == NULL)
		value.owner = place(w, after - 1)->name;
	*place(w, after - 1) = value;
}

/* ---- loops ---- */

/* Its head with the comparison, and the jumps back to it. */
static void
add_search(struct walk *w, const struct instruction *head)
{
	int slot = w->b->depth[head->first] - 1, end;
	struct operation o = {.word = "==", .looks = LOOKS_AT_ITERATOR};
	struct instruction i;

	end = slot < 0 ? 0 : search_end(w->code, head, place(w, slot));
	if (end == 0)
		return;
	set_values(w, &o, slot, 1);
	o.start = o.at = head->first;
	o.end = o.behind = end;
	w->found[w->count++] = o;
	for (int unit = end; unit < head->target; unit = i.next) {
		i = instruction_at(w->b, unit);
		if ((i.jump & JUMP_ELSEWHERE) == 0 || i.target != head->first)
			continue;
		o.start = i.first;
		o.end = o.behind = i.next;
		w->found[w->count++] = o;
	}
}

/* ---- all ---- */

/* The unit behind an operation. */
static int
behind(const struct walk *w, const struct instruction *i)
{
#ifdef PRECALL
	if (i->opcode == PRECALL && i->next < w->b->units)
		return instruction_at(w->b, i->next).next;
#endif
	(void)w;
	return i->next;
}

/* The unit behind the instruction at UNIT if that puts a value in the place of
 * another, else UNIT. */
static int
behind_store(const struct walk *w, int unit)
{
	struct instruction i;

	if (unit >= w->b->units)
		return unit;
	i = instruction_at(w->b, unit);
	return instruction_drops(&i) ? i.next : unit;
}

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
			o.start = o.at = i.first;
			o.end = behind(w, &i);
			o.behind = behind_store(w, o.end);
			w->found[w->count++] = o;
		}
		if (i.opcode == FOR_ITER)
			add_search(w, &i);
		put(w, &i);
	}
}

void
operations_find(struct code *code)
{
	struct walk w = {.code = code, .b = &code->bytecode};
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
		if (o->start <= unit && unit < o->behind)
			return o;
	return NULL;
}
