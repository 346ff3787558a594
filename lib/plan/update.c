/* update.c: see update.h. */
#include "plan/update.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/lock.h"
#include "core/message.h"

/* The most times that the file may change between reading and writing it. */
#define MAX_TRIES 100

struct update {
	const char *path;
	struct str start; /* data NULL: the file must exist */
	plan_change *change;
	void *context;
};

static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool
same_state(const struct stat *a, const struct stat *b)
{
	return same_file(a, b) && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static enum status
load(struct plan *plan, const struct update *update, const struct stat *info)
{
	struct buf text = BUF_EMPTY;

	if (update->start.data == NULL || info->st_size > 0)
		return plan_load(plan, update->path);
	buf_addstr(&text, update->start);
	return plan_read(plan, update->path, &text);
}

static enum status
write_changes(const struct plan *plan, const struct update *update,
    const struct stat *before, bool *again)
{
	struct buf text = BUF_EMPTY;
	struct stat now;
	enum status status;

	plan_render(plan, &text);
	if (stat(update->path, &now) != 0) {
		status = fail_errno("%s", update->path);
	} else if (!same_state(before, &now)) {
		*again = true;
		status = STATUS_OK;
	} else {
		status = file_replace(update->path, buf_str(&text), 0666);
	}
	buf_free(&text);
	return status;
}

/* One try, under the lock that FD holds. */
static enum status
try_update(const struct update *update, int fd, bool *again)
{
	struct stat locked, before;
	struct plan plan;
	enum status status;

	if (fstat(fd, &locked) != 0 || stat(update->path, &before) != 0)
		return fail_errno("%s", update->path);
	/* Replaced by a program that does not lock: this lock is on the old
	 * file. */
	if (!same_file(&locked, &before)) {
		*again = true;
		return STATUS_OK;
	}
	status = load(&plan, update, &before);
	if (status != STATUS_OK)
		return status;
	status = update->change(&plan, update->context);
	if (status == STATUS_OK && plan_is_changed(&plan))
		status = write_changes(&plan, update, &before, again);
	plan_release(&plan);
	return status;
}

/* Taking the lock may have created the file: remove it if nothing was
 * written. */
static void
remove_if_empty(const char *path)
{
	struct stat info;

	if (stat(path, &info) == 0 && S_ISREG(info.st_mode) &&
	    info.st_size == 0)
		unlink(path);
}

static enum status
run_update(const struct update *update)
{
	enum status status;
	int tries = 0, fd;
	bool again, made;

	do {
		again = false;
		made = !file_exists(update->path);
		if (made && update->start.data == NULL)
			return fail_errno("%s", update->path);
		status = lock_take(update->path, true, &fd);
		if (status != STATUS_OK)
			return status;
		status = try_update(update, fd, &again);
		if (made && !again)
			remove_if_empty(update->path);
		close(fd);
	} while (again && ++tries < MAX_TRIES);
	if (again)
		return fail(STATUS_SYSTEM,
		    "%s: changes all the time, not written", update->path);
	return status;
}

enum status
plan_update(const char *path, plan_change *change, void *context)
{
	struct update update = {path, {NULL, 0}, change, context};

	return run_update(&update);
}

enum status
plan_update_or_create(
    const char *path, struct str start, plan_change *change, void *context)
{
	struct update update = {path, start, change, context};

	return run_update(&update);
}
