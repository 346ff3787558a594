/*
 * native.h: compiles the native engine (lib/agent/python/native) before the
 * run, once for each interpreter, outside of the measured time.
 */
#ifndef RUN_NATIVE_H
#define RUN_NATIVE_H

#include "core/status.h"
#include "run/environment.h"

/* The folder of compiled engines, in the user's cache, not that of the program:
 * $SUPERLINEAR_CACHE, or superlinear in the user's cache folder. The caller
 * frees it; NULL if there is none. */
char *native_cache(void);

/* Compiles it for the interpreter that COMMAND names, if that was not done
 * before. STATUS_NO: no compiler, no header, or not a suitable interpreter;
 * with MAY_FAIL this is STATUS_OK without a message. Behind `env`, `nice` and
 * the like it is the first word that names a Python; behind other wrappers the
 * interpreter is not known yet: the agent compiles then. */
enum status native_build(const char *agent, const char *cache,
    const char *const *command, bool may_fail);

#endif
