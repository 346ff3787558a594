/*
 * remedy.h: what an operation on a container does that makes it dear, and what
 * does not.
 */
#ifndef CAUSE_REMEDY_H
#define CAUSE_REMEDY_H

#include "stream/inside.h"

#define COPIES_ARRAY                                                         \
	"Each call copies the whole array; collect the parts in a list and " \
	"join them once, or fill an array that has its size from the "       \
	"beginning."

/* Adds a sentence; nothing if most of the time is in no operation, or in one of
 * which nothing is known. */
void remedy_add(struct buf *out, const struct inside *inside);

#endif
