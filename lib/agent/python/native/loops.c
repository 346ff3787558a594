/* loops.c: see loops.h. */
#include "loops.h"

#include <stdlib.h>

#include "codes.h"
#include "hook.h"
#include "lengths.h"
#include "lines.h"
#include "passes.h"

#define MOST_FRAMES 64 /* that are looked at, the innermost */

/* True if the loop is in another whose iterator has gone on, or is not
 * known. */
static bool
may_begin_again(const struct code *code, const struct loop *loop)
{
	for (size_t i = 0; i < code->loop_count; i++) {
		const struct loop *outer = &code->loops[i];

		if (outer != loop && outer->start <= loop->head &&
		    loop->head < outer->end &&
		    (outer->part.over || outer->moved ||
			outer->part.frame == NULL))
			return true;
	}
	return false;
}

/* ITERATOR: of a `for` loop. */
static void
look(const struct code *code, struct loop *loop, const struct entry *entry,
    const PyObject *iterator, int64_t passes)
{
	struct part *part = &loop->part;
	bool first = part->frame == NULL;

	loop->moved = passes > part->counted;
	if (passes < 0 || !part_goes_on(part, entry))
		return;
	part->over = first ? loop->repeated
			   : loop->iterator != iterator ||
				 passes < part->counted ||
				 may_begin_again(code, loop);
	if (part->over)
		return;
	loop->iterator = iterator;
	part_count(part, entry, loop->line,
	    loop->counter.step > 0 ? "while" : "for", passes);
}

static void
look_at_loop(const struct code *code, struct loop *loop, const FRAME *frame,
    const struct entry *entry)
{
	PyObject *iterator;

	if (loop->counter.step > 0) {
		look(code, loop, entry, NULL,
		    counter_passes(&loop->counter, frame, code->object));
		return;
	}
	iterator = frame_value(frame, code->object, loop->slot);
	look(code, loop, entry, iterator, passes_of(iterator));
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

	if (code != NULL && lines_wanted())
		lengths_look(code, frame, entry);
	for (size_t i = 0; code != NULL && i < code->loop_count; i++) {
		struct loop *loop = &code->loops[i];

		if (loop->start <= unit && unit < loop->end)
			look_at_loop(code, loop, frame, entry);
		else if (loop->part.frame != NULL)
			loop->part.over = true;
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
		code->loops[i].part = (struct part){0};
		code->loops[i].moved = false;
	}
	for (int i = 0; code->samples != NULL && i < code->bytecode.units; i++)
		code->samples[i] = code->told[i] = 0;
	atomic_store(&code->sampled, false);
	free(code->lengths);
	code->lengths = NULL;
}

void
loops_reset(void)
{
	for (size_t i = 0; i < codes.count; i++)
		reset(&codes.items[i]);
}
