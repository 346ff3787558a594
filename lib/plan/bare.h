/*
 * bare.h: tickets without a plan: what plan-seq and plan-cut share.
 *
 *	size 1000, command "job.py {size}", prefix "seq"
 *	-> {"type":"run","id":"seq-1000","size":1000,"status":"pending",
 *	    "attempt":0,"command":["job.py","1000"]}
 */
#ifndef PLAN_BARE_H
#define PLAN_BARE_H

#include "stream/writer.h"

struct bare {
	const char *dir, *engine, *clock; /* NULL: the default of prof-run */
	const char *prefix;		  /* the beginning of ids */
	double timeout_s;		  /* NAN: none */
	char **command;			  /* ends with NULL */
};

/* The options of these tools: -d, -e, -t and two long ones. */
enum {
	BARE_CLOCK = 300, /* above the codes of a tool's own options */
	BARE_ID
};
/* Checks the argument of --id, which must be the beginning of a file name;
 * another ends the program with status 2. */
const char *bare_prefix(const char *text);
/* True if CODE is one of these options; a wrong VALUE ends the program with
 * status 2. */
bool bare_option(struct bare *bare, int code, const char *value);

/* Writes a ticket. REPEAT is the number in the id, from 1, or 0 for none; INPUT
 * is the value of {input}, data NULL for none. STATUS_USAGE if a word is not
 * UTF-8. */
enum status bare_write(struct writer *out, const struct bare *bare, double size,
    int64_t repeat, struct str input);

#endif
