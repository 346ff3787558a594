/*
 * codes.c: see codes.h. Finds the loops, and counts parts. If the depths of the
 * stack are not known, no loop of the code is looked at.
 */
#include "codes.h"

#include <stdlib.h>

#include "edges.h"
#include "jumps.h"

struct codes codes;

static bool
jumps_back(const struct bytecode *b, const struct instruction *i)
{
	return (i->jump & (JUMP_BACK | JUMP_TO)) != 0 &&
	       i->target <= i->first &&
	       instruction_at(b, i->target).opcode != FOR_ITER;
}

/* A loop that is itself in the body of a `while` loop: an instruction behind it
 * jumps to one before it that begins no `for` loop. */
static bool
is_repeated(const struct bytecode *b, const struct loop *loop)
{
	for (int unit = loop->end; unit < b->units;) {
		struct instruction i = instruction_at(b, unit);

		if (jumps_back(b, &i) && i.target < loop->head)
			return true;
		unit = i.next;
	}
	return false;
}

static void
add_loop(struct code *code, struct loop loop, int line)
{
	loop.line = line;
	loop.repeated = is_repeated(&code->bytecode, &loop);
	code->loops[code->loop_count++] = loop;
}

static void
add_for(struct code *code, const struct instruction *i)
{
	int depth = code->bytecode.depth[i->first];

	if (i->opcode == FOR_ITER && depth > 0)
		add_loop(code,
		    (struct loop){.head = i->first,
			.start = i->next,
			.end = i->target,
			.slot = depth - 1},
		    PyCode_Addr2Line(code->object, 2 * i->at));
}

/* From START until END, behind the jump back to it. The condition is in front of
 * the body, with the jump behind it, or in both places. */
static void
add_while(struct code *code, int start, int end)
{
	struct loop loop = {.head = start, .start = start, .end = end};
	int first = PyCode_Addr2Line(code->object, 2 * start);
	int last = PyCode_Addr2Line(code->object, 2 * (end - 1));

	loop.counter = counter_of(&code->bytecode, code->object, start, end);
	if (loop.counter.step > 0)
		add_loop(code, loop, last > 0 && last < first ? last : first);
}

/* By unit, the unit behind the last jump back to it, 0 where there is none, -1
 * where a handler of exceptions jumps to: nobody knows what it leaves out.
 * Counts what begins a loop. */
static int *
find_ends(const struct bytecode *b, int *count)
{
	int *ends = calloc((size_t)b->units + 1, sizeof(*ends));
	struct instruction i;

	for (int unit = 0; ends != NULL && unit < b->units; unit = i.next) {
		i = instruction_at(b, unit);
		*count += i.opcode == FOR_ITER;
		if (!jumps_back(b, &i))
			continue;
		*count += ends[i.target] == 0;
		if (b->depth[unit] == DEPTH_UNKNOWN)
			ends[i.target] = -1;
		else if (ends[i.target] >= 0)
			ends[i.target] = i.next;
	}
	return ends;
}

/* True of a loop that ends within one that begins later: where the compiler copies
 * the condition of a `while` loop to its end, `continue` jumps to the first copy,
 * and the other one is the loop. */
static bool
is_copy(const int *ends, int start)
{
	for (int unit = start + 1; unit < ends[start]; unit++)
		if (ends[unit] > ends[start])
			return true;
	return false;
}

/* Whether an instruction jumps to one before it. */
static bool
has_loops(const struct bytecode *b)
{
	struct instruction i;

	for (int unit = 0; unit < b->units; unit = i.next) {
		i = instruction_at(b, unit);
		if ((i.jump & (JUMP_BACK | JUMP_TO)) != 0 && i.target <= unit)
			return true;
	}
	return false;
}

static void
find_loops(struct code *code)
{
	struct bytecode *b = &code->bytecode;
	struct instruction i;
	int count = 0, *ends;

	if (!has_loops(b) || !bytecode_depths(b, code->object))
		return;
	ends = find_ends(b, &count);
	code->loops = calloc((size_t)count, sizeof(*code->loops));
	for (int unit = 0;
	     ends != NULL && code->loops != NULL && unit < b->units;
	     unit = i.next) {
		i = instruction_at(b, unit);
		if (ends[unit] > 0 && !is_copy(ends, unit))
			add_while(code, unit, ends[unit]);
		add_for(code, &i);
	}
	free(ends);
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
