/*
 * engine_gcov.c: programs that were built with gcc --coverage. As they end they
 * leave counts for each object file, below the prefix that they are given:
 *
 *	SCRATCH/counted/home/ann/build/job.gcda
 *
 * which gcov reads together with the notes that the compiler left:
 *
 *	/home/ann/build/job.gcno
 */
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "run/capture.h"
#include "run/self_counts.h"

static enum status
prepare(struct engine_job *job)
{
	struct self_counts counts;
	enum status status = self_counts_begin(&counts, job);

	environment_set(job->env, "GCOV_PREFIX", counts.folder);
	environment_unset(job->env, "GCOV_PREFIX_STRIP");
	self_counts_release(&counts);
	return status;
}

/* Puts a link to the notes of the compiler beside the counts. */
static void
link_notes(const char *counts, const char *folder)
{
	struct buf notes = BUF_EMPTY;

	buf_add(&notes, counts, strlen(counts) - strlen(".gcda"));
	buf_adds(&notes, ".gcno");
	if (symlink(notes.data + strlen(folder), notes.data) != 0)
		message("%s cannot be linked", notes.data);
	buf_free(&notes);
}

static void
take(struct self_counts *counts, const char *path)
{
	const char *argv[] = {"gcov", "--json-format", "--stdout", path, NULL};
	struct buf out = BUF_EMPTY;
	int code = 1;

	link_notes(path, counts->folder);
	capture(argv, (struct str){NULL, 0}, &out, &code);
	if (code == 0 && out.len > 0)
		self_counts_count(counts,
		    gcov_add_text(&counts->coverage, path, buf_str(&out)));
	buf_free(&out);
}

static void
collect(struct engine_job *job, pid_t pid, struct harvest *harvest)
{
	static const char *const version[] = {"gcov", "--version", NULL};
	struct self_counts counts;

	(void)pid;
	if (self_counts_begin(&counts, job) == STATUS_OK) {
		self_counts_each(&counts, ".gcda", take);
		self_counts_end(&counts, harvest);
		harvest->engine_version = capture_line(version);
	}
	self_counts_release(&counts);
}

static char *
explain(const struct engine_job *job, const struct harvest *harvest)
{
	(void)job;
	(void)harvest;
	return xstrdup(
	    "the program left no counts that gcov can read: they are written "
	    "where it was built with --coverage and ends by itself, and read "
	    "by the gcov of that gcc, together with the .gcno files of the "
	    "build");
}

const struct engine engine_gcov = {.name = "gcov",
    .profiles = true,
    .counts_lines = true,
    .limit_signal = SIGTERM,
    .prepare = prepare,
    .collect = collect,
    .explain = explain};
