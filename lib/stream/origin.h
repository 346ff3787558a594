/*
 * origin.h: whose code a function is: the column `origin`, which the reader of
 * the profile sets.
 *
 *	~/job/macross.py:12 MACross.join	own: below the program's folders
 *	.../site-packages/pandas/concat.py	library: of an environment
 *	.../lib/python3.11/statistics.py	standard: the standard library
 *	builtins.<method 'sort' of 'list'>	builtin: written in C
 *	<frozen importlib._bootstrap>		import: the import system
 *	.../site-packages/_pytest/runner.py	harness: runs tests or profiles
 */
#ifndef STREAM_ORIGIN_H
#define STREAM_ORIGIN_H

#include "stream/json.h"

enum origin {
	ORIGIN_UNKNOWN,
	ORIGIN_OWN,
	ORIGIN_LIBRARY,
	ORIGIN_STANDARD,
	ORIGIN_BUILTIN,
	ORIGIN_IMPORT,
	ORIGIN_HARNESS,
	ORIGINS
};

/* "own", ...; data NULL for ORIGIN_UNKNOWN. */
struct str origin_text(enum origin origin);
/* ORIGIN_UNKNOWN for any other text. */
enum origin origin_of(struct str text);
/* How much of PATH leads to the innermost of the program's own FOLDERS, an array,
 * that it is in, with the slash behind it; 0 if it is in none. */
size_t origin_own_prefix(const struct json *folders, struct str path);

#endif
