/*
 * bytecode.c: see bytecode.h. Depths are computed with the function that the
 * compiler of the interpreter uses, from the beginning along all ways; handlers
 * of exceptions are none.
 *
 *	 36 FOR_ITER  to 50	depth 1 here: the iterator is value 0 of the
 *	 38 STORE_FAST		stack in all instructions from here
 *	 ...
 *	 48 JUMP_BACKWARD	to here
 *	 50 ...
 */
#include "bytecode.h"

#include <stdlib.h>

#include "jumps.h"

#define MOST_UNITS 20000

struct scan {
	struct bytecode *b;
	int *todo;
	int todo_count;
	bool bad;
};

static void
reach(struct scan *s, int unit, int depth)
{
	int *known = s->b->depth;

	if (unit < 0 || unit >= s->b->units || depth < 0) {
		s->bad = true;
	} else if (known[unit] == DEPTH_UNKNOWN) {
		known[unit] = depth;
		s->todo[s->todo_count++] = unit;
	} else if (known[unit] != depth) {
		s->bad = true;
	}
}

struct instruction
instruction_at(const struct bytecode *b, int unit)
{
	struct instruction i = {.first = unit, .at = unit};
	bool more = true;

	for (; more && i.at < b->units; i.at++) {
		i.opcode = b->bytes[2 * i.at];
		i.argument = i.argument << 8 | b->bytes[2 * i.at + 1];
		more = i.opcode == EXTENDED_ARG;
	}
	i.next = i.at--;
#ifdef CACHE
	while (i.next < b->units && b->bytes[2 * i.next] == CACHE)
		i.next++;
#endif
	i.jump = jumps[i.opcode];
	if ((i.jump & JUMP_TO) != 0)
		i.target = i.argument;
	else if ((i.jump & JUMP_BACK) != 0)
		i.target = i.next - i.argument;
	else if ((i.jump & JUMP_ONWARD) != 0)
		i.target = i.next + i.argument;
	else
		i.jump &= JUMP_ELSEWHERE;
	return i;
}

bool
instruction_drops(const struct instruction *i)
{
	switch (i->opcode) {
	case STORE_FAST:
#ifdef STORE_FAST_LOAD_FAST
	case STORE_FAST_LOAD_FAST:
	case STORE_FAST_STORE_FAST:
#endif
	case STORE_NAME:
	case STORE_GLOBAL:
	case STORE_DEREF:
	case DELETE_FAST:
	case DELETE_NAME:
	case DELETE_GLOBAL:
	case POP_TOP:
	case RETURN_VALUE:
#ifdef RETURN_CONST
	case RETURN_CONST:
#endif
		return true;
	default:
		return false;
	}
}

/* Goes from an instruction to those that may be next. */
static void
follow(struct scan *s, int unit)
{
	struct instruction i = instruction_at(s->b, unit);

	for (int jumps_to = 0; jumps_to <= 1; jumps_to++) {
		int effect = PyCompile_OpcodeStackEffectWithJump(
		    i.opcode, i.argument, jumps_to);

		if (jumps_to ? (i.jump & ~JUMP_ELSEWHERE) == 0
			     : (i.jump & JUMP_ELSEWHERE) != 0)
			continue;
		if (effect == PY_INVALID_STACK_EFFECT)
			s->bad = true;
#ifdef RETURN_GENERATOR
		/* What is sent first lies on the stack of the generator. */
		else if (i.opcode == RETURN_GENERATOR)
			reach(s, i.next, 1);
#endif
		else
			reach(s, jumps_to ? i.target : i.next,
			    s->b->depth[unit] + effect);
	}
}

static int
first_depth(const PyCodeObject *object)
{
#ifdef GEN_START /* 3.10: what is sent first */
	return (object->co_flags & MAKES_OBJECT) != 0;
#else
	(void)object;
	return 0;
#endif
}

bool
bytecode_open(struct bytecode *b, PyCodeObject *object)
{
	*b = (struct bytecode){0};
	b->text = PyObject_GetAttrString((PyObject *)object, "co_code");
	if (b->text == NULL || !PyBytes_Check(b->text))
		return false;
	b->bytes = (const uint8_t *)PyBytes_AS_STRING(b->text);
	if (PyBytes_GET_SIZE(b->text) / 2 <= MOST_UNITS)
		b->units = (int)(PyBytes_GET_SIZE(b->text) / 2);
	return true;
}

bool
bytecode_depths(struct bytecode *b, const PyCodeObject *object)
{
	size_t units = (size_t)b->units;
	struct scan s = {.b = b};

	if (units == 0 || b->scanned)
		return b->depth != NULL;
	b->scanned = true;
	b->depth = malloc(units * sizeof(*b->depth));
	s.todo = malloc(units * sizeof(*s.todo));
	s.bad = b->depth == NULL || s.todo == NULL;
	for (size_t i = 0; i < units && !s.bad; i++)
		b->depth[i] = DEPTH_UNKNOWN;
	if (!s.bad)
		reach(&s, 0, first_depth(object));
	while (s.todo_count > 0 && !s.bad)
		follow(&s, s.todo[--s.todo_count]);
	free(s.todo);
	if (s.bad) {
		free(b->depth);
		b->depth = NULL;
	}
	return !s.bad;
}
