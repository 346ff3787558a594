/*
 * counters.h: which programs count by themselves how often their functions and
 * lines run: node and Deno, Go built with -cover, C and C++ built with gcc
 * --coverage, and what clang and rustc built with counters.
 */
#ifndef RUN_COUNTERS_H
#define RUN_COUNTERS_H

#include "run/engine.h"

/* The engine for COMMAND: ENGINE itself unless that is auto. */
const struct engine *counters_choose(
    const struct engine *engine, const char *const *command);
/* True for the word of a program that counts, whose arguments follow. */
bool counters_in(const char *const *at);
/* A sentence's part that says how to build the program at PATH so that it counts:
 * "built with gcc --coverage"; NULL where it counts already. */
const char *counters_how(const char *path);

#endif
