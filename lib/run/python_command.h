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

struct python_command {
	const char *interpreter; /* as it was typed; NULL: no word names one */
	const char *script;	 /* a path, or NULL */
	const char *module;	 /* behind -m, or NULL */
	char keeps_out;		 /* the option I, E or S that keeps start-up
				    modules or the environment out; 0: none */
};

/* COMMAND ends with NULL. An interpreter stands first, or behind a program that
 * runs what follows it (env, nice, timeout). */
struct python_command python_command(const char *const *command);

#endif
