/*
 * engine_go.c: programs that Go built with -cover, and `go run`, which gets that
 * option. Each process leaves files as it ends, of which Go's own tool makes
 * text.
 */
#include <stdio.h>

#include "core/file.h"
#include "run/capture.h"
#include "run/python_command.h"
#include "run/self_counts.h"

#define TEXT "counted.out"

static bool
is_go(const char *const *at)
{
	return str_is(str_base(str_of(at[0])), "go") && at[1] != NULL &&
	       strcmp(at[1], "run") == 0;
}

/* "go run . 100" -> "go run -cover -covermode=atomic . 100" */
static void
add_options(struct words *argv)
{
	struct words old = *argv;
	const char *const *run = command_word(old.items, is_go);

	if (*run == NULL)
		return;
	*argv = (struct words){NULL, 0, 0};
	for (size_t i = 0; i < old.count; i++) {
		words_add(argv, old.items[i]);
		if (i != (size_t)(run + 1 - old.items))
			continue;
		words_add(argv, "-cover");
		words_add(argv, "-covermode=atomic");
	}
	words_free(&old);
}

static enum status
prepare(struct engine_job *job)
{
	struct self_counts counts;
	enum status status = self_counts_begin(&counts, job);

	environment_set(job->env, "GOCOVERDIR", counts.folder);
	add_options(job->argv);
	self_counts_release(&counts);
	return status;
}

static void
collect(struct engine_job *job, pid_t pid, struct harvest *harvest)
{
	char *text = file_join(job->scratch, TEXT);
	struct buf in = BUF_EMPTY, out = BUF_EMPTY, answer = BUF_EMPTY;
	const char *argv[] = {
	    "go", "tool", "covdata", "textfmt", NULL, NULL, NULL};
	struct self_counts counts;
	int code = 1;

	(void)pid;
	if (self_counts_begin(&counts, job) == STATUS_OK) {
		buf_addf(&in, "-i=%s", counts.folder);
		buf_addf(&out, "-o=%s", text);
		argv[4] = buf_text(&in);
		argv[5] = buf_text(&out);
		capture(argv, (struct str){NULL, 0}, &answer, &code);
		if (code == 0 && file_exists(text))
			self_counts_add(&counts, text);
		self_counts_end(&counts, harvest);
	}
	self_counts_release(&counts);
	buf_free(&in);
	buf_free(&out);
	buf_free(&answer);
	free(text);
}

static char *
explain(const struct engine_job *job, const struct harvest *harvest)
{
	char *text = file_join(job->scratch, TEXT);
	bool made = file_exists(text);

	(void)harvest;
	free(text);
	return xstrdup(
	    made ? "the program was built so that it says what ran, not how "
		   "often: build it with -cover -covermode=atomic"
		 : "the program left no counts that `go tool covdata` can "
		   "read: they are written where it was built with -cover and "
		   "ends by itself, and read where go is in PATH");
}

const struct engine engine_go = {.name = "go",
    .profiles = true,
    .counts_lines = true,
    .limit_signal = SIGTERM,
    .prepare = prepare,
    .collect = collect,
    .explain = explain};
