/* harvest.c: see harvest.h. */
#include "run/harvest.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "core/file.h"
#include "core/glob.h"
#include "core/message.h"

void
harvest_init(struct harvest *harvest)
{
	*harvest = (struct harvest){.threads_total_s = (double)NAN,
	    .unaccounted_s = (double)NAN,
	    .gc_seconds = (double)NAN,
	    .gc_collections = -1};
}

void
harvest_release(struct harvest *harvest)
{
	for (size_t i = 0; i < harvest->count; i++)
		for (int kind = 0; kind < PROFILE_KINDS; kind++)
			free(harvest->sets[i].files[kind]);
	free(harvest->engine);
	free(harvest->engine_version);
	free(harvest->python);
	free(harvest->clock);
	free(harvest->implementation);
	free(harvest->program);
	free(harvest->exception);
	harvest_init(harvest);
}

const char *
profile_set_best(const struct profile_set *set)
{
	static const enum profile_kind order[] = {PROFILE_KIND_PSTAT,
	    PROFILE_KIND_CALLGRIND, PROFILE_KIND_COVERAGE, PROFILE_KIND_FUNCS};

	for (size_t i = 0; i < COUNT_OF(order); i++)
		if (set->files[order[i]] != NULL)
			return set->files[order[i]];
	return NULL;
}

static char *
final_name(
    const char *id, const char *part, enum profile_kind kind, const char *clock)
{
	struct buf name = BUF_EMPTY;

	buf_addf(&name, "%s.%s", id, part);
	/* Computing time is a wall clock's less the waits. */
	profile_suffix(kind, strcmp(clock, "cpu") == 0 ? clock : "wall", &name);
	return buf_take(&name);
}

/* True for "early.wall.pstat", "child-12.funcs.cpu.csv": what may stand
 * behind the id in the name of a profile. */
static bool
is_profile_suffix(struct str rest)
{
	if (str_starts(rest, "early.")) {
		rest.data += 6;
		rest.len -= 6;
	} else if (glob_match("child-[0-9]*.*", rest)) {
		size_t skip = strlen("child-");

		while (skip < rest.len && rest.data[skip] >= '0' &&
		       rest.data[skip] <= '9')
			skip++;
		rest.data += skip;
		rest.len -= skip;
		if (rest.len == 0 || *rest.data != '.')
			return false;
		rest.data++;
		rest.len--;
	}
	return profile_suffix_known(rest);
}

static void
remove_old(const char *folder, const char *id)
{
	DIR *dir = opendir(folder);
	struct buf prefix = BUF_EMPTY;
	struct dirent *entry;

	buf_addf(&prefix, "%s.", id);
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		struct str rest = str_of(entry->d_name);

		if (!str_starts(rest, buf_text(&prefix)))
			continue;
		rest.data += prefix.len;
		rest.len -= prefix.len;
		if (is_profile_suffix(rest))
			unlinkat(dirfd(dir), entry->d_name, 0);
	}
	if (dir != NULL)
		closedir(dir);
	buf_free(&prefix);
}

enum status
harvest_place(struct harvest *harvest, const char *folder, const char *id,
    const char *clock, bool early)
{
	enum status status = STATUS_OK;
	char *path;

	remove_old(folder, id);
	for (size_t i = 0; i < harvest->count; i++) {
		char part[32] = "";

		if (i > 0)
			snprintf(part, sizeof(part), "child-%zu.", i);
		else if (early)
			snprintf(part, sizeof(part), "early.");
		for (int kind = 0; kind < PROFILE_KINDS; kind++) {
			char **file = &harvest->sets[i].files[kind];
			char *name;

			if (*file == NULL)
				continue;
			name = final_name(
			    id, part, (enum profile_kind)kind, clock);
			path = file_join(folder, name);
			if (file_place(*file, path) != STATUS_OK)
				status = STATUS_SYSTEM;
			free(path);
			free(*file);
			*file = name;
		}
	}
	if (status == STATUS_OK && harvest->count > 0) {
		path = file_join(folder, id);
		status = file_sync_folder(path);
		free(path);
	}
	return status;
}
