/* names.c: see names.h. */
#include "names.h"

#include <opcode.h>

/* The lowest bits of the argument that are not of the number of a name. */
#define GLOBAL_FLAGS (PY_VERSION_HEX >= 0x030b0000)
#define ATTR_FLAGS   (PY_VERSION_HEX >= 0x030c0000)

static PyObject *
item(PyObject *names, int index)
{
	return index >= 0 && index < PyTuple_GET_SIZE(names)
		   ? PyTuple_GET_ITEM(names, index)
		   : NULL;
}

static struct names
one(PyObject *name)
{
	return (struct names){{name, NULL}};
}

static struct names
local(const PyCodeObject *object, int index)
{
	return one(item(code_local_names(object), index));
}

static struct names
free_variable(const PyCodeObject *object, int index)
{
#if PY_VERSION_HEX >= 0x030b0000
	return local(object, index);
#else
	int cells = (int)PyTuple_GET_SIZE(object->co_cellvars);

	return one(index < cells ? item(object->co_cellvars, index)
				 : item(object->co_freevars, index - cells));
#endif
}

#ifdef LOAD_FAST_LOAD_FAST
static struct names
locals(const PyCodeObject *object, int argument)
{
	PyObject *names = code_local_names(object);

	return (struct names){
	    {item(names, argument >> 4), item(names, argument & 15)}};
}
#endif

struct names
names_loaded(const PyCodeObject *object, const struct instruction *i)
{
	PyObject *names = object->co_names;

	switch (i->opcode) {
	case LOAD_FAST:
#ifdef LOAD_FAST_CHECK
	case LOAD_FAST_CHECK:
#endif
#ifdef LOAD_FAST_BORROW
	case LOAD_FAST_BORROW:
#endif
		return local(object, i->argument);
#ifdef LOAD_FAST_LOAD_FAST
	case LOAD_FAST_LOAD_FAST:
#ifdef LOAD_FAST_BORROW_LOAD_FAST_BORROW
	case LOAD_FAST_BORROW_LOAD_FAST_BORROW:
#endif
		return locals(object, i->argument);
	case STORE_FAST_LOAD_FAST:
		return local(object, i->argument & 15);
#endif
	case LOAD_DEREF:
		return free_variable(object, i->argument);
	case LOAD_NAME:
#ifdef LOAD_METHOD
	case LOAD_METHOD:
#endif
		return one(item(names, i->argument));
	case LOAD_GLOBAL:
		return one(item(names, i->argument >> GLOBAL_FLAGS));
	case LOAD_ATTR:
		return one(item(names, i->argument >> ATTR_FLAGS));
	default:
		return one(NULL);
	}
}

struct names
names_stored(const PyCodeObject *object, const struct instruction *i)
{
	switch (i->opcode) {
	case STORE_FAST:
		return local(object, i->argument);
#ifdef LOAD_FAST_LOAD_FAST
	case STORE_FAST_LOAD_FAST:
		return local(object, i->argument >> 4);
	case STORE_FAST_STORE_FAST:
		return locals(object, i->argument);
#endif
	case STORE_DEREF:
		return free_variable(object, i->argument);
	case STORE_NAME:
	case STORE_GLOBAL:
		return one(item(object->co_names, i->argument));
	default:
		return one(NULL);
	}
}

PyObject *
constant_loaded(const PyCodeObject *object, const struct instruction *i)
{
	return i->opcode == LOAD_CONST ? item(object->co_consts, i->argument)
				       : NULL;
}
