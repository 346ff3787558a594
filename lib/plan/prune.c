/*
 * prune.c: see prune.h.
 */
#include "plan/prune.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "core/lock.h"
#include "core/message.h"
#include "plan/space.h"

#define DAY_S 86400.0
/* Who has just made a folder may still write the report there. */
#define REST_S 3600.0

enum space_column {
	SPACE_PATH,
	SPACE_STATE,
	SPACE_BYTES,
	SPACE_FILES,
	SPACE_DAYS,
	SPACE_COLUMNS
};

static const struct column columns[SPACE_COLUMNS] = {
    {COLUMN("path", TEXT, 44)},
    {COLUMN("state", TEXT, 8)},
    {COLUMN("bytes", NUMBER, 12)},
    {COLUMN("files", NUMBER, 6)},
    {COLUMN("days", NUMBER, 6)},
};
static const struct shape shape_space = {"space", columns, SPACE_COLUMNS};

static double
age_of(const struct space_item *item)
{
	return difftime(time(NULL), item->space.newest);
}

static void
settle(struct space_item *item, const struct prune_options *options)
{
	bool old = age_of(item) >= options->older_s;

	if (item->lock == NULL && item->state == SPACE_STALE &&
	    age_of(item) < REST_S)
		item->state = SPACE_NEWEST;
	if ((item->state == SPACE_NEWEST && old) ||
	    (item->state == SPACE_NAMED && options->named && !item->receipt))
		item->state = SPACE_STALE;
}

static enum status
remove_item(const struct space_item *item)
{
	enum status status;
	int lock;

	if (item->lock == NULL)
		return space_is_busy(item->path) ? STATUS_NO
						 : file_remove_tree(item->path);
	status = lock_take(item->lock, false, &lock);
	if (status != STATUS_OK)
		return status;
	status = file_remove_tree(item->path);
	close(lock);
	return status;
}

static int
largest_first(const void *a, const void *b)
{
	const struct space_item *x = a, *y = b;

	if (x->space.bytes < y->space.bytes || x->space.bytes > y->space.bytes)
		return x->space.bytes < y->space.bytes ? 1 : -1;
	return strcmp(x->path, y->path);
}

static void
write_item(struct writer *out, const struct space_item *item, const char *state)
{
	writer_begin(out, &shape_space);
	writer_text(out, SPACE_PATH, str_of(item->path));
	writer_text(out, SPACE_STATE, str_of(state));
	writer_count(out, SPACE_BYTES, (int64_t)item->space.bytes);
	writer_count(out, SPACE_FILES, item->space.files);
	writer_real(out, SPACE_DAYS, age_of(item) / DAY_S, 1);
	writer_end(out);
}

enum status
prune(const struct prune_options *options)
{
	struct writer *out;
	struct space space;
	enum status status = space_read(&space, options->dir);
	double stale = 0;
	size_t count = 0;

	if (status != STATUS_OK)
		return status;
	out = writer_open(stdout, options->format, &shape_space, NULL);
	xqsort(space.items, space.count, sizeof(*space.items), largest_first);
	for (size_t i = 0; i < space.count && status == STATUS_OK; i++) {
		struct space_item *item = &space.items[i];
		const char *state;

		settle(item, options);
		state = space_state_text(item->state);
		if (item->state == SPACE_STALE) {
			if (options->remove) {
				status = remove_item(item);
				state =
				    status == STATUS_OK ? "removed" : "running";
			}
			if (status == STATUS_OK) {
				stale += item->space.bytes;
				count++;
			}
		}
		if (status == STATUS_NO)
			status = STATUS_OK;
		write_item(out, item, state);
	}
	status = writer_close(out, status);
	if (status == STATUS_OK && count > 0)
		message(options->remove
			    ? "%.1f MB removed"
			    : "%.1f MB are stale (--remove removes them)",
		    stale / 1e6);
	if (status == STATUS_OK && count == 0)
		status = fail(STATUS_NO, "nothing is stale");
	space_release(&space);
	return status;
}
