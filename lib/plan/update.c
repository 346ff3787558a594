/* update.c: see update.h. */
#include "plan/update.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/lock.h"
#include "core/message.h"

/* The most times that the file may change between reading and writing it, and
 * the time that an editor has to write it in between. */
#define MAX_TRIES 100
#define PAUSE_NS  10000000

struct update {
	const char *path;
	struct str start; /* data NULL: the file must exist */
	plan_change *change;
	void *context;
};

static enum status
load(struct plan *plan, const struct update *update, bool *empty)
{
	struct buf text = BUF_EMPTY;
	struct stat info;

	*empty = update->start.data != NULL && stat(update->path, &info) == 0 &&
		 info.st_size == 0;
	if (!*empty)
		return plan_load(plan, update->path);
	buf_addstr(&text, update->start);
	return plan_read(plan, update->path, &text);
}

/* One try, under the lock. */
static enum status
try_update(const struct update *update, bool *again)
{
	struct buf text = BUF_EMPTY;
	struct plan plan;
	enum status status;
	bool empty;

	status = load(&plan, update, &empty);
	if (status != STATUS_OK)
		return status;
	status = update->change(&plan, update->context);
	if (status == STATUS_OK && plan_is_changed(&plan)) {
		plan_render(&plan, &text);
		status = file_swap(update->path,
		    empty ? STR("") : buf_str(&plan.file), buf_str(&text), 0666,
		    again);
	}
	plan_release(&plan);
	buf_free(&text);
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
	const struct timespec pause = {.tv_nsec = PAUSE_NS};
	enum status status;
	int tries = 0, fd;
	bool again, made;

	do {
		again = false;
		made = !file_exists(update->path);
		if (made && update->start.data == NULL)
			return fail_errno("%s", update->path);
		status = lock_edited(update->path, &fd);
		if (status != STATUS_OK)
			return status;
		status = try_update(update, &again);
		if (made && !again)
			remove_if_empty(update->path);
		close(fd);
		if (again)
			nanosleep(&pause, NULL);
	} while (again && ++tries < MAX_TRIES);
	if (again)
		return fail(STATUS_SYSTEM,
		    "%s: changes all the time, or is open to write: not "
		    "written",
		    update->path);
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
