/*
 * lengths.h: containers that get longer, among the variables of open calls, as
 * seen at checkpoints: their lengths, never a value.
 *
 *	def dedupe(rows):		rows is as long as it was: nothing
 *		seen = []		seen has grown to 4,711
 *
 *	-> the edge from dedupe to the function "dedupe.<list seen>", in the line
 *	   of dedupe, has 4,711 calls; its total time is that of dedupe since the
 *	   variable was first seen, its own is 0
 *
 * Like loops (loops.h): in the first call that is found running, as long as the
 * container does not get shorter. Lists, tuples, dicts, sets, texts, bytes and
 * bytearrays, in local variables and in those of a module.
 */
#ifndef NATIVE_LENGTHS_H
#define NATIVE_LENGTHS_H

#include "codes.h"

/* Looks at the variables of FRAME, which runs CODE. */
void lengths_look(
    struct code *code, const FRAME *frame, const struct entry *entry);

#endif
