/*
 * native.c: see native.h.
 *
 *	python3 -u job.py	-> python3 -I -S AGENT/native/build.py CACHE
 *	./job.py		-> the interpreter of its first line
 *	env X=1 python3 job.py	-> python3
 *
 * Starting an interpreter takes longer than all else that is done before a run,
 * so it is done only once (compiled.h).
 */
#include "run/native.h"

#include <string.h>
#include <sys/stat.h>

#include "core/file.h"
#include "core/message.h"
#include "run/capture.h"
#include "run/compiled.h"
#include "run/engine.h"
#include "run/python_command.h"

char *
native_cache(void)
{
	const char *own = getenv("SUPERLINEAR_CACHE");
	const char *base = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");
	struct buf path = BUF_EMPTY;

	if (own != NULL && *own != '\0')
		return xstrdup(own);
	if (base != NULL && *base == '/')
		buf_addf(&path, "%s/superlinear", base);
	else if (home != NULL && *home == '/')
		buf_addf(&path, "%s/.cache/superlinear", home);
	else
		return NULL;
	return buf_take(&path);
}

/* "/usr/bin/env -S python3 -u" -> "python3"; NULL if no word names one. */
static char *
interpreter_of_line(const char *at)
{
	while (*(at += strspn(at, " \t")) != '\0') {
		struct str word = {at, strcspn(at, " \t")};
		struct str base = str_base(word);

		if (str_starts(base, "python") || str_starts(base, "pypy"))
			return xstrndup(word.data, word.len);
		at += word.len;
	}
	return NULL;
}

/* The interpreter of a script. */
static char *
of_first_line(const char *program)
{
	struct buf line = BUF_EMPTY;
	char *path, *found = NULL;
	int error;

	path = program_find(program, &error);
	if (path != NULL && program_kind(path, &line) == PROGRAM_PYTHON)
		found = interpreter_of_line(buf_text(&line));
	free(path);
	buf_free(&line);
	return found;
}

/* Its output, OUT, is the path of the library, or a message. */
static enum status
ask(const char *agent, const char *cache, const char *python, struct buf *out,
    int *code)
{
	char *script = file_join(agent, "native/build.py");
	const char *argv[] = {python, "-I", "-S", script, cache, NULL};
	enum status status = capture(argv, (struct str){NULL, 0}, out, code);

	if (out->len > 0)
		out->data[strcspn(out->data, "\n")] = '\0';
	free(script);
	return status;
}

/* Code is loaded from there. What cannot be made, who compiles says. */
static void
make_private(const char *cache)
{
	char *above = file_folder(cache);

	if (!file_exists(cache) && file_make_folder(above) == STATUS_OK)
		(void)mkdir(cache, 0700);
	free(above);
}

enum status
native_build(const char *agent, const char *cache, const char *const *command,
    bool may_fail)
{
	const char *word = python_command(command).interpreter;
	char *link = NULL,
	     *python = word != NULL ? xstrdup(word) : of_first_line(command[0]);
	struct buf out = BUF_EMPTY;
	enum status status = STATUS_OK;
	int code = 0;

	if (python != NULL && cache != NULL) {
		make_private(cache);
		link = compiled_link(agent, cache, python);
		if (link == NULL || !file_exists(link))
			status = ask(agent, cache, python, &out, &code);
	}
	if (status == STATUS_OK && out.len > 0 && code == 0)
		compiled_keep(link, buf_text(&out));
	if (status == STATUS_OK && out.len > 0 && code == 1 && !may_fail)
		status = fail(STATUS_NO, "%s", buf_text(&out));
	free(python);
	free(link);
	buf_free(&out);
	return status;
}
