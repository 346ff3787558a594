/*
 * options.h: what the main() of every tool does. Each tool has one sorted table
 * of long options, and a usage text that equals the SYNOPSIS of its page:
 *
 *	int
 *	main(int argc, char **argv)
 *	{
 *		tool_start(argv, "prof-scale", usage);
 *		while ((c = tool_option(argc, argv, "b:i:o:", options)) != -1)
 *			...
 *		status = ...;
 *		return tool_finish(status);
 *	}
 *
 * Every table has --help and --version (OPTION_HELP, OPTION_VERSION);
 * tool_option() answers them and exits.
 */
#ifndef CORE_OPTIONS_H
#define CORE_OPTIONS_H

#include <getopt.h>
#include <stdbool.h>

#include "core/status.h"
#include "core/text.h"

enum {
	OPTION_HELP_CODE = 256,
	OPTION_VERSION_CODE,
	OPTION_FIRST_CODE /* a tool's own long options start here */
};
#define OPTION_HELP                                         \
	{                                                   \
		"help", no_argument, NULL, OPTION_HELP_CODE \
	}
#define OPTION_VERSION                                            \
	{                                                         \
		"version", no_argument, NULL, OPTION_VERSION_CODE \
	}

/* Opens descriptors 0 to 2 and unblocks SIGPIPE, should the parent have left
 * them otherwise, and sets the name in messages. USAGE is printed after "usage:
 * ". */
void tool_start(char **argv, const char *name, const char *usage);
/* getopt_long() that answers --help and --version. An unknown option or a
 * missing argument is reported and ends the program with status 2. A leading
 * '+' in SHORTS stops at the first operand. */
int tool_option(
    int argc, char **argv, const char *shorts, const struct option *longs);
/* Prints a message; ends the program with status 2. */
_Noreturn void tool_usage(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
/* Flushes and closes stdout. Returns the exit code: STATUS, or 4 if output
 * could not be written. A closed pipe ends the program by SIGPIPE. */
int tool_finish(enum status status);

/* The width of the terminal that stdout is, in columns; 80 if it is not one. */
size_t tool_columns(void);
/* True if it is one that shows colour, and nobody said NO_COLOR. */
bool tool_colour(void);

/* The argument of option NAME as a number from MIN to MAX; another ends the
 * program with status 2. */
double tool_number(const char *name, const char *text, double min, double max);
int64_t tool_int(const char *name, const char *text, int64_t min, int64_t max);
/* The same in seconds, for "90", "90s", "1.5m", "2h". */
double tool_seconds(const char *name, const char *text);

/* The values of an option that may be repeated; they are kept, not copied. */
struct words {
	const char **items;
	size_t count;
	size_t cap;
};
void words_add(struct words *words, const char *text);
bool words_have(const struct words *words, struct str text);
void words_free(struct words *words);

#endif
