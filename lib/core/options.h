/*
 * options.h: the frame of a tool's main(). Each tool has one sorted table of
 * long options and a usage text that equals its page's SYNOPSIS:
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
 * --help and --version are known to every tool and must stand in its table
 * (OPTION_HELP, OPTION_VERSION); tool_option() answers them and exits.
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

/* Restores what a parent may have left closed or blocked (descriptors 0 to 2,
 * SIGPIPE) and sets the name in messages. USAGE is printed behind "usage: ". */
void tool_start(char **argv, const char *name, const char *usage);
/* getopt_long, with --help and --version answered; an unknown option or a
 * missing argument has been reported and ends the program with status 2. A
 * leading '+' in SHORTS stops at the first operand. */
int tool_option(
    int argc, char **argv, const char *shorts, const struct option *longs);
/* Says what is wrong, then the usage line; ends the program with status 2. */
_Noreturn void tool_usage(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
/* Flushes and closes stdout; what cannot be written turns any status into 4,
 * except that a closed pipe ends the program by SIGPIPE. Returns the exit
 * code. */
int tool_finish(enum status status);

/* Columns of the terminal that standard output is; 80 where it is none. */
size_t tool_columns(void);

/* The argument of option NAME as a number in the range given, else usage. */
double tool_number(const char *name, const char *text, double min, double max);
int64_t tool_int(const char *name, const char *text, int64_t min, int64_t max);
/* The same for "90", "90s", "1.5m", "2h". */
double tool_seconds(const char *name, const char *text);

/* A repeatable option's values; TEXT is kept, not copied. */
struct words {
	const char **items;
	size_t count;
	size_t cap;
};
void words_add(struct words *words, const char *text);
bool words_have(const struct words *words, struct str text);
void words_free(struct words *words);

#endif
