/*
 * bare.h: tickets without a plan: what plan-seq and plan-cut have in common.
 *
 *	size 1000, command "job.py {size}", prefix "seq"
 *	-> {"type":"run","id":"seq-1000","size":1000,"status":"pending",
 *	    "attempt":0,"command":["job.py","1000"]}
 */
#ifndef PLAN_BARE_H
#define PLAN_BARE_H

#include "stream/writer.h"

struct bare {
	const char *dir, *engine, *clock; /* NULL: left to prof-run */
	const char *prefix;		  /* what ids begin with */
	double timeout_s;		  /* NAN: none */
	char **command;			  /* ends with NULL */
};

/* The options that such tools share: -d, -e, -t and two long ones. */
enum {
	BARE_CLOCK = 300, /* behind every tool's own codes */
	BARE_ID
};
/* The argument of --id, which must be the beginning of a file name; one that
 * is not ends the program. */
const char *bare_prefix(const char *text);
/* True if CODE was one of them; a value that is off ends the program. */
bool bare_option(struct bare *bare, int code, const char *value);

/* Writes a ticket. REPEAT is the number in the id, from 1, or 0 for none;
 * INPUT the value of {input}, data NULL for none. A word that is not UTF-8 is
 * STATUS_USAGE. */
enum status bare_write(struct writer *out, const struct bare *bare, double size,
    int64_t repeat, struct str input);

#endif
