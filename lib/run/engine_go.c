/*
 * engine_go.c: programs that Go built with -cover, and `go run` and `go test`, which
 * get that option. Each process leaves files as it ends, of which Go's own tool makes
 * text; `go test` writes that text itself.
 */
#include <stdio.h>

#include "core/file.h"
#include "run/capture.h"
#include "run/python_command.h"
#include "run/self_counts.h"

#define TEXT "counted.out"

static bool
is_test(const char *const *at)
{
	return strcmp(at[1], "test") == 0;
}

bool
go_counts(const char *const *at)
{
	return str_is(str_base(str_of(at[0])), "go") && at[1] != NULL &&
	       (strcmp(at[1], "run") == 0 || is_test(at));
}

/* What follows "go test", so that it writes OPTION's file: of all packages of the
 * module, and not from what it remembers of the last time. */
static void
add_test_options(struct words *argv, const char *option)
{
	words_add(argv, "-coverpkg=./...");
	words_add(argv, "-count=1");
	words_add(argv, option);
}

/* "go run . 100" -> "go run -cover -covermode=atomic . 100". Go wants -C and its
 * folder first. */
static void
add_options(struct words *argv, const char *option)
{
	struct words old = *argv;
	const char *const *go = command_word(old.items, go_counts);
	size_t behind;

	if (*go == NULL)
		return;
	behind = (size_t)(go + 1 - old.items);
	if (go[2] != NULL && str_starts(str_of(go[2]), "-C"))
		behind += strcmp(go[2], "-C") == 0 && go[3] != NULL ? 2 : 1;
	*argv = (struct words){NULL, 0, 0};
	for (size_t i = 0; i < old.count; i++) {
		words_add(argv, old.items[i]);
		if (i != behind)
			continue;
		words_add(argv, "-cover");
		words_add(argv, "-covermode=atomic");
		if (is_test(go))
			add_test_options(argv, option);
	}
	words_free(&old);
}

static enum status
prepare(struct engine_job *job)
{
	struct self_counts counts;
	enum status status = self_counts_begin(&counts, job);

	environment_set(job->env, "GOCOVERDIR", counts.folder);
	buf_addf(&job->option, "-coverprofile=%s/" TEXT, job->scratch);
	add_options(job->argv, buf_text(&job->option));
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
	int code = file_exists(text) ? 0 : 1;

	(void)pid;
	if (self_counts_begin(&counts, job) == STATUS_OK) {
		buf_addf(&in, "-i=%s", counts.folder);
		buf_addf(&out, "-o=%s", text);
		argv[4] = buf_text(&in);
		argv[5] = buf_text(&out);
		if (code != 0)
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
	const char *const *go = command_word(job->argv->items, go_counts);
	bool tests = *go != NULL && is_test(go);

	(void)harvest;
	free(text);
	return xstrdup(
	    tests ? "`go test` wrote no counts: the tests were not built, or "
		    "its own options have another file or mode"
	    : made
		? "the program was built so that it says what ran, not how "
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
