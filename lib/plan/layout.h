/*
 * layout.h: how a plan is formatted, and new JSON formatted the same way.
 *
 *	{"a":1,"b":[2,3],"c":{}}   in a plan indented by two blanks becomes
 *
 *	{
 *	  "a": 1,
 *	  "b": [2, 3],
 *	  "c": {}
 *	}
 *
 * Strings and numbers are copied unchanged.
 */
#ifndef PLAN_LAYOUT_H
#define PLAN_LAYOUT_H

#include "plan/plan.h"

struct layout {
	bool lines;	    /* each member on a line of its own */
	struct str newline; /* "\n" or "\r\n" */
	struct str unit;    /* one step of indentation */
	struct str colon;   /* ": " */
	struct str pad;	    /* on one line: after the bracket */
	struct str next;    /* on one line: after the comma */
};

/* The layout of the plan. */
struct layout layout_of_plan(const struct plan *plan);
/* The layout of OBJECT; BASE if it is empty. */
struct layout layout_of_object(struct str object, const struct layout *base);
/* The indentation of a line: the blanks of LEAD after its last newline. */
struct str layout_indent(struct str lead);
/* Adds JSON, a value on a line that begins with INDENT. */
void layout_add(struct buf *out, const struct layout *layout, struct str json,
    struct str indent);
/* Adds JSON without white space outside of strings. */
void layout_add_compact(struct buf *out, struct str json);
/* True if A and B are equal but for white space outside of strings. */
bool layout_same(struct str a, struct str b);

#endif
