/*
 * stacks.h: the stacks of a run, made of the parts of flow.h. The times of all
 * stacks add up to the self times of all functions.
 */
#ifndef EXPORT_STACKS_H
#define EXPORT_STACKS_H

#include "export/collected.h"

/* Deeper stacks end here, and those that are a smaller part of the run: their
 * time stays with their last function. Both together bound the number of
 * stacks. */
#define STACK_DEPTH_MAX 200
#define STACK_PART_MIN	1e-4

/* Functions of the run, the outermost first; SECONDS is above 0. */
typedef void take_stack(void *taker, const struct profiled_run *run,
    const uint32_t *stack, size_t depth, double seconds);

/* Passes all stacks to TAKE, callers before what they call. Returns the sum. */
double stacks_walk(
    const struct profiled_run *run, take_stack *take, void *taker);

#endif
