/* resources.c: see resources.h. */
#include "resources.h"

#include <ctype.h>
#include <stdatomic.h>
#include <string.h>

/* NULL: a database. */
static struct {
	const char *module, *name, *kind;
	const PyTypeObject *_Atomic type;
} types[] = {
    {"_io", "TextIOWrapper", "file", NULL},
    {"_io", "BufferedReader", "file", NULL},
    {"_io", "FileIO", "file", NULL},
    {"_sqlite3", "Connection", NULL, NULL},
    {"_sqlite3", "Cursor", NULL, NULL},
    {"numpy", "ndarray", "array", NULL},
};

#define TYPES (sizeof(types) / sizeof(*types))

/* True if the text has the word, in any case, of the words in it. */
static bool
has(const char *text, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = text; *at != '\0'; at++)
		if (strncasecmp(at, word, len) == 0 &&
		    (at == text || !isalnum((unsigned char)at[-1])))
			return true;
	return false;
}

const char *
statement_kind(PyObject *constant)
{
	const char *text;

	if (constant == NULL || !PyUnicode_CheckExact(constant))
		return NULL;
	text = PyUnicode_AsUTF8(constant);
	if (text == NULL) {
		PyErr_Clear();
		return NULL;
	}
	if (has(text, "offset"))
		return "page";
	/* One that is asked for by what a column is; an aggregate, an order or
	 * a group of all may look at all rows in any case. */
	if (has(text, "where") && strstr(text, "= ?") != NULL &&
	    !has(text, "or") && !has(text, "like"))
		return "query";
	return NULL;
}

void
resources_meet(void)
{
	PyObject *modules = PySys_GetObject("modules");

	for (size_t i = 0; modules != NULL && i < TYPES; i++) {
		PyObject *module, *type;

		if (atomic_load(&types[i].type) != NULL)
			continue;
		module = PyDict_GetItemString(modules, types[i].module);
		if (module == NULL || !PyModule_CheckExact(module))
			continue;
		type = PyDict_GetItemString(
		    PyModule_GetDict(module), types[i].name);
		if (type != NULL && PyType_Check(type))
			atomic_store(&types[i].type,
			    (const PyTypeObject *)Py_NewRef(type));
	}
}

const char *
resource_kind(const PyTypeObject *type, const char *of_statement)
{
	for (size_t i = 0; i < TYPES; i++)
		if (atomic_load(&types[i].type) == type)
			return types[i].kind != NULL ? types[i].kind
						     : of_statement;
	return NULL;
}
