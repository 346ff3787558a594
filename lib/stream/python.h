/*
 * python.h: all knowledge of names and paths of Python: readers of profiles,
 * decoders of lines without these columns, and text for people use it.
 *
 *	/opt/venv/lib/python3.11/site-packages/lib/broker.py
 *		-> library, lib/broker.py
 *	builtins.<method 'index' of 'list' objects> -> builtin, list.index
 *	MACross.join.<locals>.<listcomp> -> code without a name of its own
 */
#ifndef STREAM_PYTHON_H
#define STREAM_PYTHON_H

#include "stream/origin.h"

/* KIND as in func lines, MODULE the file; either may be missing: KIND is then
 * that of a function of a file, MODULE that in FULL_NAME. Code outside of known
 * environments is own. */
enum origin python_origin(
    struct str kind, struct str full_name, struct str module);
/* The path after site-packages/ or lib/pythonX.Y/, or else its last two
 * parts. */
struct str python_path(struct str module);
/* True for a module with a path: not <string>, nor <frozen runpy>. */
bool python_has_path(struct str module);
/* True for a cell of a notebook, $TMP/ipykernel/2284411.py, without the process
 * of its kernel. */
bool python_is_cell(struct str module);
/* True for a comprehension, a lambda, the body of a module: the last part is in
 * angle brackets. */
bool python_is_unnamed(struct str name);
/* A part of a function, which is counted under a name of its own. */
enum python_part {
	PART_NONE,     /* a whole function */
	PART_LOOP,     /* "f.<for>", "f.<while>": the passes of a loop */
	PART_LINE,     /* "f.<line>": how often it was found there */
	PART_LENGTH,   /* "f.<list seen>": how long a variable got */
	PART_HITS,     /* "f.<hits>": how often a line began */
	PART_OPERATION /* "f.<op in list seen>": how often it was found at that */
};
/* Sets *WHOLE to the name of the function; *WHAT, which may be NULL, to "list
 * seen" or "in list seen". */
enum python_part python_part_of(
    struct str name, struct str *whole, struct str *what);
/* Adds the usual name of a C function, "list.index"; false for others. */
bool python_c_name(struct buf *out, struct str name);

#endif
