/*
 * name.h: identifies the same function in two runs, within one commit.
 *
 *	/opt/venv/lib/python3.11/site-packages/lib/broker.py:2570 A.get
 *	/home/x/env/lib/python3.11/site-packages/lib/broker.py:2570 B.get
 *	-> lib/broker.py:2570 get
 *
 * A Python function is its path's tail, its line and the last part of its name:
 * a profiler may put the class of the first caller in front. A C function, and
 * one whose file is no file (<string>), is its whole name without addresses. A
 * deeper level of recursion ("rec'2") is the function itself. Between commits
 * lines move: see pairing.h.
 *
 * Files:
 *
 *	name.h		functions within one commit
 *	pairing.h	functions of different commits
 *	namesakes.h	functions of one file and one last name
 *	moved_lines.h	where the lines of a file went
 *	unmatched.h	functions without a partner, for a note
 */
#ifndef FUNCTION_NAME_H
#define FUNCTION_NAME_H

#include "stream/json.h"

/* The part behind the last '.' that is not inside <...>: "A.f.<locals>.g" ->
 * "g", "f.<locals>.<lambda>" -> "<lambda>", "A.rec'2" -> "rec". */
struct str name_last_part(struct str name);
/* True for a Python function of a file, which its place identifies; false for
 * one that its whole name does. */
bool name_has_place(
    struct str kind, struct str module, double lineno, struct str name);
/* Adds "pkg/x.py:7 A.f", or the whole name of a function without a place. */
void name_show(struct buf *out, struct str full_name, struct str module,
    double lineno, struct str name);
/* MODULE relative to the innermost of the program's own folders, an array, which
 * is where two work trees or clones agree; MODULE itself where it is in none. */
struct str name_in_tree(struct str module, const struct json *own_folders);
/* Sets KEY (cleared first) to the identity of a function. LINENO is NAN or 0
 * where it is unknown; KIND "builtin" is a C function. */
void name_key(struct buf *key, struct str kind, struct str full_name,
    struct str module, double lineno, struct str name);

#endif
