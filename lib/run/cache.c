/* cache.c: see cache.h. */
#include "run/cache.h"

#include <ftw.h>
#include <unistd.h>

#include "core/file.h"
#include "core/lock.h"
#include "core/message.h"

/* nftw() has no argument for its callback. */
static int64_t count_files, count_bytes;

static int
count_one(
    const char *path, const struct stat *info, int kind, struct FTW *place)
{
	(void)path;
	(void)place;
	if (kind == FTW_F) {
		count_files++;
		count_bytes += info->st_size;
	}
	return 0;
}

static void
count_tree(const char *folder, int64_t *files, int64_t *bytes)
{
	count_files = count_bytes = 0;
	if (nftw(folder, count_one, 16, FTW_PHYS) == 0) {
		*files = count_files;
		*bytes = count_bytes;
	} else
		*files = *bytes = -1;
}

static enum status
lock_cache(struct cache *cache, const char *path, const struct notes *notes)
{
	enum status status = lock_take(path, false, &cache->lock_fd);

	if (status != STATUS_NO)
		return status;
	message(
	    "%s: waits for another run that uses the plan's cache", notes->run);
	return lock_take(path, true, &cache->lock_fd);
}

static enum status
prepare(struct cache *cache, const char *path)
{
	char *full;
	enum status status = STATUS_OK;

	if (cache->cold)
		status = file_remove_tree(path);
	if (status == STATUS_OK)
		status = file_make_folder(path);
	if (status != STATUS_OK)
		return status;
	full = realpath(path, NULL);
	if (full == NULL)
		return fail_errno("%s", path);
	cache->folder = full;
	count_tree(full, &cache->files_before, &cache->bytes_before);
	return STATUS_OK;
}

enum status
cache_open(struct cache *cache, const char *output_folder, const char *kind,
    struct notes *notes)
{
	char *path, *lock;
	enum status status;

	*cache = (struct cache){.lock_fd = -1,
	    .files_before = -1,
	    .bytes_before = -1,
	    .files_after = -1,
	    .bytes_after = -1};
	if (*kind == '\0')
		return STATUS_OK;
	cache->cold = strcmp(kind, "cold") == 0;
	path = file_join(output_folder, ".cache");
	lock = file_join(output_folder, ".cache.lock");
	status = lock_cache(cache, lock, notes);
	if (status == STATUS_OK)
		status = prepare(cache, path);
	if (status == STATUS_OK && !cache->cold && cache->files_before == 0)
		notes_add(notes, "cache-not-warm",
		    "the plan's cache was empty, so this run was not warm: "
		    "make the cold run first");
	free(path);
	free(lock);
	if (status != STATUS_OK)
		cache_close(cache);
	return status;
}

void
cache_measure(struct cache *cache, struct notes *notes)
{
	if (cache->folder == NULL)
		return;
	count_tree(cache->folder, &cache->files_after, &cache->bytes_after);
	if (cache->cold && cache->files_after == 0)
		notes_add(notes, "cache-left-nothing",
		    "the cold run left nothing in its cache: the program "
		    "keeps none below XDG_CACHE_HOME");
}

void
cache_close(struct cache *cache)
{
	free(cache->folder);
	if (cache->lock_fd >= 0)
		close(cache->lock_fd);
	cache->folder = NULL;
	cache->lock_fd = -1;
}
