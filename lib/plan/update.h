/*
 * update.h: one change of the plan file, safe against other programs, editors
 * and crashes. The plan is read again under a lock, changed in memory, and the
 * file replaced: temporary file, fsync, exchange, fsync of the folder.
 *
 * The lock is on the plan file itself, so there is no lock file to clean up.
 * Editors do not lock: if what is replaced is not what was read, or an editor has
 * it open to write, it is put back, read again, and the change is made again.
 */
#ifndef PLAN_UPDATE_H
#define PLAN_UPDATE_H

#include "plan/edit.h"

/* Makes the change in memory with the functions of edit.h. It may be called
 * more than once, each time with a plan that was read again. A status other
 * than STATUS_OK ends the update without changing the file. */
typedef enum status plan_change(struct plan *plan, void *context);

/* Updates the plan at PATH, which must exist. */
enum status plan_update(const char *path, plan_change *change, void *context);
/* The same; a missing or empty file counts as one with the text START. */
enum status plan_update_or_create(
    const char *path, struct str start, plan_change *change, void *context);

#endif
