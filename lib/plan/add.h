/*
 * add.h: run lines as new rows of the plan.
 *
 *	{"type":"run","id":"seq-8","size":8,"status":"pending","attempt":0,
 *	 "command":["python3","job.py","8"],"engine":"yappi","dir":"profiling"}
 *	-> {"id": "seq-8", "status": "pending", "size": 8,
 *	    "command": ["python3", "job.py", "8"]}
 *
 * A row has the keys that plan.h reads, no others. What the plan would say
 * anyway is left out: a size that is the days from start to end, a command and
 * a time limit that are the plan's. A command is written so that filling
 * it gives the same command again (template_escape). A result goes to `results`.
 */
#ifndef PLAN_ADD_H
#define PLAN_ADD_H

#include "plan/update.h"
#include "stream/reader.h"

struct add_line;

struct add_list {
	const char *name; /* of the input, for messages */
	struct add_line *lines;
	size_t count, cap;
};

/* Keeps a run line; what no row may hold is malformed, and said. */
enum status add_collect(
    struct add_list *list, const struct reader *in, const struct row *row);
/* Appends all of them by one change of the file, or none. A missing or empty
 * file becomes a plan whose meta has the profiler, the clock and the folder
 * of the first line. An id that the plan has, or that comes twice, is
 * malformed. */
enum status add_store(struct add_list *list, const char *path);
void add_release(struct add_list *list);

#endif
