/* variables.c: see variables.h. */
#include "variables.h"

int
variable_count(const PyCodeObject *object)
{
	int count = object->co_nlocals;

	if ((object->co_flags & CO_OPTIMIZED) == 0)
		count += (int)PyTuple_GET_SIZE(object->co_names);
	return count;
}

PyObject *
variable_name(const PyCodeObject *object, int i)
{
	if (i < object->co_nlocals)
		return PyTuple_GET_ITEM(code_local_names(object), i);
	return PyTuple_GET_ITEM(object->co_names, i - object->co_nlocals);
}

PyObject *
variable_at(const FRAME *frame, const PyCodeObject *object, int i)
{
	PyObject *names = frame->f_locals;

	if (i < object->co_nlocals)
		return frame_local(frame, i);
	if (names == NULL || !PyDict_CheckExact(names))
		return NULL;
	return PyDict_GetItem(names, variable_name(object, i));
}
