/*
 * native.h: the engine `native` before the run: it is compiled once an
 * interpreter (lib/agent/python/native), outside the measured time.
 */
#ifndef RUN_NATIVE_H
#define RUN_NATIVE_H

#include "core/status.h"
#include "run/environment.h"

/* Where compiled engines are kept, the caller's own cache whatever the program
 * is given: $SUPERLINEAR_CACHE, else superlinear in the user's cache folder.
 * NULL if that is nowhere; the caller frees it. */
char *native_cache(void);

/* Compiles it for the interpreter that COMMAND names, if it is not there yet.
 * STATUS_NO (said): no compiler, no header, or not an interpreter for it;
 * MAY_FAIL makes that STATUS_OK, and nothing is said. Behind `env`, `nice` and
 * the like it is the first word that names a Python; behind other wrappers the
 * interpreter is not known yet: the agent compiles then. */
enum status native_build(const char *agent, const char *cache,
    const char *const *command, bool may_fail);

#endif
