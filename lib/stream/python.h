/*
 * python.h: what the names and paths of Python say of a function. Here alone:
 * readers of profiles fill their columns by it, decoders those of lines that
 * have none, and what people read is made of it.
 *
 *	/opt/venv/lib/python3.11/site-packages/lib/broker.py
 *		-> library, lib/broker.py
 *	builtins.<method 'index' of 'list' objects> -> builtin, list.index
 *	MACross.join.<locals>.<listcomp> -> code without a name of its own
 */
#ifndef STREAM_PYTHON_H
#define STREAM_PYTHON_H

#include "stream/origin.h"

/* KIND as in func lines, MODULE the file; either may be missing, and is then
 * taken from FULL_NAME or for a function of a file. What is no known
 * environment's is own. */
enum origin python_origin(
    struct str kind, struct str full_name, struct str module);
/* The path behind site-packages/ or lib/pythonX.Y/, else its last two parts. */
struct str python_path(struct str module);
/* True for a module with a path: not <string>, nor <frozen runpy>. */
bool python_has_path(struct str module);
/* A comprehension, a lambda, a module's body: what stands last is in angle
 * brackets. */
bool python_is_unnamed(struct str name);
/* Adds a C function as people call it, "list.index"; false for any other. */
bool python_c_name(struct buf *out, struct str name);

#endif
