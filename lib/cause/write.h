/*
 * write.h: a cause as a line.
 */
#ifndef CAUSE_WRITE_H
#define CAUSE_WRITE_H

#include "cause/causes_within.h"
#include "cause/trail.h"
#include "stream/writer.h"

/* WITHIN: the run that the cause was seen in alone; empty where it was seen
 * across runs. */
void write_cause(struct writer *out, const struct graph *graph,
    const struct blame *blame, struct trail_marks *marks, enum axis axis,
    struct str within);

#endif
