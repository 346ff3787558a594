/* searches.c: see searches.h. */
#include "searches.h"

#include "jumps.h"
#include "names.h"

#define MOST_STEPS 24 /* instructions to the comparison */

#if PY_VERSION_HEX >= 0x030d0000
#define COMPARISON(argument) ((argument) >> 5)
#elif PY_VERSION_HEX >= 0x030c0000
#define COMPARISON(argument) ((argument) >> 4)
#else
#define COMPARISON(argument) (argument)
#endif

/* True if the variable is stored in the units from START to END. */
static bool
is_stored(const struct code *code, int start, int end, PyObject *name)
{
	struct instruction i;

	for (int unit = start; unit < end; unit = i.next) {
		struct names names;

		i = instruction_at(&code->bytecode, unit);
		names = names_stored(code->object, &i);
		if (name != NULL &&
		    (names.of[0] == name || names.of[1] == name))
			return true;
	}
	return false;
}

static const struct loop *
outer_loop(const struct code *code, int unit)
{
	const struct loop *innermost = NULL;

	for (size_t k = 0; k < code->loop_count; k++)
		if (code->loops[k].start <= unit && unit < code->loops[k].end)
			innermost = &code->loops[k];
	return innermost;
}

static bool
only_fetches(const struct instruction *i)
{
	switch (i->opcode) {
	case LOAD_ATTR:
#ifdef BINARY_SUBSCR
	case BINARY_SUBSCR:
#endif
	case LOAD_CONST:
	case UNPACK_SEQUENCE:
	case EXTENDED_ARG:
	case NOP:
		return true;
	default:
		return false;
	}
}

int
search_end(const struct code *code, const struct instruction *begin,
    const struct value *over)
{
	const struct loop *outer = outer_loop(code, begin->first);
	struct instruction i = *begin;
	bool of_outer = false, compared = false;

	if (outer == NULL || over->name == NULL ||
	    is_stored(code, outer->start, outer->end,
		over->owner != NULL ? over->owner : over->name))
		return 0;
	for (int step = 0; step < MOST_STEPS; step++) {
		struct names loaded, stored;

		i = instruction_at(&code->bytecode, i.next);
		if (compared && (i.jump & ~JUMP_ELSEWHERE) != 0)
			return of_outer ? i.next : 0;
		loaded = names_loaded(code->object, &i);
		stored = names_stored(code->object, &i);
		for (int k = 0; k < 2; k++)
			of_outer |= is_stored(
			    code, outer->start, begin->first, loaded.of[k]);
		if (i.opcode == COMPARE_OP &&
		    (COMPARISON(i.argument) == Py_EQ ||
			COMPARISON(i.argument) == Py_NE))
			compared = true;
		else if (loaded.of[0] == NULL && stored.of[0] == NULL &&
			 !only_fetches(&i))
			return 0;
	}
	return 0;
}
