/* loops.c: see loops.h. */
#include "loops.h"

#include <stdlib.h>

#include "codes.h"
#include "edges.h"
#include "hook.h"
#include "lengths.h"
#include "passes.h"

#define MOST_FRAMES 64 /* that are looked at, the innermost */

static bool
meet(struct loop *loop, const struct function *function)
{
	struct function *f = function_part(function, loop->line, "for");

	loop->function = f == NULL ? 0 : f->id;
	return f != NULL;
}

/* True if the loop is in another whose iterator has gone on, or is not
 * known. */
static bool
may_begin_again(const struct code *code, const struct loop *loop)
{
	for (size_t i = 0; i < code->loop_count; i++) {
		const struct loop *outer = &code->loops[i];

		if (outer->start <= loop->head && loop->head < outer->end &&
		    (outer->over || outer->moved || outer->function == 0))
			return true;
	}
	return false;
}

static void
look(const struct code *code, struct loop *loop, const struct entry *entry,
    PyObject *iterator)
{
	uint32_t id = pair_callee(entry->pair);
	const struct function *function = table.functions[id - 1];
	int64_t passes = passes_of(iterator);
	int64_t calls = edges.items[function->edge].now.primitive;
	bool first = loop->function == 0;

	loop->moved = passes > loop->passes;
	if (loop->over || passes < 0)
		return;
	if (first && (loop->repeated || !meet(loop, function))) {
		loop->over = true;
		return;
	}
	if (!first &&
	    (loop->frame != entry->frame || loop->iterator != iterator ||
		loop->calls != calls || passes < loop->passes ||
		may_begin_again(code, loop))) {
		loop->over = true;
		return;
	}
	edges_pass(pair_of(id, loop->function), passes - loop->passes,
	    first ? 0 : ticks_between(loop->total, entry));
	loop->frame = entry->frame;
	loop->iterator = iterator;
	loop->calls = calls;
	loop->passes = passes;
	loop->total = entry->before;
}

static void
look_at_frame(const FRAME *frame, const struct entry *entry)
{
	PyCodeObject *object = frame_code((FRAME *)frame);
	const struct function *f =
	    table.functions[pair_callee(entry->pair) - 1];
	struct code *code =
	    f->hidden || f->edge == NO_EDGE ? NULL : code_of(object);
	int unit = frame_unit(frame);

	if (code != NULL)
		lengths_look(code, frame, entry);

	for (size_t i = 0; code != NULL && i < code->loop_count; i++) {
		struct loop *loop = &code->loops[i];

		if (loop->start <= unit && unit < loop->end)
			look(code, loop, entry,
			    frame_value(frame, object, loop->slot));
		else if (loop->function != 0)
			loop->over = true;
	}
}

/* Only frames that the interpreter has open are looked at: of another entry the
 * frame may be gone. */
void
loops_take(const struct thread *t)
{
	const struct entry *entry = t->top;
	const FRAME *frame = frame_here();
	PyObject *kind, *value, *traceback;

	PyErr_Fetch(&kind, &value, &traceback);
	for (int i = 0; i < MOST_FRAMES && frame != NULL && entry > t->stack;
	     frame = frame_outer(frame), i++) {
		const struct entry *of = entry;

		while (of > t->stack && of->frame != frame)
			of--;
		if (of == t->stack)
			continue;
		look_at_frame(frame, of);
		entry = of - 1;
	}
	PyErr_Restore(kind, value, traceback);
}

static void
reset(struct code *code)
{
	for (size_t i = 0; i < code->loop_count; i++) {
		code->loops[i].function = 0;
		code->loops[i].passes = code->loops[i].total = 0;
		code->loops[i].over = code->loops[i].moved = false;
	}
	for (int i = 0; code->samples != NULL && i < code->units; i++)
		code->samples[i] = code->told[i] = 0;
	free(code->lengths);
	code->lengths = NULL;
}

void
loops_reset(void)
{
	for (size_t i = 0; i < codes.count; i++)
		reset(&codes.items[i]);
}
