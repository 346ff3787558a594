/*
 * update.h: one change of the plan file, safe beside other programs, people
 * and crashes. The plan is read anew under a lock, changed in memory, and
 * replaced whole: temporary file, fsync, rename, fsync of the folder.
 *
 * The lock is on the plan file itself, so that nothing else is left lying
 * about. An editor takes no lock: if the file has changed since it was read,
 * it is read again and the change is made again.
 */
#ifndef PLAN_UPDATE_H
#define PLAN_UPDATE_H

#include "plan/edit.h"

/* Makes the change in memory by the calls of edit.h; may be called more than
 * once, each time with a plan read anew. What it returns other than STATUS_OK
 * ends the update, and the file stays as it is. */
typedef enum status plan_change(struct plan *plan, void *context);

/* A missing file is a failure. */
enum status plan_update(const char *path, plan_change *change, void *context);
/* A missing or empty file is one that holds START. */
enum status plan_update_or_create(
    const char *path, struct str start, plan_change *change, void *context);

#endif
