/*
 * name.h: which lines of two runs are the same function, within one commit.
 *
 *	/opt/venv/lib/python3.11/site-packages/lib/broker.py:2570 A.get
 *	/home/x/env/lib/python3.11/site-packages/lib/broker.py:2570 B.get
 *	-> lib/broker.py:2570 get
 *
 * A Python function is its path's tail, its line and the last part of its
 * name: a profiler may put the class of the first caller in front. A C
 * function, and one whose file is no file (<string>), is its whole name
 * without addresses.
 */
#ifndef SCALE_NAME_H
#define SCALE_NAME_H

#include "core/text.h"

/* The part behind the last '.' that is not inside <...>: "A.f.<locals>.g" ->
 * "g", "f.<locals>.<lambda>" -> "<lambda>". */
struct str name_last_part(struct str name);
/* The path behind site-packages/ or lib/pythonX.Y/, else its last two parts. */
struct str name_path_tail(struct str path);
/* Sets KEY (cleared first) to the identity of a function. LINENO is NAN or 0
 * where it is unknown; KIND "builtin" is a C function. */
void name_key(struct buf *key, struct str kind, struct str full_name,
    struct str module, double lineno, struct str name);

#endif
