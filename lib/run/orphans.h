/*
 * orphans.h: ends the processes that a program left running.
 */
#ifndef RUN_ORPHANS_H
#define RUN_ORPHANS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "run/output.h"

/* Ends all processes of GROUP and all children of this process, which must be
 * the subreaper, and waits for them. LOG (may be NULL) is read meanwhile, so
 * that none blocks on a full pipe. Processes have half a second to end by
 * themselves, then two seconds after SIGTERM; with AT_ONCE neither. Returns how
 * many had to be ended. SIGCHLD must be blocked. */
size_t orphans_end(pid_t group, struct output *log, bool at_once);

#endif
