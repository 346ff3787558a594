/* lengths.c: see lengths.h. */
#include "lengths.h"

#include <stdlib.h>

#include "containers.h"

#define MOST_VARIABLES 64 /* of a code object, the first */
#define LEAST_GROWTH   16

static void
look(struct length *length, const struct entry *entry, PyObject *variable,
    PyObject *value)
{
	struct part *part = &length->part;
	const char *kind = container_kind(Py_TYPE(value));
	int64_t now = kind == NULL ? -1 : (int64_t)PyObject_Size(value);
	const char *name;
	char text[80];

	if (part->frame == NULL) {
		if (now < 0)
			return;
		length->least = now;
	}
	if (!part_goes_on(part, entry))
		return;
	part->over = now < length->least;
	if (now < length->least + LEAST_GROWTH)
		return;
	name = PyUnicode_AsUTF8(variable);
	snprintf(
	    text, sizeof(text), "%s %.60s", kind, name == NULL ? "?" : name);
	part_count(part, entry,
	    table.functions[pair_callee(entry->pair) - 1]->line, text, now);
	length->least = now;
}

/* The variable at a place, local ones first; NULL if it has no value. */
static PyObject *
variable_at(const FRAME *frame, PyCodeObject *object, int i, PyObject **name)
{
	PyObject *locals = frame->f_locals;

	if (i < object->co_nlocals) {
		*name = PyTuple_GET_ITEM(code_local_names(object), i);
		return frame_local(frame, i);
	}
	*name = PyTuple_GET_ITEM(object->co_names, i - object->co_nlocals);
	if (locals == NULL || !PyDict_CheckExact(locals))
		return NULL;
	return PyDict_GetItem(locals, *name);
}

void
lengths_look(struct code *code, const FRAME *frame, const struct entry *entry)
{
	PyCodeObject *object = code->object;
	int count = object->co_nlocals;

	if ((object->co_flags & CO_OPTIMIZED) == 0)
		count += (int)PyTuple_GET_SIZE(object->co_names);
	if (count > MOST_VARIABLES)
		count = MOST_VARIABLES;
	if (code->lengths == NULL)
		code->lengths =
		    calloc((size_t)count + 1, sizeof(*code->lengths));
	for (int i = 0; i < count && code->lengths != NULL; i++) {
		PyObject *name, *value = variable_at(frame, object, i, &name);

		if (value != NULL)
			look(&code->lengths[i], entry, name, value);
	}
}
