/*
 * shortest.h: the usual doubles as text, ten times as fast as printf. Without
 * it prof-parse takes 3.2 times as long for a large pstat file (tests/bench,
 * parse).
 */
#ifndef CORE_SHORTEST_H
#define CORE_SHORTEST_H

#include "core/text.h"

/* What "%.15g", "%.16g" or "%.17g" writes, the first of them that reads back to
 * the same bits. Returns its length; OUT has room for NUMBER_SIZE bytes and is
 * terminated. Returns 0, with OUT undefined, where whole numbers cannot tell:
 * outside 1e-9 to 1e6, and at ties. */
size_t shortest_format(double value, char *out);

#endif
