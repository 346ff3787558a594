/* covered.c: see covered.h. */
#include "run/covered.h"

#include <dirent.h>
#include <sys/stat.h>

#include "core/file.h"

/* As deep as paths may be. */
#define DEEPEST 256

enum status
covered_begin(struct covered *lines, struct engine_job *job)
{
	*lines = (struct covered){
	    .job = job, .folder = file_join(job->scratch, "counted")};
	coverage_init(&lines->coverage);
	return file_make_folder(lines->folder);
}

void
covered_release(struct covered *lines)
{
	coverage_release(&lines->coverage);
	free(lines->folder);
}

static void
each_below(struct covered *lines, const char *folder, const char *suffix,
    int depth, void (*take)(struct covered *lines, const char *path))
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
			each_below(lines, path, suffix, depth + 1, take);
		else if (S_ISREG(st.st_mode) &&
			 str_ends(str_of(entry->d_name), suffix))
			take(lines, path);
		free(path);
	}
	if (dir != NULL)
		closedir(dir);
}

void
covered_each(struct covered *lines, const char *suffix,
    void (*take)(struct covered *lines, const char *path))
{
	each_below(lines, lines->folder, suffix, 0, take);
}

void
covered_count(struct covered *lines, enum status status)
{
	lines->files++;
	lines->good += status == STATUS_OK;
}

void
covered_add(struct covered *lines, const char *path)
{
	covered_count(lines, coverage_add(&lines->coverage, path));
}

static void
tell(const struct covered *lines)
{
	const struct coverage *c = &lines->coverage;

	if (lines->good < lines->files)
		notes_add(lines->job->notes, "profile-unreadable",
		    "%zu of %zu files that the program left cannot be read",
		    lines->files - lines->good, lines->files);
	if (c->unfound > 0)
		notes_add(lines->job->notes, "source-missing",
		    "the source of %zu file%s is not there, or is another one "
		    "than was run (%s)",
		    c->unfound, c->unfound == 1 ? "" : "s",
		    map_key(c->paths, c->first).data);
}

void
covered_end(struct covered *lines, struct harvest *harvest)
{
	char *path = file_join(lines->job->scratch, "counted.lcov");

	harvest->engine = xstrdup(lines->job->name);
	harvest->lacking = lines->good < lines->files;
	tell(lines);
	coverage_finish(&lines->coverage);
	if (lines->good == 0) {
		free(path);
	} else if (coverage_write(&lines->coverage, path) == STATUS_OK) {
		harvest->sets[0].files[PROFILE_KIND_COVERAGE] = path;
		harvest->count = 1;
	} else {
		harvest->unsaved = true;
		free(path);
	}
}
