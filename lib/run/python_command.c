/* python_command.c: see python_command.h. */
#include "run/python_command.h"

#include <string.h>

#include "core/text.h"

bool
is_python_name(const char *program)
{
	struct str base = str_base(str_of(program));

	return str_starts(base, "python") || str_starts(base, "pypy");
}

const char *const *
command_word(const char *const *command, bool (*fits)(const char *const *at))
{
	static const char *const wrappers[] = {"env", "nice", "ionice",
	    "taskset", "time", "timeout", "nohup", "setsid", "stdbuf", "perf"};
	struct str base = str_base(str_of(command[0]));
	bool wraps = false;

	if (fits(command))
		return command;
	for (size_t i = 0; i < COUNT_OF(wrappers); i++)
		wraps |= str_is(base, wrappers[i]);
	while (*++command != NULL)
		if (wraps && fits(command))
			break;
	return command;
}

static bool
is_interpreter(const char *const *at)
{
	return is_python_name(*at);
}

/* Reads the letters of one option ("-Im") at *AT, and skips its argument; true
 * after -c and -m, with which the options end. */
static bool
read_option(struct python_command *found, const char *const **at)
{
	for (const char *letter = **at + 1; *letter != '\0'; letter++) {
		const char *rest = letter + 1;

		if (strchr("IES", *letter) != NULL)
			found->keeps_out = *letter;
		if (strchr("cmWX", *letter) == NULL)
			continue;
		if (*rest == '\0' && (*at)[1] != NULL)
			rest = *++*at;
		if (*letter == 'm')
			found->module = rest;
		return *letter == 'c' || *letter == 'm';
	}
	return false;
}

struct python_command
python_command(const char *const *command)
{
	const char *const *at = command_word(command, is_interpreter);
	struct python_command found = {.interpreter = *at};

	if (*at == NULL)
		return found;
	while (*++at != NULL && **at == '-' && (*at)[1] != '\0')
		if ((*at)[1] != '-' && read_option(&found, &at))
			return found;
	if (*at != NULL && strcmp(*at, "-") != 0)
		found.script = *at;
	return found;
}
