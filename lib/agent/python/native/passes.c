/* passes.c: see passes.h. */
#include "passes.h"

#define DEEPEST 8 /* iterators within iterators */

/* The beginnings of private structs of CPython 3.10 to 3.14 (Objects and
 * Python/bltinmodule.c). */
struct index_iterator { /* of list, tuple, str, bytes */
	PyObject head;
	Py_ssize_t index;
};

struct range_iterator {
	PyObject head;
#if PY_VERSION_HEX < 0x030c0000
	long index;
#endif
	long start, step, length; /* from 3.12 on of what is left */
};

struct dict_iterator {
	PyObject head, *dict;
	Py_ssize_t used, position;
	PyObject *result;
	Py_ssize_t left;
};

struct nested_iterator { /* of enumerate: the index, what it iterates over; of
			    zip: a number, a tuple */
	PyObject head;
	Py_ssize_t number;
	PyObject *inner;
};

struct map_iterator {
	PyObject head, *tuple;
};

/* From 3.11 on such texts have a type of their own, which is not exported. */
static PyTypeObject *
ascii_iterator(void)
{
	static PyTypeObject *type;
	PyObject *text = type == NULL ? PyUnicode_FromString("") : NULL;
	PyObject *iterator = text == NULL ? NULL : PyObject_GetIter(text);

	if (iterator != NULL)
		type = Py_TYPE(iterator);
	Py_XDECREF(iterator);
	Py_XDECREF(text);
	return type;
}

static int64_t passes_within(PyObject *iterator, int depth);

static int64_t
passes_of_range(const struct range_iterator *range)
{
#if PY_VERSION_HEX < 0x030c0000
	return range->index;
#else
	/* Where it began is not known; most begin at 0. */
	return range->step > 0 && range->start >= 0 ? range->start / range->step
						    : PASSES_UNKNOWN;
#endif
}

/* Of several iterators in step, those of the first that is known. */
static int64_t
passes_of_any(PyObject *tuple, int depth)
{
	int64_t passes = PASSES_UNKNOWN;

	if (tuple == NULL || !PyTuple_CheckExact(tuple))
		return PASSES_UNKNOWN;
	for (Py_ssize_t i = 0; passes < 0 && i < PyTuple_GET_SIZE(tuple); i++)
		passes = passes_within(PyTuple_GET_ITEM(tuple, i), depth);
	return passes;
}

static int64_t
passes_within(PyObject *iterator, int depth)
{
	PyTypeObject *type;

	if (iterator == NULL || depth > DEEPEST)
		return PASSES_UNKNOWN;
	type = Py_TYPE(iterator);
	if (type == &PyListIter_Type || type == &PyTupleIter_Type ||
	    type == &PyUnicodeIter_Type || type == ascii_iterator() ||
	    type == &PyBytesIter_Type || type == &PyByteArrayIter_Type ||
	    type == &PySeqIter_Type)
		return ((struct index_iterator *)iterator)->index;
	if (type == &PyRangeIter_Type)
		return passes_of_range((struct range_iterator *)iterator);
	if (type == &PyDictIterKey_Type || type == &PyDictIterValue_Type ||
	    type == &PyDictIterItem_Type) {
		const struct dict_iterator *of = (void *)iterator;

		return of->used >= of->left ? of->used - of->left
					    : PASSES_UNKNOWN;
	}
	if (type == &PyEnum_Type)
		return passes_within(
		    ((struct nested_iterator *)iterator)->inner, depth + 1);
	if (type == &PyZip_Type)
		return passes_of_any(
		    ((struct nested_iterator *)iterator)->inner, depth + 1);
	if (type == &PyMap_Type)
		return passes_of_any(
		    ((struct map_iterator *)iterator)->tuple, depth + 1);
	return PASSES_UNKNOWN;
}

int64_t
passes_of(PyObject *iterator)
{
	return passes_within(iterator, 0);
}
