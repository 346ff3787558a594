/*
 * grow.h: what was measured and what is still open in; the next runs that are
 * worth making out.
 *
 *	runs at sizes 1000 and 2000 (1.1 and 2.3 s), scale lines that leave a
 *	function with 40 % of the time undecided
 *	-> {"type":"run","id":"grow-250","size":250,"status":"pending",...,
 *	    "predicted_seconds":0.3}, and 500, 4000
 *
 * Runs that are pending on the stream come first: then no size is invented.
 * All lines are consumed. Memory: the runs, and 48 bytes a function.
 *
 * Files:
 *
 *	grow.h		the stage
 *	measured.h	what was measured, and what is open
 *	tickets.h	run lines, and others made like them
 *	choose.h	the cheapest runs that would decide
 */
#ifndef GROW_GROW_H
#define GROW_GROW_H

#include "stream/reader.h"
#include "stream/writer.h"

struct grow_options {
	double budget_s;    /* of all runs together; INFINITY: no limit */
	size_t most;	    /* runs */
	const char *prefix; /* of the ids */
	char **command;	    /* with {size}, ends with NULL; NULL: as before */
};

/* STATUS_NO: no run is proposed, and why was said. */
enum status grow_run(
    struct reader *in, struct writer *out, const struct grow_options *options);

#endif
