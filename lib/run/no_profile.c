/*
 * no_profile.c: see no_profile.h.
 */
#include "run/no_profile.h"

#include "core/file.h"

/* "-uS" -> 'S': the letter among a python's options that keeps start-up
 * modules or the environment out; 0 if none does. */
static char
blocking_option(const char *const *argv)
{
	for (; *argv != NULL && **argv == '-'; argv++)
		for (const char *at = *argv + 1; *at != '\0' && *at != '-';
		     at++) {
			if (strchr("IES", *at) != NULL)
				return *at;
			if (strchr("cm", *at) != NULL)
				return 0;
			if (strchr("WX", *at) != NULL) {
				if (at[1] == '\0' && argv[1] != NULL)
					argv++;
				break;
			}
		}
	return 0;
}

static bool
clears_environment(const char *const *command)
{
	if (!str_is(str_base(str_of(command[0])), "env"))
		return false;
	for (const char *const *at = command + 1;
	     *at != NULL && (**at == '-' || strchr(*at, '=') != NULL); at++)
		if (strcmp(*at, "-") == 0 || strcmp(*at, "-i") == 0 ||
		    strcmp(*at, "--ignore-environment") == 0)
			return true;
	return false;
}

/* "/usr/bin/python3 -I" -> 'I' */
static char
line_option(struct str line)
{
	for (size_t i = 1; i + 1 < line.len; i++)
		if (line.data[i - 1] == ' ' && line.data[i] == '-' &&
		    memchr("IES", line.data[i + 1], 3) != NULL)
			return line.data[i + 1];
	return 0;
}

void
no_profile_explain(struct engine_job *job, const struct harvest *harvest)
{
	const char *const *command = job->command;
	struct buf line = BUF_EMPTY;
	struct str base = str_base(str_of(command[0]));
	enum program_kind kind = PROGRAM_UNKNOWN;
	char letter = 0, *path;
	int error;

	if (harvest->engine != NULL) {
		/* The agent ran, and has said why if it knows. */
		if (job->notes->count == 0)
			notes_add(job->notes, "no-profile",
			    "the interpreter was ended before its profile "
			    "could be saved");
		return;
	}
	path = program_find(command[0], &error);
	if (path != NULL)
		kind = program_kind(path, &line);
	if (str_starts(base, "python") || str_starts(base, "pypy"))
		letter = blocking_option(command + 1);
	else if (kind == PROGRAM_PYTHON)
		letter = line_option(buf_str(&line));
	if (letter != 0)
		notes_add(job->notes, "no-profile",
		    "no profile: python's option -%c keeps the profiler out",
		    letter);
	else if (clears_environment(command))
		notes_add(job->notes, "no-profile",
		    "no profile: env clears the environment that the "
		    "profiler comes in by");
	else if (kind == PROGRAM_NATIVE)
		notes_add(job->notes, "no-profile",
		    "no profile: %.*s is a native program and started no "
		    "Python; -e callgrind profiles it, -e none times it",
		    STR_ARG(base));
	else
		notes_add(job->notes, "no-profile",
		    "no profile: no Python of 3.8 or later was started with "
		    "the environment it was given (its options -I, -E and -S "
		    "and a cleared environment keep the profiler out)");
	free(path);
	buf_free(&line);
}
