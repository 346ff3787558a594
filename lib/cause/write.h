/*
 * write.h: writes a cause line.
 */
#ifndef CAUSE_WRITE_H
#define CAUSE_WRITE_H

#include "cause/causes_within.h"
#include "cause/trail.h"
#include "stream/writer.h"

/* WITHIN is the run if the cause was only seen within one; empty if over
 * runs. */
void write_cause(struct writer *out, const struct graph *graph,
    const struct blame *blame, struct trail_marks *marks, enum axis axis,
    struct str within);

#endif
