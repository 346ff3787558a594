/*
 * run.h: the runs of a stream, or one command, made one after the other.
 */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "run/ticket.h"
#include "stream/writer.h"

struct run_summary {
	size_t failed;	/* runs that ended in an error or were refused */
	int stopped_by; /* the signal that told us to stop, else 0 */
};

/* Makes each run of IN that has not ended, unless another one holds its lock
 * or its receipt is there already, and passes everything else on. */
enum status run_stream(struct reader *in, struct writer *out,
    const struct run_options *options, struct run_summary *summary);

struct single_run {
	const char *const *command; /* NULL at the end */
	const char *id;		    /* NULL: made of the command's name */
	const char *label;	    /* NULL: none */
	double size;		    /* NAN: none */
};

/* Makes one run of a command that keeps our standard streams. */
enum status run_single(const struct single_run *single, struct writer *out,
    const struct run_options *options, struct run_summary *summary);

#endif
