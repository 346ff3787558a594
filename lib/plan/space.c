/*
 * space.c: see space.h.
 */
#include "plan/space.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/lock.h"
#include "core/message.h"
#include "core/options.h"
#include "stream/json.h"

#define RECEIPT_MAX ((size_t)1 << 20)
#define MARK_MAX    ((size_t)4096)

const char *
space_state_text(enum space_state state)
{
	static const char *const texts[] = {
	    "running", "kept", "newest", "named", "stale"};

	return texts[state];
}

static struct space_item *
add_item(struct space *space, char *path)
{
	struct space_item *item;

	GROW(space->items, space->cap, space->count + 1);
	item = &space->items[space->count++];
	*item = (struct space_item){.path = path, .state = SPACE_STALE};
	file_measure(path, &item->space);
	return item;
}

/* The names in FOLDER that end with SUFFIX. */
static enum status
list_names(const char *folder, const char *suffix, struct words *names)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (dir == NULL)
		return fail_errno("%s", folder);
	while ((entry = readdir(dir)) != NULL)
		if (str_ends(str_of(entry->d_name), suffix) &&
		    strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			words_add(names, xstrdup(entry->d_name));
	closedir(dir);
	return STATUS_OK;
}

static void
free_names(struct words *names)
{
	for (size_t i = 0; i < names->count; i++)
		free((char *)(uintptr_t)names->items[i]);
	words_free(names);
}

/* ---- folders of commands ---- */

bool
space_is_busy(const char *folder)
{
	struct words locks = {NULL, 0, 0};
	bool busy = false;

	if (list_names(folder, ".lock", &locks) != STATUS_OK)
		return true;
	for (size_t i = 0; i < locks.count && !busy; i++) {
		char *path = file_join(folder, locks.items[i]);

		busy = lock_is_held(path);
		free(path);
	}
	free_names(&locks);
	return busy;
}

static bool
has(const char *folder, const char *name)
{
	char *path = file_join(folder, name);
	bool there = file_look(path) != STATUS_NO;

	free(path);
	return there;
}

/* "profiling/job-12" -> 12 */
static long
number_of(const char *folder)
{
	const char *dash = strrchr(folder, '-');

	return dash == NULL ? 0 : strtol(dash + 1, NULL, 10);
}

static void
add_folder(struct space *space, char *path)
{
	struct space_item *item = add_item(space, path);
	char *mark = file_join(path, ".command");
	struct buf text = BUF_EMPTY;

	item->state = space_is_busy(path)  ? SPACE_RUNNING
		      : has(path, ".keep") ? SPACE_KEPT
					   : SPACE_NEWEST;
	if (file_read_own(mark, MARK_MAX, &text) == STATUS_OK)
		item->made_by = buf_take(&text);
	buf_free(&text);
	free(mark);
}

/* Whether the command of folder A has another one, B, that was made later. */
static bool
is_superseded(const struct space_item *a, const struct space_item *b)
{
	return number_of(b->path) > number_of(a->path) && a->made_by != NULL &&
	       b->made_by != NULL && strcmp(a->made_by, b->made_by) == 0;
}

static void
mark_superseded(struct space *space)
{
	for (size_t i = 0; i < space->count; i++)
		for (size_t j = 0;
		     j < space->count && space->items[i].state == SPACE_NEWEST;
		     j++)
			if (is_superseded(&space->items[i], &space->items[j]))
				space->items[i].state = SPACE_STALE;
}

/* ---- files of runs ---- */

static bool
names(const struct json *value, const char *name)
{
	const struct json *item;

	if (json_kind(value) == VALUE_STRING)
		return strcmp(json_text(value, ""), name) == 0;
	if (json_kind(value) != VALUE_ARRAY && json_kind(value) != VALUE_OBJECT)
		return false;
	for (item = json_first(value); item != NULL; item = json_next(item))
		if (names(item, name))
			return true;
	return false;
}

/* True for ID.wall.pstat, .ID.scratch and the like, of ID.run.json. */
static bool
belongs(const char *name, struct str id)
{
	if (*name == '.')
		return strncmp(name + 1, id.data, id.len) == 0 &&
		       strcmp(name + 1 + id.len, ".scratch") == 0;
	return strncmp(name, id.data, id.len) == 0 && name[id.len] == '.';
}

#define RECEIPT_SUFFIX ".run.json"

struct receipt {
	const char *name; /* ID.run.json */
	struct str id;
	char *lock;
	/* Of receipt_read(): */
	bool was_read, busy;
	struct json *tree; /* NULL if it cannot be read */
};

/* All receipts in DIR; the caller frees them. */
static struct receipt *
list_receipts(const char *dir, const struct words *names)
{
	struct receipt *all = xcalloc(names->count + 1, sizeof(*all));

	for (size_t i = 0; i < names->count; i++) {
		struct str id = {names->items[i],
		    strlen(names->items[i]) - strlen(RECEIPT_SUFFIX)};
		struct buf lock = BUF_EMPTY;

		buf_addf(&lock, "%s/%.*s.lock", dir, STR_ARG(id));
		all[i] = (struct receipt){
		    .name = names->items[i], .id = id, .lock = buf_take(&lock)};
	}
	return all;
}

static void
free_receipts(struct receipt *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(all[i].lock);
		json_free(all[i].tree);
	}
	free(all);
}

/* The receipt whose files NAME is one of: the longest id; NULL: of none. */
static struct receipt *
receipt_of(struct receipt *all, size_t count, const char *name)
{
	struct receipt *best = NULL;

	for (size_t i = 0; i < count; i++)
		if (belongs(name, all[i].id) &&
		    (best == NULL || all[i].id.len > best->id.len))
			best = &all[i];
	return best;
}

static void
receipt_read(struct receipt *receipt, const char *dir)
{
	char *path = file_join(dir, receipt->name);
	struct buf text = BUF_EMPTY;

	if (!receipt->was_read &&
	    file_read_own(path, RECEIPT_MAX, &text) == STATUS_OK)
		receipt->tree = json_parse(buf_str(&text), NULL, NULL);
	if (!receipt->was_read)
		receipt->busy = lock_is_held(receipt->lock);
	receipt->was_read = true;
	free(path);
	buf_free(&text);
}

static void
add_file(struct space *space, const char *dir, struct receipt *receipt,
    const char *name)
{
	struct space_item *item = add_item(space, file_join(dir, name));

	receipt_read(receipt, dir);
	item->lock = xstrdup(receipt->lock);
	item->receipt = strcmp(name, receipt->name) == 0 ||
			str_ends(str_of(name), ".lock") ||
			str_ends(str_of(name), ".log");
	/* What cannot be read names everything. */
	if (receipt->busy)
		item->state = SPACE_RUNNING;
	else if (item->receipt || receipt->tree == NULL ||
		 names(json_get(receipt->tree, "result"), name))
		item->state = SPACE_NAMED;
}

static void
add_folders(struct space *space, const char *dir, const struct words *entries)
{
	for (size_t i = 0; i < entries->count; i++) {
		char *path = file_join(dir, entries->items[i]);
		struct stat info;

		if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode) &&
		    has(path, ".command"))
			add_folder(space, path);
		else
			free(path);
	}
	mark_superseded(space);
}

static void
add_files(struct space *space, const char *dir, const struct words *entries,
    const struct words *receipts)
{
	struct receipt *all = list_receipts(dir, receipts);

	for (size_t i = 0; i < entries->count; i++) {
		struct receipt *receipt =
		    receipt_of(all, receipts->count, entries->items[i]);

		if (receipt != NULL)
			add_file(space, dir, receipt, entries->items[i]);
	}
	free_receipts(all, receipts->count);
}

enum status
space_read(struct space *space, const char *dir)
{
	struct words entries = {NULL, 0, 0}, receipts = {NULL, 0, 0};
	enum status status = list_names(dir, "", &entries);

	*space = (struct space){.items = NULL};
	if (status == STATUS_OK)
		status = list_names(dir, RECEIPT_SUFFIX, &receipts);
	if (status == STATUS_OK) {
		add_folders(space, dir, &entries);
		add_files(space, dir, &entries, &receipts);
	}
	free_names(&entries);
	free_names(&receipts);
	return status;
}

void
space_release(struct space *space)
{
	for (size_t i = 0; i < space->count; i++) {
		free(space->items[i].path);
		free(space->items[i].lock);
		free(space->items[i].made_by);
	}
	free(space->items);
}
