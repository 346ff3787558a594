/*
 * no_profile.h: explains why a command that ran has left no profile, because
 * something kept the agent out, and what to do.
 */
#ifndef RUN_NO_PROFILE_H
#define RUN_NO_PROFILE_H

#include "run/engine.h"

/* The function `explain` of engine.h. */
char *no_profile_explain(
    const struct engine_job *job, const struct harvest *harvest);

#endif
