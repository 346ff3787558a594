/*
 * codes.c: see codes.h. Finds the loops, and counts parts.
 *
 * While the body of a `for` loop runs, its iterator lies in the frame's stack
 * of values, at a depth that follows from the byte code:
 *
 *	 36 FOR_ITER  to 50	depth 1 here: the iterator is value 0 of the
 *	 38 STORE_FAST		stack in all instructions from here
 *	 ...
 *	 48 JUMP_BACKWARD	to here
 *	 50 ...
 *
 * Depths are computed once for each code object, with the function that the
 * compiler of the interpreter uses. If two ways to an instruction disagree, no
 * loop of the code is looked at.
 */
#include "codes.h"

#include <stdlib.h>

#include "edges.h"
#include "jumps.h"

#define MOST_UNITS 20000
#define UNKNOWN	   (-1)

struct codes codes;

struct scan {
	const uint8_t *bytes;
	int units;
	int *depth; /* before each unit */
	int *todo;
	int todo_count;
	bool bad;
};

struct instruction {
	int at;	    /* its unit, behind those that extend its argument */
	int next;   /* the unit behind it and its inline caches */
	int opcode; /* EXTENDED_ARG at the end of broken code */
	int argument;
	int jump;   /* the bits of jumps[] */
	int target; /* if it jumps */
};

static void
reach(struct scan *s, int unit, int depth)
{
	if (unit < 0 || unit >= s->units || depth < 0) {
		s->bad = true;
	} else if (s->depth[unit] == UNKNOWN) {
		s->depth[unit] = depth;
		s->todo[s->todo_count++] = unit;
	} else if (s->depth[unit] != depth) {
		s->bad = true;
	}
}

static struct instruction
instruction_at(const struct scan *s, int unit)
{
	struct instruction i = {.at = unit};
	bool more = true;

	for (; more && i.at < s->units; i.at++) {
		i.opcode = s->bytes[2 * i.at];
		i.argument = i.argument << 8 | s->bytes[2 * i.at + 1];
		more = i.opcode == EXTENDED_ARG;
	}
	i.next = i.at--;
#ifdef CACHE
	while (i.next < s->units && s->bytes[2 * i.next] == CACHE)
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

/* Goes from an instruction to those that may be next. */
static void
follow(struct scan *s, int unit)
{
	struct instruction i = instruction_at(s, unit);

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
			    s->depth[unit] + effect);
	}
}

/* A loop that is itself in the body of a `while` loop: an instruction behind it
 * jumps to one before it that begins no `for` loop. */
static bool
is_repeated(const struct scan *s, const struct loop *loop)
{
	for (int unit = loop->end; unit < s->units;) {
		struct instruction i = instruction_at(s, unit);

		if ((i.jump & (JUMP_BACK | JUMP_TO)) != 0 &&
		    i.target < loop->head &&
		    instruction_at(s, i.target).opcode != FOR_ITER)
			return true;
		unit = i.next;
	}
	return false;
}

static void
add_loop(struct code *code, const struct scan *s, int unit)
{
	struct instruction i = instruction_at(s, unit);
	struct loop *loop = &code->loops[code->loop_count];

	if (i.opcode != FOR_ITER || s->depth[unit] <= 0)
		return;
	*loop = (struct loop){.head = unit,
	    .start = i.next,
	    .end = i.target,
	    .slot = s->depth[unit] - 1,
	    .line = PyCode_Addr2Line(code->object, 2 * i.at)};
	loop->repeated = is_repeated(s, loop);
	code->loop_count++;
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

static void
find_loops(struct code *code, struct scan *s)
{
	int count = 0;

	for (int unit = 0; unit < s->units; unit++)
		count += s->bytes[2 * unit] == FOR_ITER;
	if (count == 0)
		return;
	reach(s, 0, first_depth(code->object));
	while (s->todo_count > 0 && !s->bad)
		follow(s, s->todo[--s->todo_count]);
	if (s->bad)
		return;
	code->loops = calloc((size_t)count, sizeof(*code->loops));
	for (int unit = 0; code->loops != NULL && unit < s->units;
	     unit = instruction_at(s, unit).next)
		add_loop(code, s, unit);
}

static void
scan_code(struct code *code, const uint8_t *bytes)
{
	size_t units = (size_t)code->units;
	struct scan s = {.bytes = bytes, .units = code->units};

	s.depth = malloc(2 * units * sizeof(*s.depth));
	if (s.depth == NULL)
		return;
	s.todo = s.depth + units;
	for (size_t i = 0; i < units; i++)
		s.depth[i] = UNKNOWN;
	find_loops(code, &s);
	free(s.depth);
}

static void
make(struct code *code, PyObject *bytes)
{
	code->units = (int)(PyBytes_GET_SIZE(bytes) / 2);
	if (code->units == 0 || code->units > MOST_UNITS)
		return;
	scan_code(code, (const uint8_t *)PyBytes_AS_STRING(bytes));
	code->told = calloc((size_t)code->units, sizeof(*code->told));
	if (code->told != NULL)
		code->samples =
		    calloc((size_t)code->units, sizeof(*code->samples));
}

struct code *
code_of(PyCodeObject *object)
{
	struct code *code = codes.items;
	size_t count = atomic_load(&codes.count);
	PyObject *bytes;

	for (; code < codes.items + count; code++)
		if (code->object == object)
			return code;
	if (count == MOST_CODES)
		return NULL;
	*code = (struct code){.object = object};
	Py_INCREF(object);
	bytes = PyObject_GetAttrString((PyObject *)object, "co_code");
	if (bytes != NULL && PyBytes_Check(bytes))
		make(code, bytes);
	Py_XDECREF(bytes);
	atomic_store(&codes.count, count + 1);
	return code;
}

/* ---- parts ---- */

static const struct function *
function_of(const struct entry *entry)
{
	return table.functions[pair_callee(entry->pair) - 1];
}

bool
part_goes_on(struct part *part, const struct entry *entry)
{
	int64_t calls = edges.items[function_of(entry)->edge].now.primitive;

	if (part->frame == NULL) {
		part->frame = entry->frame;
		part->calls = calls;
		part->total = entry->before;
	}
	part->over |= part->frame != entry->frame || part->calls != calls;
	return !part->over;
}

void
part_count(struct part *part, const struct entry *entry, int line,
    const char *kind, int64_t now)
{
	const struct function *whole = function_of(entry), *f = NULL;
	int64_t ticks = entry->before - part->total;

	if (part->function == 0)
		f = function_part(whole, line, kind);
	if (f != NULL)
		part->function = f->id;
	if (part->function == 0) {
		part->over = true;
		return;
	}
	/* A generator that was resumed begins again. */
	if (ticks < 0)
		ticks = entry->before;
	edges_pass(
	    pair_of(whole->id, part->function), now - part->counted, ticks);
	part->counted = now;
	part->total = entry->before;
}
