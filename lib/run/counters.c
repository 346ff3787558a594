/*
 * counters.c: see counters.h.
 *
 *	timeout 60 node job.js	-> v8
 *	go run . 100		-> go
 *	./job, which has the section __llvm_covmap	-> llvm
 */
#include "run/counters.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/python_command.h"

/* A text in a program of which only the rest stands here, so that this program
 * itself does not have it. */
struct mark {
	char first;
	const char *rest;
	const struct engine *engine; /* NULL: it does not count */
	const char *how;
};

/* The first that a program has decides: one built by Go or rustc has C in it. */
static const struct mark marks[] = {
    {'b', "uild\t-cover=true", &engine_go, NULL},
    {'_', "_llvm_covmap", &engine_llvm, NULL},
    {'l', "ibgcov profiling error", &engine_gcov, NULL},
    {'G', "o buildinf:", NULL, "go build -cover -covermode=atomic"},
    {'/', "rustc/", NULL, "rustc -C instrument-coverage"},
};

static bool
has_mark(struct str bytes, const struct mark *mark)
{
	size_t len = strlen(mark->rest);
	const char *at;

	while ((at = memmem(bytes.data, bytes.len, mark->rest, len)) != NULL) {
		if (at > bytes.data && at[-1] == mark->first)
			return true;
		bytes.len -= (size_t)(at + 1 - bytes.data);
		bytes.data = at + 1;
	}
	return false;
}

/* The first mark that the file has, or NULL. */
static const struct mark *
find_mark(const char *path)
{
	const struct mark *found = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *bytes = MAP_FAILED;
	size_t len;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		bytes = mmap(
		    NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (bytes == MAP_FAILED)
		return NULL;
	len = (size_t)st.st_size;
	for (size_t i = 0; i < COUNT_OF(marks) && found == NULL; i++)
		if (has_mark((struct str){bytes, len}, &marks[i]))
			found = &marks[i];
	munmap(bytes, len);
	return found;
}

static bool
is_javascript(struct str word)
{
	struct str base = str_base(word);

	return str_is(base, "node") || str_is(base, "nodejs") ||
	       str_is(base, "deno");
}

/* "/usr/bin/env node" */
static bool
runs_javascript(struct str line)
{
	while (line.len > 0)
		if (is_javascript(str_word(&line)))
			return true;
	return false;
}

/* The engine for a program that counts, or NULL. */
static const struct engine *
engine_of(const char *const *at)
{
	const struct engine *engine = NULL;
	const struct mark *mark = NULL;
	struct buf line = BUF_EMPTY;
	enum program_kind kind;
	char *path;
	int error;

	if (is_javascript(str_of(*at)))
		return &engine_v8;
	if (str_is(str_base(str_of(*at)), "go"))
		return go_counts(at) ? &engine_go : NULL;
	path = program_find(*at, &error);
	if (path == NULL)
		return NULL;
	kind = program_kind(path, &line);
	if (kind == PROGRAM_NATIVE)
		mark = find_mark(path);
	if (mark != NULL)
		engine = mark->engine;
	else if (kind == PROGRAM_SCRIPT && runs_javascript(buf_str(&line)))
		engine = &engine_v8;
	buf_free(&line);
	free(path);
	return engine;
}

bool
counters_in(const char *const *at)
{
	return engine_of(at) != NULL;
}

const struct engine *
counters_choose(const struct engine *engine, const char *const *command)
{
	const char *const *word;

	if (engine != &engine_auto)
		return engine;
	word = command_word(command, counters_in);
	return *word == NULL ? engine : engine_of(word);
}

const char *
counters_how(const char *path)
{
	const struct mark *mark = find_mark(path);

	if (mark == NULL)
		return "gcc --coverage";
	return mark->how;
}
