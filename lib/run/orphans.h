/*
 * orphans.h: the end of what a program left running.
 */
#ifndef RUN_ORPHANS_H
#define RUN_ORPHANS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "run/output.h"

/* Ends all processes of GROUP and all children of this process (it must be
 * their reaper), and waits for them, reading LOG (may be NULL) meanwhile, so
 * that none hangs on a full pipe. Helpers get half a second to end by
 * themselves, then two seconds after SIGTERM; AT_ONCE: neither. Returns how many had to be ended. SIGCHLD
 * must be blocked. */
size_t orphans_end(pid_t group, struct output *log, bool at_once);

#endif
