/*
 * codes.c: see codes.h. Finds the loops, and counts parts. If the depths of the
 * stack are not known, no loop of the code is looked at.
 */
#include "codes.h"

#include <stdlib.h>

#include "edges.h"
#include "jumps.h"

struct codes codes;

/* A loop that is itself in the body of a `while` loop: an instruction behind it
 * jumps to one before it that begins no `for` loop. */
static bool
is_repeated(const struct bytecode *b, const struct loop *loop)
{
	for (int unit = loop->end; unit < b->units;) {
		struct instruction i = instruction_at(b, unit);

		if ((i.jump & (JUMP_BACK | JUMP_TO)) != 0 &&
		    i.target < loop->head &&
		    instruction_at(b, i.target).opcode != FOR_ITER)
			return true;
		unit = i.next;
	}
	return false;
}

static void
add_loop(struct code *code, const struct instruction *i)
{
	struct loop *loop = &code->loops[code->loop_count];
	int depth = code->bytecode.depth[i->first];

	if (i->opcode != FOR_ITER || depth <= 0)
		return;
	*loop = (struct loop){.head = i->first,
	    .start = i->next,
	    .end = i->target,
	    .slot = depth - 1,
	    .line = PyCode_Addr2Line(code->object, 2 * i->at)};
	loop->repeated = is_repeated(&code->bytecode, loop);
	code->loop_count++;
}

static void
find_loops(struct code *code)
{
	struct bytecode *b = &code->bytecode;
	struct instruction i;
	int count = 0;

	for (int unit = 0; unit < b->units; unit++)
		count += b->bytes[2 * unit] == FOR_ITER;
	if (count == 0 || !bytecode_depths(b, code->object))
		return;
	code->loops = calloc((size_t)count, sizeof(*code->loops));
	for (int unit = 0; code->loops != NULL && unit < b->units;
	     unit = i.next) {
		i = instruction_at(b, unit);
		add_loop(code, &i);
	}
}

struct code *
code_of(PyCodeObject *object)
{
	struct code *code = codes.items;
	size_t count = atomic_load(&codes.count), units;

	for (; code < codes.items + count; code++)
		if (code->object == object)
			return code;
	if (count == MOST_CODES)
		return NULL;
	*code = (struct code){.object = object};
	Py_INCREF(object);
	if (bytecode_open(&code->bytecode, object))
		find_loops(code);
	units = (size_t)code->bytecode.units;
	code->told = calloc(units + 1, sizeof(*code->told));
	if (code->told != NULL)
		code->samples = calloc(units + 1, sizeof(*code->samples));
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
