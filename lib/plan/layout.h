/*
 * layout.h: how a plan is laid out, and new JSON laid out the same way, so
 * that a mark looks as if the file's author had typed it.
 *
 *	{"a":1,"b":[2,3],"c":{}}   in a plan indented by two blanks becomes
 *
 *	{
 *	  "a": 1,
 *	  "b": [2, 3],
 *	  "c": {}
 *	}
 *
 * Strings and numbers are copied byte by byte.
 */
#ifndef PLAN_LAYOUT_H
#define PLAN_LAYOUT_H

#include "plan/plan.h"

struct layout {
	bool lines;	    /* each member on a line of its own */
	struct str newline; /* "\n" or "\r\n" */
	struct str unit;    /* one step of indentation */
	struct str colon;   /* ": " */
	struct str pad;	    /* on one line: behind the bracket */
	struct str next;    /* on one line: behind the comma */
};

/* The plan's own. */
struct layout layout_of_plan(const struct plan *plan);
/* As OBJECT is laid out; BASE where it is empty. */
struct layout layout_of_object(struct str object, const struct layout *base);
/* What a line begins with: the blanks of LEAD behind its last newline. */
struct str layout_indent(struct str lead);
/* Adds JSON, a value whose line begins with INDENT. */
void layout_add(struct buf *out, const struct layout *layout, struct str json,
    struct str indent);
/* Adds JSON without any white space outside its strings. */
void layout_add_compact(struct buf *out, struct str json);
/* True if both are equal but for white space outside strings. */
bool layout_same(struct str a, struct str b);

#endif
