/*
 * add.h: adds run lines to the plan as new rows.
 *
 *	{"type":"run","id":"seq-8","size":8,"status":"pending","attempt":0,
 *	 "command":["python3","job.py","8"],"engine":"yappi","dir":"profiling"}
 *	-> {"id": "seq-8", "status": "pending", "size": 8,
 *	    "command": ["python3", "job.py", "8"]}
 *
 * A row has only keys that plan.h reads. Values that follow from the plan are
 * left out: a size that is the number of days from start to end, a command and
 * a time limit that are the plan's. Braces in a command are escaped
 * (template_escape) so that filling it gives the same command again. A result
 * goes to `results`.
 */
#ifndef PLAN_ADD_H
#define PLAN_ADD_H

#include "plan/update.h"
#include "stream/reader.h"

struct add_line;

struct add_list {
	const char *name; /* name of the input, for messages */
	struct add_line *lines;
	size_t count, cap;
};

/* Adds a run line to the list; STATUS_MALFORMED for values that a row must not
 * have. */
enum status add_collect(
    struct add_list *list, const struct reader *in, const struct row *row);
/* Appends all of them in one change of the file, or none. A missing or empty
 * file becomes a plan with the profiler, the clock and the folder of the first
 * line. An id that the plan has, or that comes twice, is STATUS_MALFORMED. */
enum status add_store(struct add_list *list, const char *path);
void add_release(struct add_list *list);

#endif
