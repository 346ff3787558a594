/*
 * funcline.h: a func or edge line as a struct: the cost of one function in one
 * run, or of its calls from one caller.
 */
#ifndef STREAM_FUNCLINE_H
#define STREAM_FUNCLINE_H

#include "stream/origin.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct func_line {
	/* Views into the line that was read (valid until the next one) or into
	 * what the writer of the line owns; data NULL where missing. */
	struct str run, point, kind, full_name, module, name;
	struct str caller; /* full_name of the caller, of an edge line only */
	/* NAN where missing; times in seconds. */
	double size, iterations, lineno;
	double ncall;	    /* all calls */
	double nactualcall; /* calls that are not recursive */
	double ttot;	    /* inclusive */
	double tsub;	    /* self */
	double own;	    /* self, and that of the C functions it calls */
	double wait;	    /* waiting, if measured; not part of the others */
	double wait_most;   /* the same in the process that waited longest, if
			       the run is of several */
	double call_lineno; /* of an edge: the line of the caller's file that
			       most of its calls come from */
	/* Of an edge, the callee's. After func_line_read() known of all but a
	 * program: where the line does not say it, its names do. */
	enum origin origin;
};

/* Decodes a row whose shape is shape_func or shape_edge. A missing run,
 * full_name or (of an edge) caller, a value of the wrong kind and a negative
 * number are STATUS_MALFORMED. A sampled profile has no ncall. */
enum status func_line_read(
    const struct reader *in, const struct row *row, struct func_line *func);
/* Writes an edge line if caller is set, else a func line. */
void func_line_write(struct writer *out, const struct func_line *func);

#endif
