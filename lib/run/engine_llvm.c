/*
 * engine_llvm.c: programs that clang built with -fprofile-instr-generate
 * -fcoverage-mapping, or rustc with -C instrument-coverage. Each process leaves
 * counts as it ends; the tools of a matching LLVM make LCOV of them, and c++filt
 * makes names legible.
 */
#include "core/file.h"
#include "run/capture.h"
#include "run/counters.h"
#include "run/python_command.h"
#include "run/self_counts.h"

static enum status
prepare(struct engine_job *job)
{
	struct self_counts counts;
	enum status status = self_counts_begin(&counts, job);
	struct buf pattern = BUF_EMPTY;

	buf_addf(&pattern, "%s/%%m-%%p.profraw", counts.folder);
	environment_set(job->env, "LLVM_PROFILE_FILE", buf_text(&pattern));
	buf_free(&pattern);
	self_counts_release(&counts);
	return status;
}

/* $1: the folder of the counts, $2: the program. Of the versions of LLVM that are
 * there the first is taken that knows their format: that in PATH, rustc's own, and
 * Debian's. */
static const char export[] =
    "cd \"$1\" && ls | grep -q profraw || exit 1\n"
    "rust=$(rustc --print target-libdir 2>/dev/null)/../bin/\n"
    "for at in '' \"$rust\" /usr/lib/llvm-*/bin/; do\n"
    "	\"${at}llvm-profdata\" merge -o all.profdata *.profraw || continue\n"
    "	\"${at}llvm-cov\" export -format=lcov -instr-profile=all.profdata "
    "\"$2\" >raw.lcov || continue\n"
    "	c++filt <raw.lcov >all.lcov || cp raw.lcov all.lcov\n"
    "	exit\n"
    "done\n"
    "exit 1\n";

/* The path of the program that counts; the caller frees it. */
static char *
program_of(const struct engine_job *job)
{
	const char *const *word = command_word(job->command, counters_in);
	char *path, *whole;
	int error;

	if (*word == NULL)
		word = job->command;
	path = program_find(*word, &error);
	whole = path == NULL ? NULL : realpath(path, NULL);
	free(path);
	return whole;
}

static void
collect(struct engine_job *job, pid_t pid, struct harvest *harvest)
{
	char *program = program_of(job), *text;
	const char *argv[] = {"sh", "-c", export, "sh", NULL, program, NULL};
	struct buf answer = BUF_EMPTY;
	struct self_counts counts;
	int code = 1;

	(void)pid;
	if (self_counts_begin(&counts, job) == STATUS_OK) {
		text = file_join(counts.folder, "all.lcov");
		argv[4] = counts.folder;
		if (program != NULL)
			capture(argv, (struct str){NULL, 0}, &answer, &code);
		if (code == 0)
			self_counts_add(&counts, text);
		self_counts_end(&counts, harvest);
		free(text);
	}
	self_counts_release(&counts);
	buf_free(&answer);
	free(program);
}

static char *
explain(const struct engine_job *job, const struct harvest *harvest)
{
	(void)job;
	(void)harvest;
	return xstrdup(
	    "the program left no counts that llvm-profdata and llvm-cov can "
	    "read: they are written as it ends by itself, and read by the "
	    "tools of the LLVM that built it (of rustc: rustup component add "
	    "llvm-tools)");
}

const struct engine engine_llvm = {.name = "llvm",
    .profiles = true,
    .counts_lines = true,
    .limit_signal = SIGTERM,
    .prepare = prepare,
    .collect = collect,
    .explain = explain};
