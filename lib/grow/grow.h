/*
 * grow.h: proposes the next runs, from what was measured and what is still
 * undecided.
 *
 *	runs at sizes 1000 and 2000 (1.1 and 2.3 s), scale lines that leave a
 *	function with 40 % of the time undecided
 *	-> {"type":"run","id":"grow-250","size":250,"status":"pending",...,
 *	    "predicted_seconds":0.3}, and 500, 4000
 *
 * Runs that are pending in the stream come first; then no new size is proposed.
 * All lines are consumed. Memory: the runs, and 48 bytes for each function.
 *
 * Files:
 *
 *	grow.h		the stage
 *	measured.h	what was measured, and what is undecided
 *	tickets.h	run lines, and new ones like them
 *	choose.h	the cheapest runs that would decide
 */
#ifndef GROW_GROW_H
#define GROW_GROW_H

#include "stream/reader.h"
#include "stream/writer.h"

struct grow_options {
	double budget_s;    /* seconds of all runs together; INFINITY: no
			       limit */
	size_t most;	    /* runs */
	const char *prefix; /* prefix of ids */
	char **command;	    /* with {size}, ends with NULL; NULL: that of the
			       runs */
};

/* STATUS_NO, with a message that says why: no run is proposed. */
enum status grow_run(
    struct reader *in, struct writer *out, const struct grow_options *options);

#endif
