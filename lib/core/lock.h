/*
 * lock.h: file locks. A lock belongs to the open file description: children
 * that inherit the descriptor hold it too, and it ends with the last of them,
 * however they die.
 */
#ifndef CORE_LOCK_H
#define CORE_LOCK_H

#include <stdbool.h>

#include "core/status.h"

/* Opens PATH (made if missing, mode 0666 less the umask) and locks it whole. A
 * link or a pipe is STATUS_SYSTEM.
 * WAIT: sleep until it is free; else STATUS_NO if another holds it. *FD is the
 * descriptor that holds the lock until it is closed; it is close-on-exec: clear
 * that to share the lock with a child. */
enum status lock_take(const char *path, bool wait, int *fd);

/* Opens PATH, made if missing, and waits for its lock, of a file that editors
 * write, too: a lock of flock(2), so that none who waits for it has it open to
 * write (file_swap() asks). *FD as above. */
enum status lock_edited(const char *path, int *fd);

/* True if another process holds PATH's lock; false for a missing file. */
bool lock_is_held(const char *path);

#endif
