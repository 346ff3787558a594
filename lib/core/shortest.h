/*
 * shortest.h: the common doubles as text without printf, ten times as fast: of
 * a large pstat prof-parse takes 3.2 times as long without (tests/bench, parse).
 */
#ifndef CORE_SHORTEST_H
#define CORE_SHORTEST_H

#include "core/text.h"

/* What "%.15g", "%.16g" or "%.17g" writes, the first of them that reads back
 * to the same bits; 0 (and OUT undefined) where that cannot be told by whole
 * numbers alone: outside 1e-9 to 1e6, and at ties. OUT has room for
 * NUMBER_SIZE bytes and is terminated; returns the length. */
size_t shortest_format(double value, char *out);

#endif
