/*
 * fits.h: whether this library fits the interpreter that loads it, which may be
 * another than the one whose headers it was compiled with: a later one of the
 * same version, as where it came compiled.
 *
 *	const char *other = fits_not();
 *	if (other != NULL)
 *		"compiled for CPython 3.13.0, but OTHER is not as there"
 *
 * What is looked at is what compat.h reads. Nothing is followed that has not been
 * compared with what a public call says, or copied by the kernel.
 */
#ifndef NATIVE_FITS_H
#define NATIVE_FITS_H

#include "compat.h"

/* NULL, or what is not as this library expects it. EXTRA is the index of a slot
 * of code objects, which is empty afterwards. No exception is set. */
const char *fits_not(Py_ssize_t extra);

#endif
