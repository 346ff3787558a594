/*
 * containers.h: the types whose length says what working on one costs, and can
 * be read without code of the program. A derived type is none of them.
 */
#ifndef NATIVE_CONTAINERS_H
#define NATIVE_CONTAINERS_H

#include "compat.h"

/* Of the iterator of a container. */
static inline const char *
iterated_kind(const PyTypeObject *type)
{
	return type == &PyListIter_Type	     ? "list"
	       : type == &PyTupleIter_Type   ? "tuple"
	       : type == &PyDictIterKey_Type ? "dict"
					     : NULL;
}

/* "list"; NULL for other types. TYPE is only compared. */
static inline const char *
container_kind(const PyTypeObject *type)
{
	static const struct {
		const char *name;
		const PyTypeObject *type;
	} kinds[] = {
	    {"list", &PyList_Type},
	    {"dict", &PyDict_Type},
	    {"set", &PySet_Type},
	    {"str", &PyUnicode_Type},
	    {"bytes", &PyBytes_Type},
	    {"tuple", &PyTuple_Type},
	    {"bytearray", &PyByteArray_Type},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (kinds[i].type == type)
			return kinds[i].name;
	return NULL;
}

#endif
