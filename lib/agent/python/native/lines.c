/*
 * lines.c: see lines.h. The memory that is looked at may change or be freed
 * meanwhile: it is copied by the kernel, which says so where it is gone, and
 * nothing is believed but the address of a code object that is ours, and a unit
 * that is in it.
 */
#include "lines.h"

#include <sys/uio.h>
#include <unistd.h>

#include "containers.h"
#include "edges.h"
#include "hook.h"
#include "operations.h"
#include "points.h"
#include "resources.h"

static bool wanted; /* set before the other thread begins */

void
lines_begin(bool on)
{
	wanted = on;
}

bool
lines_wanted(void)
{
	return wanted;
}

static bool
copy(void *to, const void *from, size_t size)
{
	struct iovec here = {to, size}, there = {(void *)(uintptr_t)from, size};

	return process_vm_readv(getpid(), &here, 1, &there, 1, 0) ==
	       (ssize_t)size;
}

/* Py_SIZE() would end a program that is found at work on a number. A list that is
 * being sorted is empty meanwhile. */
static bool
is_long(const PyListObject *value, bool moved)
{
	return value->ob_base.ob_size >= (moved ? MOVED_VALUE : LONG_VALUE) ||
	       (Py_TYPE(value) == &PyList_Type && value->allocated < 0);
}

/* The same of the first item of a short list or tuple AT an address, as a call is
 * given that makes one of several. */
static const char *
item_kind(const PyListObject *value, uintptr_t at)
{
	const void *items = (const char *)at + offsetof(PyTupleObject, ob_item);
	uintptr_t first;
	PyObject item;

	if (Py_TYPE(value) == &PyList_Type)
		items = value->ob_item;
	else if (Py_TYPE(value) != &PyTuple_Type)
		return NULL;
	if (value->ob_base.ob_size < 1 || !copy(&first, items, sizeof(first)) ||
	    !copy(&item, (void *)first, sizeof(item)))
		return NULL;
	return resource_kind(Py_TYPE(&item), NULL);
}

/* What the value in a place of the stack is; NULL if working on it costs
 * nothing, or that is not known. */
static const char *
kind_at(const struct operation *o, const void *place)
{
	uintptr_t value;
	PyListObject head;
	const char *kind;

	/* All containers have their length there; of others than lists the
	 * rest is not looked at. */
	if (!copy(&value, place, sizeof(value)) ||
	    !copy(&head, (void *)(value & ~FRAME_VALUE_TAG), sizeof(head)))
		return NULL;
	if (o->looks == LOOKS_AT_ITERATOR)
		return iterated_kind(Py_TYPE(&head));
	kind = container_kind(Py_TYPE(&head));
	if (kind == NULL)
		return o->method ? resource_kind(Py_TYPE(&head), o->statement)
				 : NULL;
	if (is_long(&head, o->moves && Py_TYPE(&head) == &PyList_Type))
		return kind;
	return o->called != NULL && !o->method
		   ? item_kind(&head, value & ~FRAME_VALUE_TAG)
		   : NULL;
}

/* What the instruction works on, in the frame at AT. */
static void
see_value(const struct code *code, int unit, const FRAME *frame, const void *at)
{
	struct operation *o = operation_at(code, unit);

	for (int i = 0; o != NULL && unit < o->end && i < o->count; i++) {
		const char *kind = kind_at(
		    o, frame_value_at(frame, at, code->object, o->slot + i));

		if (kind == NULL)
			continue;
		atomic_store(&o->which, i);
		atomic_store(&o->kind, kind);
		return;
	}
}

void
lines_sample(const struct thread *t)
{
	struct entry *top = __atomic_load_n(&t->top, __ATOMIC_RELAXED), entry;
	size_t count = atomic_load(&codes.count);
	FRAME frame;
	int unit;

	/* No frame is at an odd address (builtins.c). */
	if (!wanted || count == 0 || !copy(&entry, top, sizeof(entry)) ||
	    entry.frame == NULL || ((uintptr_t)entry.frame & 1) != 0 ||
	    !copy(&frame, entry.frame, sizeof(frame)))
		return;
	for (struct code *code = codes.items; code < codes.items + count;
	     code++) {
		if (code->object != frame_code_at(&frame))
			continue;
		unit = frame_unit_in(&frame, code->object);
		if (code->samples == NULL || unit < 0 ||
		    unit >= code->bytecode.units)
			return;
		see_value(code, unit, &frame, entry.frame);
		__atomic_add_fetch(&code->samples[unit], 1, __ATOMIC_RELAXED);
		atomic_store(&code->sampled, true);
		return;
	}
}

static void
count_part(
    const struct function *f, int line, const char *kind, uint32_t samples)
{
	const struct function *part = function_part(f, line, kind);

	if (part != NULL)
		edges_pass(pair_of(f->id, part->id), samples, 0);
}

static void
count(const struct code *code, int unit, uint32_t samples)
{
	uint32_t id = code_known(code->object);
	int line = PyCode_Addr2Line(code->object, 2 * unit);
	const struct function *f = id == 0 ? NULL : table.functions[id - 1];
	char text[160];
	int at;

	if (f == NULL || line <= 0 || f->hidden)
		return;
	count_part(f, line, "line", samples);
	at = operation_text(code, unit, text, sizeof(text));
	if (at >= 0)
		count_part(
		    f, PyCode_Addr2Line(code->object, 2 * at), text, samples);
}

static void
take(struct code *code)
{
	for (int unit = 0; unit < code->bytecode.units; unit++) {
		uint32_t now =
		    __atomic_load_n(&code->samples[unit], __ATOMIC_RELAXED);

		if (now != code->told[unit])
			count(code, unit, now - code->told[unit]);
		code->told[unit] = now;
	}
	operations_find(code);
}

void
lines_meet(PyCodeObject *code)
{
	PyObject *kind, *value, *traceback;

	if (!wanted || points.ratio <= 1)
		return;
	PyErr_Fetch(&kind, &value, &traceback);
	code_of(code);
	PyErr_Restore(kind, value, traceback);
}

void
lines_take(void)
{
	PyObject *kind, *value, *traceback;

	PyErr_Fetch(&kind, &value, &traceback);
	resources_meet();
	for (size_t i = 0; i < codes.count; i++)
		if (atomic_exchange(&codes.items[i].sampled, false))
			take(&codes.items[i]);
	PyErr_Restore(kind, value, traceback);
}
