/* no_profile.c: see no_profile.h. */
#include "run/no_profile.h"

#include "run/capture.h"
#include "run/counters.h"
#include "run/python_command.h"

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

/* "Python 2.7.18" or "PyPy 3.9.16" for an interpreter that the agent does not
 * support, which the caller frees; NULL for others. */
static char *
unfit(const char *interpreter)
{
	static const char question[] =
	    "import sys; p = hasattr(sys, 'pypy_version_info'); "
	    "p or sys.version_info < (3, 8) or sys.exit(1); "
	    "print(('PyPy ' if p else 'Python ') + '%d.%d.%d' % "
	    "sys.version_info[:3])";
	const char *argv[] = {interpreter, "-c", question, NULL};

	return capture_line(argv);
}

static void
explain_python(struct buf *out, const char *interpreter)
{
	char *version = unfit(interpreter);

	if (version != NULL)
		buf_addf(out,
		    "%s is %s, and no profiler works in it: run the program by "
		    "CPython 3.8 or later",
		    interpreter, version);
	else
		buf_addf(out,
		    "%s did not load the profiler: start it with the "
		    "environment that it is given",
		    interpreter);
	free(version);
}

/* The name of the interpreter in a script's first LINE. */
static struct str
line_name(const char *line)
{
	struct str word = {line, strcspn(line, " \t")};
	struct str base = str_base(word);

	if (str_is(base, "env")) {
		line += word.len + strspn(line + word.len, " \t");
		base = str_base((struct str){line, strcspn(line, " \t")});
	}
	return base;
}

/* Programs that are typed for the sake of those that they start. */
static bool
starts_others(struct str base)
{
	static const char *const names[] = {
	    "sh", "bash", "dash", "ksh", "zsh", "make", "gmake", "ninja"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (str_is(base, names[i]))
			return true;
	return false;
}

static void
explain_program(struct buf *out, const char *word, const char *path,
    enum program_kind kind, const char *line)
{
	struct str base = str_base(str_of(word));

	if (kind == PROGRAM_NATIVE && starts_others(base))
		buf_addf(out,
		    "%.*s started no Python, and -e auto does not look at what "
		    "else it starts: -e gcov, llvm, go or v8 takes what that "
		    "counts itself, -e none times it",
		    STR_ARG(base));
	else if (kind == PROGRAM_NATIVE && counters_how(path) == NULL)
		buf_addf(out,
		    "%.*s is a native program and started no Python: -e auto "
		    "takes what it counts itself",
		    STR_ARG(base));
	else if (kind == PROGRAM_NATIVE)
		buf_addf(out,
		    "%.*s is a native program and started no Python: -e "
		    "callgrind profiles it, -e none times it; built with %s "
		    "it counts its calls and lines itself",
		    STR_ARG(base), counters_how(path));
	else if (kind == PROGRAM_SCRIPT)
		buf_addf(out,
		    "%.*s is a script for %.*s and started no Python with the "
		    "environment that it was given: name the Python command "
		    "itself, or time it with -e none",
		    STR_ARG(base), STR_ARG(line_name(line)));
	else
		buf_addf(out,
		    "%.*s started no Python of 3.8 or later with the "
		    "environment that it was given (its options -I, -E and -S "
		    "and a cleared environment keep the profiler out): -e none "
		    "times it",
		    STR_ARG(base));
}

char *
no_profile_explain(const struct engine_job *job, const struct harvest *harvest)
{
	const char *const *command = job->command;
	struct python_command python = python_command(command);
	struct buf line = BUF_EMPTY, out = BUF_EMPTY;
	enum program_kind kind = PROGRAM_UNKNOWN;
	char letter = python.keeps_out, *path;
	int error;

	if (harvest->engine != NULL) {
		/* The agent ran, and has noted why if it knows. */
		return job->notes->count > 0
			   ? NULL
			   : xstrdup("the interpreter was ended before its "
				     "profile could be saved");
	}
	path = program_find(command[0], &error);
	if (path != NULL)
		kind = program_kind(path, &line);
	if (python.interpreter == NULL && kind == PROGRAM_PYTHON)
		letter = line_option(buf_str(&line));
	if (letter != 0)
		buf_addf(&out,
		    "python's option -%c keeps the profiler out: leave it away",
		    letter);
	else if (clears_environment(command))
		buf_adds(&out,
		    "env clears the environment that the profiler comes in "
		    "by: leave that away");
	else if (python.interpreter != NULL)
		explain_python(&out, python.interpreter);
	else
		explain_program(&out, command[0], path, kind, buf_text(&line));
	free(path);
	buf_free(&line);
	return buf_take(&out);
}
