/*
 * space.c: see space.h.
 */
#include "plan/space.h"

#include <dirent.h>
#include <errno.h>
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
	bool there = file_exists(path);

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

	item->state = space_is_busy(path)  ? SPACE_RUNNING
		      : has(path, ".keep") ? SPACE_KEPT
					   : SPACE_NEWEST;
}

/* Whether the command of folder A has another one, B, that was made later. */
static bool
is_superseded(const char *a, const char *b)
{
	char *path_a = file_join(a, ".command");
	char *path_b = file_join(b, ".command");
	struct buf text_a = BUF_EMPTY, text_b = BUF_EMPTY;
	bool same = number_of(b) > number_of(a) &&
		    file_read(path_a, MARK_MAX, &text_a) == STATUS_OK &&
		    file_read(path_b, MARK_MAX, &text_b) == STATUS_OK &&
		    str_equal(buf_str(&text_a), buf_str(&text_b));

	free(path_a);
	free(path_b);
	buf_free(&text_a);
	buf_free(&text_b);
	return same;
}

static void
mark_superseded(struct space *space)
{
	for (size_t i = 0; i < space->count; i++)
		for (size_t j = 0;
		     j < space->count && space->items[i].state == SPACE_NEWEST;
		     j++)
			if (is_superseded(
				space->items[i].path, space->items[j].path))
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

/* The receipt whose files NAME is one of: the longest id; NULL: of none. */
static const char *
receipt_of(const struct words *receipts, const char *name)
{
	const char *best = NULL;

	for (size_t i = 0; i < receipts->count; i++) {
		struct str id = {receipts->items[i],
		    strlen(receipts->items[i]) - strlen(".run.json")};

		if (belongs(name, id) &&
		    (best == NULL ||
			id.len + strlen(".run.json") > strlen(best)))
			best = receipts->items[i];
	}
	return best;
}

static void
add_file(
    struct space *space, const char *dir, const char *receipt, const char *name)
{
	struct space_item *item = add_item(space, file_join(dir, name));
	char *path = file_join(dir, receipt);
	struct buf text = BUF_EMPTY, lock = BUF_EMPTY;
	struct json *tree = NULL;

	buf_addf(&lock, "%.*s.lock", (int)(strlen(path) - strlen(".run.json")),
	    path);
	item->lock = buf_take(&lock);
	item->receipt = strcmp(name, receipt) == 0 ||
			str_ends(str_of(name), ".lock") ||
			str_ends(str_of(name), ".log");
	if (file_read(path, RECEIPT_MAX, &text) == STATUS_OK)
		tree = json_parse(buf_str(&text), NULL, NULL);
	/* What cannot be read names everything. */
	if (lock_is_held(item->lock))
		item->state = SPACE_RUNNING;
	else if (item->receipt || tree == NULL ||
		 names(json_get(tree, "result"), name))
		item->state = SPACE_NAMED;
	json_free(tree);
	free(path);
	buf_free(&text);
}

enum status
space_read(struct space *space, const char *dir)
{
	struct words entries = {NULL, 0, 0}, receipts = {NULL, 0, 0};
	enum status status = list_names(dir, "", &entries);

	*space = (struct space){.items = NULL};
	if (status == STATUS_OK)
		status = list_names(dir, ".run.json", &receipts);
	for (size_t i = 0; i < entries.count && status == STATUS_OK; i++) {
		char *path = file_join(dir, entries.items[i]);
		struct stat info;

		if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode) &&
		    has(path, ".command"))
			add_folder(space, path);
		else
			free(path);
	}
	mark_superseded(space);
	for (size_t i = 0; i < entries.count && status == STATUS_OK; i++) {
		const char *receipt = receipt_of(&receipts, entries.items[i]);

		if (receipt != NULL)
			add_file(space, dir, receipt, entries.items[i]);
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
	}
	free(space->items);
}
