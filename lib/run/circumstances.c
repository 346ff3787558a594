/*
 * circumstances.c: see circumstances.h. What cannot be found out stays unknown;
 * it never stops a run.
 */
#include "run/circumstances.h"

#include <dirent.h>
#include <math.h>
#include <sys/utsname.h>

#include "core/file.h"
#include "core/lock.h"
#include "core/platform.h"
#include "run/capture.h"
#include "run/own_folders.h"

/* 1 if tracked files were changed, 0 if not, -1 if unknown. */
static int
tree_changed(const char *folder)
{
	struct buf exclude = BUF_EMPTY, out = BUF_EMPTY;
	const char *argv[] = {"git", "status", "--porcelain",
	    "--untracked-files=no", "--", ":/",
	    ":(top,exclude,glob)**/*plan*.json", NULL, NULL};
	int code = 1, changed = -1;

	buf_addf(&exclude, ":(exclude)%s", folder);
	argv[7] = buf_text(&exclude);
	/* git refuses a folder outside of the repository. */
	if (capture(argv, (struct str){NULL, 0}, &out, &code) == STATUS_OK &&
	    code != 0 && code != 127) {
		argv[7] = NULL;
		if (capture(argv, (struct str){NULL, 0}, &out, &code) !=
		    STATUS_OK)
			code = 1;
	}
	if (code == 0)
		changed = out.len > 0;
	buf_free(&exclude);
	buf_free(&out);
	return changed;
}

static int64_t
runs_beside(const char *folder, const char *own_lock)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int64_t count = 0;

	if (dir == NULL)
		return -1;
	while ((entry = readdir(dir)) != NULL) {
		char *path;

		/* A hidden lock is that of the cache. */
		if (entry->d_name[0] == '.' ||
		    !str_ends(str_of(entry->d_name), ".lock") ||
		    strcmp(entry->d_name, own_lock) == 0)
			continue;
		path = file_join(folder, entry->d_name);
		count += lock_is_held(path);
		free(path);
	}
	closedir(dir);
	return count;
}

void
circumstances_gather(struct circumstances *circumstances,
    const char *const *command, const char *folder, const char *own_lock)
{
	static const char *const rev[] = {
	    "git", "rev-parse", "--short", "--verify", "HEAD", NULL};
	static const char *const branch[] = {
	    "git", "symbolic-ref", "--short", "-q", "HEAD", NULL};
	struct utsname names;

	*circumstances =
	    (struct circumstances){.git_dirty = -1, .load_1m = (double)NAN};
	circumstances->git_rev = capture_line(rev);
	if (circumstances->git_rev != NULL) {
		circumstances->git_branch = capture_line(branch);
		circumstances->git_dirty = tree_changed(folder);
	}
	if (uname(&names) == 0)
		circumstances->host = xstrdup(names.nodename);
	circumstances->cpu = platform_processor();
	circumstances->cpus = platform_processors();
	circumstances->load_1m = platform_load();
	circumstances->beside = runs_beside(folder, own_lock);
	own_folders(command, &circumstances->own_folders);
}

void
circumstances_release(struct circumstances *circumstances)
{
	free(circumstances->git_rev);
	free(circumstances->git_branch);
	free(circumstances->host);
	free(circumstances->cpu);
	buf_free(&circumstances->own_folders);
}
