/*
 * callgrind_lines.h: where the reader of a callgrind file stands, for its lines
 * of the header and those of the body.
 */
#ifndef PARSE_CALLGRIND_LINES_H
#define PARSE_CALLGRIND_LINES_H

#include "parse/callgrind.h"

struct callgrind_lines {
	struct callgrind cg;
	struct source *s;
	int positions;	 /* number of positions before the costs */
	int event;	 /* index of the cost that is used */
	int events;	 /* number of events; 0 before `events:` */
	struct str file; /* by `fl=`, or by `fi=` and `fe=` until the next
			    `fn=` */
	struct str inline_file;
	struct str called_file; /* by `cfi=`, else data NULL */
	uint32_t func, called;	/* CALLGRIND_NONE */
	double calls;		/* of a `calls=` whose cost comes next */
	bool in_call, in_jump;
	bool after_cost; /* the last line had costs */
};

/* ---- callgrind_header.c ---- */

enum status callgrind_fail(
    const struct callgrind_lines *lines, const char *text, struct str value);
#define CALLGRIND_BLANKS " \t"
/* Removes the next word of *REST; false at the end. */
bool callgrind_word(struct str *rest, struct str *word);
/* "key: value"; *KNOWN is false if it is not a header line. */
enum status callgrind_header(
    struct callgrind_lines *lines, struct str line, bool *known);
/* STATUS_MALFORMED if the file, or a part of it, must not end here. */
enum status callgrind_ends(const struct callgrind_lines *lines);

#endif
