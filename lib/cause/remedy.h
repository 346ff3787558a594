/*
 * remedy.h: what an operation on a container does that makes it dear, and what
 * does not.
 */
#ifndef CAUSE_REMEDY_H
#define CAUSE_REMEDY_H

#include "stream/inside.h"

/* Adds a sentence; nothing if most of the time is in no operation, or in one of
 * which nothing is known. */
void remedy_add(struct buf *out, const struct inside *inside);

#endif
