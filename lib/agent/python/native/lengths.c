/* lengths.c: see lengths.h. */
#include "lengths.h"

#include <stdlib.h>

#include "containers.h"
#include "variables.h"

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

void
lengths_look(struct code *code, const FRAME *frame, const struct entry *entry)
{
	PyCodeObject *object = code->object;
	int count = variable_count(object);

	if (count > MOST_VARIABLES)
		count = MOST_VARIABLES;
	if (code->lengths == NULL)
		code->lengths =
		    calloc((size_t)count + 1, sizeof(*code->lengths));
	for (int i = 0; i < count && code->lengths != NULL; i++) {
		PyObject *value = variable_at(frame, object, i);

		if (value != NULL)
			look(&code->lengths[i], entry, variable_name(object, i),
			    value);
	}
}
