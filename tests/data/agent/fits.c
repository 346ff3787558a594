/* fits.c: a module whose import fails with what lib/agent/python/native/fits.c
 * says of the interpreter, by the headers that it is compiled with. */
#include "fits.h"

PyMODINIT_FUNC PyInit_probe(void);

PyMODINIT_FUNC
PyInit_probe(void)
{
	const char *other = fits_not(code_extra_index(NULL));

	PyErr_SetString(PyExc_ImportError, other == NULL ? "nothing" : other);
	return NULL;
}
