/*
 * no_profile.h: why a command that ran has left no profile: what keeps the agent
 * out.
 */
#ifndef RUN_NO_PROFILE_H
#define RUN_NO_PROFILE_H

#include "run/engine.h"

void no_profile_explain(struct engine_job *job, const struct harvest *harvest);

#endif
