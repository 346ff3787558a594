/* advice.c: see advice.h. */
#include "run/advice.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "core/file.h"
#include "run/python_command.h"

/* The exit status for wrong arguments of argparse, optparse, click and programs
 * with getopt, before any work. */
#define USAGE_STATUS 2
#define USAGE_S	     1.0
/* What a shell, env and the like end with where there is no such program. */
#define NOT_FOUND_STATUS 127

static bool
is_folder(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool
is_script(const char *word)
{
	return str_ends(str_of(word), ".py");
}

/* ---- what could not be started ---- */

static void
not_found(struct buf *out, const char *word)
{
	int error;
	char *path = program_find(word, &error);

	if (path != NULL)
		buf_addf(out,
		    "the first line of %s names an interpreter that does not "
		    "exist: mend that line, or write its interpreter before it",
		    word);
	else if (strchr(word, '/') != NULL)
		buf_addf(out, "there is no file %s: check the path", word);
	else if (file_exists(word) && !is_folder(word))
		buf_addf(out, "%s is a file here, and no program in PATH: %s%s",
		    word, is_script(word) ? "write python3 " : "write ./",
		    word);
	else
		buf_addf(out,
		    "there is no program %s in PATH: check its name, or write "
		    "the path to it",
		    word);
	free(path);
}

static void
not_executable(struct buf *out, const char *word)
{
	if (is_folder(word))
		buf_addf(out, "%s is a directory: name a program in it", word);
	else if (is_script(word))
		buf_addf(out, "%s may not be executed: write python3 %s", word,
		    word);
	else
		buf_addf(out,
		    "%s may not be executed: chmod +x %s, or write its "
		    "interpreter before it",
		    word, word);
}

static void
not_started(struct buf *out, const char *word, int error)
{
	if (error == ENOENT)
		not_found(out, word);
	else if (error == EACCES)
		not_executable(out, word);
	else if (error == ENOEXEC)
		buf_addf(out,
		    "%s is a program for another kind of machine: build it for "
		    "this one",
		    word);
	else
		buf_addf(
		    out, "%s cannot be started: %s", word, strerror(error));
}

/* ---- what ended badly ---- */

/* An interpreter did not find its script or module. */
static void
nothing_to_run(struct buf *out, const struct python_command *python,
    const struct harvest *harvest)
{
	char *main_file;

	if (python->module != NULL && harvest->unlocated)
		buf_addf(out,
		    "%s found no module %s to run: check its name, the working "
		    "folder, and that this Python has it",
		    python->interpreter, python->module);
	if (python->script == NULL)
		return;
	main_file = file_join(python->script, "__main__.py");
	if (!file_exists(python->script))
		buf_addf(out, "there is no script %s: check the path",
		    python->script);
	else if (is_folder(python->script) && !file_exists(main_file))
		buf_addf(out,
		    "%s is a directory without __main__.py: name the script in "
		    "it",
		    python->script);
	free(main_file);
}

static void
raised(struct buf *out, const struct outcome *outcome, const char *who)
{
	const char *type = outcome->error;

	buf_addf(
	    out, "%s raised %s after %.1f s", who, type, outcome->end.wall_s);
	if (strcmp(type, "ModuleNotFoundError") == 0 ||
	    strcmp(type, "ImportError") == 0)
		buf_adds(
		    out, ": run it by the Python that has what it imports");
	else
		buf_adds(out,
		    ", and what it did until then has no size: mend that "
		    "first, or give it the arguments that it wants");
}

static void
ended_badly(struct buf *out, struct outcome *outcome)
{
	const struct spawn_end *end = &outcome->end;
	const struct harvest *harvest = &outcome->harvest;
	const char *const *command = outcome->ticket->argv.items;
	struct python_command python = python_command(command);
	const char *who =
	    harvest->program != NULL ? harvest->program : command[0];

	if (python.interpreter != NULL)
		nothing_to_run(out, &python, harvest);
	if (out->len > 0)
		outcome->error_type = "start";
	else if (strcmp(outcome->error_type, "exception") == 0)
		raised(out, outcome, who);
	else if (strcmp(outcome->error_type, "exit") == 0 &&
		 WEXITSTATUS(end->wait_status) == USAGE_STATUS &&
		 end->wall_s < USAGE_S)
		buf_addf(out,
		    "%s ended with exit status 2 after %.1f s, as programs do "
		    "whose arguments are wrong: give it those that it wants",
		    who, end->wall_s);
	else if (strcmp(outcome->error_type, "exit") == 0 &&
		 WEXITSTATUS(end->wait_status) == NOT_FOUND_STATUS &&
		 outcome->no_profile != NULL)
		buf_addf(out,
		    "%s ended with exit status 127, as what starts programs "
		    "does that finds none: see what it wrote",
		    who);
}

void
advice_take(struct outcome *outcome)
{
	struct buf out = BUF_EMPTY;

	if (outcome->error_type == NULL)
		return;
	if (outcome->end.start_error != 0)
		not_started(&out, outcome->ticket->argv.items[0],
		    outcome->end.start_error);
	else
		ended_badly(&out, outcome);
	if (out.len == 0 && outcome->no_profile != NULL)
		buf_adds(&out, outcome->no_profile);
	if (out.len > 0)
		outcome->advice = buf_take(&out);
}
