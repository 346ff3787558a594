/*
 * builtins_name.c: see builtins.h. The name of a C function. It is identified
 * by its PyMethodDef, as in cProfile, since bound objects come and go.
 *
 *	len		in its module		<built-in method builtins.len>
 *	[].append	in the type of []	<method 'append' of 'list' objects>
 *	datetime.now	in neither	<built-in method now>
 *
 * No code of the program runs here: repr() is called for descriptors only.
 */
#include "builtins.h"

#include <stdlib.h>
#include <string.h>

/* A PyMethodDef that was made at run time may be freed and its address reused,
 * so the name is compared, too. */
struct known {
	const PyMethodDef *method; /* NULL: empty */
	char *name;
	struct function *function;
};

/* Open addressing, at most half full. */
static struct known *known;
static size_t known_count, known_cap;

static size_t
known_place(const struct known *in, size_t cap, const PyMethodDef *method)
{
	uint64_t key = (uint64_t)(uintptr_t)method;
	size_t at =
	    (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (cap - 1);

	while (in[at].method != NULL && in[at].method != method)
		at = (at + 1) & (cap - 1);
	return at;
}

static bool
known_grow(void)
{
	size_t cap = known_cap == 0 ? 1024 : known_cap * 2;
	struct known *grown = calloc(cap, sizeof(*grown));

	if (grown == NULL)
		return false;
	for (size_t i = 0; i < known_cap; i++)
		if (known[i].method != NULL)
			grown[known_place(grown, cap, known[i].method)] =
			    known[i];
	free(known);
	known = grown;
	known_cap = cap;
	return true;
}

static bool
is_descriptor_of(PyObject *found, const PyMethodDef *method)
{
	return (Py_IS_TYPE(found, &PyMethodDescr_Type) ||
		   Py_IS_TYPE(found, &PyClassMethodDescr_Type)) &&
	       ((PyMethodDescrObject *)found)->d_method == method;
}

/* The method of the class that defines it, even if a subclass overrides it;
 * NULL if there is none. */
static PyObject *
name_in_type(const PyMethodDef *method, PyTypeObject *type, PyObject *name)
{
	PyObject *found = _PyType_Lookup(type, name), *mro = type->tp_mro;

	/* `__new__` of all classes has the same PyMethodDef. */
	if (found != NULL && PyCFunction_CheckExact(found)) {
		PyObject *self = ((PyCFunctionObject *)found)->m_self;

		if (self != NULL && !PyModule_Check(self))
			return PyUnicode_FromFormat(
			    "<built-in method %s of %s object>",
			    ((PyCFunctionObject *)found)->m_ml->ml_name,
			    Py_TYPE(self)->tp_name);
	}
	for (Py_ssize_t i = 0; mro != NULL && i < PyTuple_GET_SIZE(mro); i++) {
		PyObject *base = PyTuple_GET_ITEM(mro, i);

		if (!PyType_Check(base))
			continue;
		found = _PyType_Lookup((PyTypeObject *)base, name);
		if (found != NULL && is_descriptor_of(found, method))
			return PyObject_Repr(found);
	}
	return NULL;
}

static PyObject *
name_without_self(const PyMethodDef *method, PyObject *module)
{
	PyObject *named, *result;

	if (module != NULL && PyModule_Check(module))
		named = PyModule_GetNameObject(module);
	else
		named = Py_XNewRef(module);
	PyErr_Clear();
	if (named != NULL && PyUnicode_Check(named) &&
	    PyUnicode_CompareWithASCIIString(named, "builtins") != 0)
		result =
		    PyUnicode_FromFormat("<%U.%s>", named, method->ml_name);
	else
		result = PyUnicode_FromFormat("<%s>", method->ml_name);
	Py_XDECREF(named);
	return result;
}

/* The name as in cProfile. */
static PyObject *
full_name(const PyMethodDef *method, PyObject *self, PyObject *module)
{
	PyObject *name, *result = NULL;

	if (self == NULL)
		return name_without_self(method, module);
	name = PyUnicode_FromString(method->ml_name);
	if (name != NULL)
		result = name_in_type(method, Py_TYPE(self), name);
	Py_XDECREF(name);
	PyErr_Clear();
	if (result == NULL && module != NULL && PyUnicode_Check(module))
		result = PyUnicode_FromFormat(
		    "<built-in method %U.%s>", module, method->ml_name);
	if (result == NULL)
		result = PyUnicode_FromFormat(
		    "<built-in method %s>", method->ml_name);
	return result;
}

static struct function *
make(const PyMethodDef *method, PyObject *self, PyObject *module)
{
	PyObject *kind, *value, *traceback, *file, *name;
	struct function *f = NULL;

	PyErr_Fetch(&kind, &value, &traceback);
	file = PyUnicode_FromString("~");
	name = full_name(method, self, module);
	if (file != NULL && name != NULL)
		f = function_named(0, file, name);
	if (f != NULL)
		f->c_code = true;
	Py_XDECREF(file);
	Py_XDECREF(name);
	PyErr_Clear();
	PyErr_Restore(kind, value, traceback);
	return f;
}

struct function *
builtin_of(const PyMethodDef *method, PyObject *self, PyObject *module)
{
	struct known *place;
	char *name;

	if (known_count * 2 >= known_cap && !known_grow())
		return NULL;
	place = &known[known_place(known, known_cap, method)];
	if (place->method != NULL && strcmp(place->name, method->ml_name) == 0)
		return place->function;
	name = strdup(method->ml_name);
	if (name == NULL)
		return NULL;
	if (place->method == NULL)
		known_count++;
	free(place->name);
	*place = (struct known){method, name, make(method, self, module)};
	return place->function;
}
