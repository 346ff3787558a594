/* self_counts.c: see self_counts.h. */
#include "run/self_counts.h"

#include <dirent.h>
#include <sys/stat.h>

#include "core/file.h"

/* As deep as paths may be. */
#define DEEPEST 256

enum status
self_counts_begin(struct self_counts *counts, struct engine_job *job)
{
	*counts = (struct self_counts){
	    .job = job, .folder = file_join(job->scratch, "counted")};
	coverage_init(&counts->coverage);
	return file_make_folder(counts->folder);
}

void
self_counts_release(struct self_counts *counts)
{
	coverage_release(&counts->coverage);
	free(counts->folder);
}

static void
each_below(struct self_counts *counts, const char *folder, const char *suffix,
    int depth, void (*take)(struct self_counts *counts, const char *path))
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char *path = file_join(folder, entry->d_name);
		struct stat st;

		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0 || lstat(path, &st) != 0)
			; /* nothing to look at */
		else if (S_ISDIR(st.st_mode) && depth < DEEPEST)
			each_below(counts, path, suffix, depth + 1, take);
		else if (S_ISREG(st.st_mode) &&
			 str_ends(str_of(entry->d_name), suffix))
			take(counts, path);
		free(path);
	}
	if (dir != NULL)
		closedir(dir);
}

void
self_counts_each(struct self_counts *counts, const char *suffix,
    void (*take)(struct self_counts *counts, const char *path))
{
	each_below(counts, counts->folder, suffix, 0, take);
}

void
self_counts_count(struct self_counts *counts, enum status status)
{
	counts->files++;
	counts->good += status == STATUS_OK;
}

void
self_counts_add(struct self_counts *counts, const char *path)
{
	self_counts_count(counts, coverage_add(&counts->coverage, path));
}

static void
tell(const struct self_counts *counts)
{
	const struct coverage *c = &counts->coverage;

	if (counts->good < counts->files)
		notes_add(counts->job->notes, "profile-unreadable",
		    "%zu of %zu files that the program left cannot be read",
		    counts->files - counts->good, counts->files);
	if (c->unfound > 0)
		notes_add(counts->job->notes, "source-missing",
		    "the source of %zu file%s is not there, or is another one "
		    "than was run (%s)",
		    c->unfound, c->unfound == 1 ? "" : "s",
		    map_key(c->paths, c->first).data);
}

void
self_counts_end(struct self_counts *counts, struct harvest *harvest)
{
	char *path = file_join(counts->job->scratch, "counted.lcov");

	harvest->engine = xstrdup(counts->job->name);
	harvest->lacking = counts->good < counts->files;
	tell(counts);
	coverage_finish(&counts->coverage);
	if (counts->good == 0) {
		free(path);
	} else if (coverage_write(&counts->coverage, path) == STATUS_OK) {
		harvest->sets[0].files[PROFILE_KIND_COVERAGE] = path;
		harvest->count = 1;
	} else {
		harvest->unsaved = true;
		free(path);
	}
}
