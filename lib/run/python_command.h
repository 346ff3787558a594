/*
 * python_command.h: finds what the command of an interpreter runs.
 *
 *	nice python3 -u job.py 7	-> python3, the script job.py
 *	python3 -I -m pkg.job		-> python3, the module pkg.job, kept out
 *					   by I
 */
#ifndef RUN_PYTHON_COMMAND_H
#define RUN_PYTHON_COMMAND_H

#include <stdbool.h>

/* The word of the program that COMMAND runs and FITS takes: the first, or one
 * behind a program that runs what follows it (env, nice, timeout); the NULL at the
 * end if there is none. AT points to the word, its arguments follow. */
const char *const *command_word(
    const char *const *command, bool (*fits)(const char *const *at));

/* True for python3, /usr/bin/python3.12, pypy. */
bool is_python_name(const char *program);

struct python_command {
	const char *interpreter; /* as typed; NULL if no word names one */
	const char *script;	 /* a path, or NULL */
	const char *module;	 /* the module of -m, or NULL */
	char keeps_out;		 /* the option I, E or S that keeps start-up
				    modules or the environment out; 0: none */
};

/* COMMAND ends with NULL. The interpreter is the first word, or comes after a
 * program that runs what follows it (env, nice, timeout). */
struct python_command python_command(const char *const *command);

#endif
